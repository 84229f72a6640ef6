package jiheng.command.evaluation;

import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks to correct a settled form. */
public record RequestCorrection(
        @TargetAggregateIdentifier EvaluationId evaluation,
        CorrectionId correction,
        String reasonCode,
        String reason) {}
