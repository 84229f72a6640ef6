package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** Whoever filled in the form answered a finding. */
@StoredAs("evaluation.finding-answered")
public record FindingAnswered(EvaluationId evaluation, FindingId finding, String answer) implements EvaluationEvent {}
