package jiheng.query.findings.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Happened;
import jiheng.query.evaluation.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What the checks look at: a form, what happened to it, and as much of other forms as they compare it with.
 */
public final class Subject {
    private final Form form;
    private final List<Happened> past;
    private final List<Other> others;
    private final @Nullable Instant deadline;
    private final List<Row> rows;
    private final Labels labels;
    private final Set<Words> shared = new HashSet<>();

    /** Another form. */
    public record Other(EvaluationId id, String unitName, int year, Content content) {
        public static Other of(Form form) {
            return new Other(form.id(), form.unitName(), form.year(), form.content());
        }
    }

    /**
     * @param past every event of the form in order
     * @param others other years and other units
     * @param deadline the first moment after the deadline of results, null if none is known
     */
    public Subject(Form form, List<Happened> past, List<Other> others, @Nullable Instant deadline) {
        this.form = form;
        this.past = List.copyOf(past);
        this.others = List.copyOf(others);
        this.deadline = deadline;
        this.rows = Row.all(form.content());
        this.labels = new Labels(form.layout(), form.content());
        var names = new HashSet<Words>();
        rows.stream()
                .map(row -> labels.row(row.indicator().id().value()))
                .filter(name -> !names.add(name))
                .forEach(shared::add);
    }

    Form form() {
        return form;
    }

    List<Happened> past() {
        return past;
    }

    List<Other> others() {
        return others;
    }

    @Nullable Instant deadline() {
        return deadline;
    }

    List<Row> rows() {
        return rows;
    }

    /** What a cell is called, with its row's number where another row is called the same. */
    Words label(Cell cell) {
        var label = labels.cell(cell);
        if (!cell.isIn(Cell.INDICATORS) || !shared.contains(labels.row(cell.row()))) {
            return label;
        }
        return rows.stream()
                .filter(row -> row.indicator().id().value().equals(cell.row()))
                .findFirst()
                .map(row -> row.indicator().position() + 1)
                .map(at -> new Words("第" + at + "行" + label.zh(), label.en() + " (row " + at + ")"))
                .orElse(label);
    }
}
