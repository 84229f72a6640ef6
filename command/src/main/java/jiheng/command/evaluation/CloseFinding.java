package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FindingId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Closes a finding, answered or not, with a reason. */
public record CloseFinding(@TargetAggregateIdentifier EvaluationId evaluation, FindingId finding, String reason) {}
