package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A version was submitted; {@code digest} is the SHA-256 of its content, {@code step} the step it went to. */
@StoredAs("evaluation.submitted")
public record FormSubmitted(
        EvaluationId evaluation, Stage stage, int version, String digest, String step, boolean afterDeadline)
        implements EvaluationEvent {}
