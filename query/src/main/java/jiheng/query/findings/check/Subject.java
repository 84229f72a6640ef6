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
 *
 * @param past every event of the form in order
 * @param others other years and other units
 * @param deadline the first moment after the deadline of results, null if none is known
 */
public record Subject(
        Form form,
        List<Happened> past,
        List<Other> others,
        @Nullable Instant deadline) {
    /** Another form. */
    public record Other(EvaluationId id, String unitName, int year, Content content) {
        public static Other of(Form form) {
            return new Other(form.id(), form.unitName(), form.year(), form.content());
        }
    }

    public Subject {
        past = List.copyOf(past);
        others = List.copyOf(others);
    }

    List<Row> rows() {
        return Row.all(form.content());
    }
}
