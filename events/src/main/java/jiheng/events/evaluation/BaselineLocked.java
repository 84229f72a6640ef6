package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The targets are the baseline from now on; changing one is a correction. */
@StoredAs("evaluation.baseline-locked")
public record BaselineLocked(EvaluationId evaluation, int version, String digest) implements EvaluationEvent {}
