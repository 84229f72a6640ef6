package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A granted correction was given up before any cell was changed; the form stands as settled. */
@StoredAs("evaluation.correction-abandoned")
public record CorrectionAbandoned(EvaluationId evaluation, CorrectionId correction, String reason)
        implements EvaluationEvent {}
