package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Approves the version at the step it waits at.
 *
 * @param despite why, although findings are open; empty where none is
 */
public record ApproveStep(
        @TargetAggregateIdentifier EvaluationId evaluation, long seen, String opinion, String despite) {
    public ApproveStep(EvaluationId evaluation, long seen, String opinion) {
        this(evaluation, seen, opinion, "");
    }
}
