package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** No longer shows a published copy, as when something stands in it that should not. */
public record WithdrawPublication(@TargetAggregateIdentifier EvaluationId evaluation, int publication, String reason) {}
