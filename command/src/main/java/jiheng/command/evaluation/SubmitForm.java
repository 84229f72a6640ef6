package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Submits the form as the person had seen it. */
public record SubmitForm(@TargetAggregateIdentifier EvaluationId evaluation, long seen) {}
