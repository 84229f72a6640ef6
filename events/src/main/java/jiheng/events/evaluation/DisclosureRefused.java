package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The proposed public copy was not let out. */
@StoredAs("evaluation.disclosure-refused")
public record DisclosureRefused(EvaluationId evaluation, int version, String reason) implements EvaluationEvent {}
