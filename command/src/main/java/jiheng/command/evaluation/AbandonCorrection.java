package jiheng.command.evaluation;

import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives up a granted correction before any cell was changed. */
public record AbandonCorrection(
        @TargetAggregateIdentifier EvaluationId evaluation, CorrectionId correction, String reason) {}
