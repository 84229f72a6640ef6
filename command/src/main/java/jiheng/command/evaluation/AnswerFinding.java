package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FindingId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Answers an open finding on the unit's own form. */
public record AnswerFinding(@TargetAggregateIdentifier EvaluationId evaluation, FindingId finding, String answer) {}
