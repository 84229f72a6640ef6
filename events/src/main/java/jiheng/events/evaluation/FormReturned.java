package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;

/** A step returned the form for correction. */
@StoredAs("evaluation.returned")
public record FormReturned(
        EvaluationId evaluation, Stage stage, int version, String step, String reason, List<RowReason> rows)
        implements EvaluationEvent {
    public FormReturned {
        rows = List.copyOf(rows);
    }
}
