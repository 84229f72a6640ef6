package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FindingId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Accepts the answer to a finding. */
public record AcceptFinding(@TargetAggregateIdentifier EvaluationId evaluation, FindingId finding, String opinion) {}
