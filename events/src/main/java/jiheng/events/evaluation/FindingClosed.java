package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/**
 * A finding is no longer open.
 *
 * @param gone whether the check that raised it found at the next submission that its facts no longer stand
 * @param reason what the person said who closed it; empty where it is gone, which says all. The first closings of that
 *     kind were recorded with a text, which is told as it stands
 */
@StoredAs("evaluation.finding-closed")
public record FindingClosed(EvaluationId evaluation, FindingId finding, boolean gone, String reason)
        implements EvaluationEvent {}
