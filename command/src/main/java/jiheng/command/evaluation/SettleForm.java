package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Settles the form with its grade, approving the last step where that is still open.
 *
 * @param despite why, although findings are open; empty where none is
 */
public record SettleForm(
        @TargetAggregateIdentifier EvaluationId evaluation, long seen, String opinion, String despite) {
    public SettleForm(EvaluationId evaluation, long seen, String opinion) {
        this(evaluation, seen, opinion, "");
    }
}
