package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;

/** A version is approved although these findings are open, and why. */
@StoredAs("evaluation.findings-passed-over")
public record FindingsPassedOver(
        EvaluationId evaluation, Stage stage, int version, String step, List<FindingId> findings, String reason)
        implements EvaluationEvent {
    public FindingsPassedOver {
        findings = List.copyOf(findings);
    }
}
