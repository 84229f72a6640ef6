package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A correction of a settled form was asked for. */
@StoredAs("evaluation.correction-requested")
public record CorrectionRequested(EvaluationId evaluation, CorrectionId correction, String reasonCode, String reason)
        implements EvaluationEvent {}
