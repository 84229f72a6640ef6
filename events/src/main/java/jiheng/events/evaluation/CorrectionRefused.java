package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The correction may not be made. */
@StoredAs("evaluation.correction-refused")
public record CorrectionRefused(EvaluationId evaluation, CorrectionId correction, String reason)
        implements EvaluationEvent {}
