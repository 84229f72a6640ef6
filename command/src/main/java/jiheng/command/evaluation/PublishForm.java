package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets the proposed public copy out. */
public record PublishForm(@TargetAggregateIdentifier EvaluationId evaluation, long seen) {}
