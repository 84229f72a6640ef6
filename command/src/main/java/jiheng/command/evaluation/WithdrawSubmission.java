package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a submission back before anyone acted on it. */
public record WithdrawSubmission(@TargetAggregateIdentifier EvaluationId evaluation) {}
