package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The answer to a finding was accepted. */
@StoredAs("evaluation.finding-accepted")
public record FindingAccepted(EvaluationId evaluation, FindingId finding, String opinion) implements EvaluationEvent {}
