package jiheng.command.evaluation;

import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Does not let the correction be made. */
public record RefuseCorrection(
        @TargetAggregateIdentifier EvaluationId evaluation, CorrectionId correction, String reason) {}
