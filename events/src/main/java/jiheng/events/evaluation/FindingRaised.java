package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A check or a person raised a finding. */
@StoredAs("evaluation.finding-raised")
public record FindingRaised(EvaluationId evaluation, FindingId finding, Finding raised) implements EvaluationEvent {}
