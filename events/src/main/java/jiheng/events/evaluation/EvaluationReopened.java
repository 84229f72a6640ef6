package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A cancelled form goes on where it stood. */
@StoredAs("evaluation.reopened")
public record EvaluationReopened(EvaluationId evaluation, String reason) implements EvaluationEvent {}
