package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/**
 * A finding is no longer open.
 *
 * @param gone whether the check that raised it found at the next submission that its facts no longer stand
 */
@StoredAs("evaluation.finding-closed")
public record FindingClosed(EvaluationId evaluation, FindingId finding, boolean gone, String reason)
        implements EvaluationEvent {}
