package jiheng.query.findings.check;

import java.time.Instant;
import java.util.List;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Happened;
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
}
