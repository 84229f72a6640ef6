package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;

/**
 * A public copy of a settled version was proposed.
 *
 * @param settled the sequence number of the settlement
 */
@StoredAs("evaluation.disclosure-prepared")
public record DisclosurePrepared(EvaluationId evaluation, int version, long settled, List<Redaction> redactions)
        implements EvaluationEvent {
    public DisclosurePrepared {
        redactions = List.copyOf(redactions);
    }
}
