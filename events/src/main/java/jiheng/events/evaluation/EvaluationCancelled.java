package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The form was cancelled; all of it stays readable. */
@StoredAs("evaluation.cancelled")
public record EvaluationCancelled(EvaluationId evaluation, String reason) implements EvaluationEvent {}
