package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Cancels a form. */
public record CancelEvaluation(@TargetAggregateIdentifier EvaluationId evaluation, long seen, String reason) {}
