package jiheng.ui.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.command.template.Fields;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.query.evaluation.TextComparison;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Wording;
import jiheng.ui.sheet.Mark;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became different since a version: as a list, and as marks on the sheet. */
@Component
class Changes {
    private final Replay replay;
    private final Wording wording;

    Changes(Replay replay, Wording wording) {
        this.replay = replay;
        this.wording = wording;
    }

    /**
     * One cell that differs.
     *
     * @param cell where it stands on the sheet, or null where it is a figure or a row that is gone
     */
    record Change(
            @Nullable String cell,
            @Nullable String anchor,
            String label,
            String kind,
            String from,
            String to,
            List<TextComparison.Segment> segments) {}

    /** @param base the version that was compared with, as an address names it: {@code v1} or {@code t1} */
    record Since(String base, int version, String at, String by, List<Change> changes, Map<Cell, Mark> marks) {}

    /**
     * What changed since the version before: since the last one submitted while the form is being filled in, since the
     * one before that while it is out; empty before there is such a version.
     */
    Optional<Since> since(Form form, Locale locale) {
        var out = form.state() == State.SUBMITTED || form.state() == State.APPROVED;
        var versions = form.submissions().stream()
                .filter(one -> one.stage() == form.stage() && !one.withdrawn())
                .toList();
        var place = versions.size() - (out ? 2 : 1);
        if (place < 0) {
            return Optional.empty();
        }
        var base = versions.get(place);
        return replay.asOf(form.id(), base.sequence()).map(before -> {
            var differences = Comparison.between(before, form);
            var letter = base.stage() == Stage.RESULTS ? "v" : "t";
            return new Since(
                    letter + base.version(),
                    base.version(),
                    BeijingTime.text(base.by().at()),
                    base.by().signature(),
                    differences.stream()
                            .map(difference -> change(form, difference, locale))
                            .toList(),
                    marks(differences));
        });
    }

    private Change change(Form form, Comparison.Difference difference, Locale locale) {
        var cell = cell(difference.field())
                .filter(one -> Fields.of(form.layout(), form.content(), one).isPresent())
                .map(Cell::path)
                .orElse(null);
        return new Change(
                cell,
                cell == null ? null : "c_" + cell.replace('/', '_'),
                wording.words(difference.label(), locale),
                difference.kind() == Comparison.Kind.KEPT
                        ? "kept"
                        : mark(difference).style(),
                wording.before(difference, locale),
                wording.after(difference, locale),
                difference.segments());
    }

    private static Map<Cell, Mark> marks(List<Comparison.Difference> differences) {
        Map<Cell, Mark> marks = new HashMap<>();
        for (var difference : differences) {
            if (difference.kind() != Comparison.Kind.KEPT) {
                cell(difference.field()).ifPresent(cell -> marks.put(cell, mark(difference)));
            }
        }
        return marks;
    }

    private static Mark mark(Comparison.Difference difference) {
        return switch (difference.kind()) {
            case ADDED, ROW_ADDED -> new Mark(Mark.Kind.ADDED, "", "");
            case REMOVED, ROW_REMOVED -> new Mark(Mark.Kind.REMOVED, difference.from(), "");
            case CHANGED, KEPT -> new Mark(Mark.Kind.CHANGED, difference.from(), "");
        };
    }

    private static Optional<Cell> cell(String path) {
        try {
            return Optional.of(new Cell(path));
        } catch (IllegalArgumentException figure) {
            return Optional.empty();
        }
    }
}
