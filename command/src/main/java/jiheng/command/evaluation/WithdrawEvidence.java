package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a file back as evidence; nothing of it is deleted. */
public record WithdrawEvidence(
        @TargetAggregateIdentifier EvaluationId evaluation, long seen, EvidenceId evidence, String reason) {}
