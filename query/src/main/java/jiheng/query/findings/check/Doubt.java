package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingCheck;
import jiheng.events.evaluation.FindingFact;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** A finding being put together: its sentence, what is at stake, and the facts one after the other. */
final class Doubt {
    private static final int LONGEST_VALUE = 400;

    private record Part(
            @Nullable Words label,
            String value,
            @Nullable EvaluationId form,
            @Nullable Cell cell) {}

    private final Words sentence;
    private final BigDecimal stake;
    private final List<Part> parts = new ArrayList<>();

    Doubt(BigDecimal stake, String zh, String en) {
        this.stake = stake;
        this.sentence = new Words(zh, en);
    }

    /** What stands in a cell of the form, under the cell's own label. */
    Doubt cell(Cell cell, String value) {
        parts.add(new Part(null, value, null, cell));
        return this;
    }

    /** What was read in a cell of the form. */
    Doubt read(String zh, String en, String value, Cell cell) {
        parts.add(new Part(new Words(zh, en), value, null, cell));
        return this;
    }

    /** What was worked out and stands nowhere. */
    Doubt workedOut(String zh, String en, String value) {
        parts.add(new Part(new Words(zh, en), value, null, null));
        return this;
    }

    Doubt elsewhere(Subject.Other other, Cell cell, String value) {
        var where = other.unitName() + " " + other.year();
        parts.add(new Part(new Words(where, where), value, other.id(), cell));
        return this;
    }

    <T> Doubt each(Collection<T> all, java.util.function.BiConsumer<Doubt, T> more) {
        all.forEach(one -> more.accept(this, one));
        return this;
    }

    Finding by(FindingCheck check, boolean owed, Subject subject) {
        var cells = parts.stream()
                .filter(part -> part.form == null)
                .map(part -> part.cell)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var facts = parts.stream()
                .map(part -> new FindingFact(
                        part.label == null ? subject.label(Objects.requireNonNull(part.cell)) : part.label,
                        cut(part.value),
                        part.form,
                        part.cell))
                .toList();
        var rows = cells.stream()
                .map(cell -> cell.isIn(Cell.FUNDS) ? Cell.TOTAL : cell.row())
                .distinct()
                .toList();
        return new Finding(check, owed, rows, cells, facts, new Points(stake), sentence);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
