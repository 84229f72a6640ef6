package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The correction may be made. */
@StoredAs("evaluation.correction-granted")
public record CorrectionGranted(EvaluationId evaluation, CorrectionId correction, String opinion)
        implements EvaluationEvent {}
