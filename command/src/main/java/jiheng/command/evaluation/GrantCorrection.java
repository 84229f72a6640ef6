package jiheng.command.evaluation;

import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets the correction be made. */
public record GrantCorrection(
        @TargetAggregateIdentifier EvaluationId evaluation, CorrectionId correction, String opinion) {}
