package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/**
 * The proposed public copy was let out.
 *
 * @param publication counts the form's publications from 1
 * @param digest of the content as the public sees it
 */
@StoredAs("evaluation.published")
public record FormPublished(EvaluationId evaluation, int publication, int version, String digest)
        implements EvaluationEvent {}
