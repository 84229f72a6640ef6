package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Approves the version at the step it waits at. */
public record ApproveStep(@TargetAggregateIdentifier EvaluationId evaluation, long seen, String opinion) {}
