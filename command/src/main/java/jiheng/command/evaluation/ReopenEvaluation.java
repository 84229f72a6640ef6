package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a cancelled form go on where it stood. */
public record ReopenEvaluation(@TargetAggregateIdentifier EvaluationId evaluation, String reason) {}
