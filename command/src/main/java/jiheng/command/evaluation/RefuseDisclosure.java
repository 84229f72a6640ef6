package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Does not let the proposed public copy out. */
public record RefuseDisclosure(@TargetAggregateIdentifier EvaluationId evaluation, long seen, String reason) {}
