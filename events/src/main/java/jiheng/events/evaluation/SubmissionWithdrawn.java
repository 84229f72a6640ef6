package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A submission was taken back before anyone acted on it. */
@StoredAs("evaluation.withdrawn")
public record SubmissionWithdrawn(EvaluationId evaluation, Stage stage, int version) implements EvaluationEvent {}
