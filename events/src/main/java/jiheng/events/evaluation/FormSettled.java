package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** The form was settled with its grade. */
@StoredAs("evaluation.settled")
public record FormSettled(
        EvaluationId evaluation,
        int version,
        String digest,
        Points total,
        Points ruleTotal,
        Grade grade,
        String opinion)
        implements EvaluationEvent {}
