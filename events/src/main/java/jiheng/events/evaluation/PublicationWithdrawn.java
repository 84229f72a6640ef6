package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A published copy is no longer shown; that it was there, is. */
@StoredAs("evaluation.publication-withdrawn")
public record PublicationWithdrawn(EvaluationId evaluation, int publication, String reason)
        implements EvaluationEvent {}
