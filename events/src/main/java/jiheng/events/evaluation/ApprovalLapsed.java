package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A correction touched what this approval vouched for, so the step decides again. */
@StoredAs("evaluation.approval-lapsed")
public record ApprovalLapsed(EvaluationId evaluation, Stage stage, String step, int version, Cell cause)
        implements EvaluationEvent {}
