package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A step of the route approved the version. */
@StoredAs("evaluation.step-approved")
public record StepApproved(EvaluationId evaluation, Stage stage, int version, String step, String opinion)
        implements EvaluationEvent {}
