package jiheng.events.evaluation;

import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * A file was attached to a row as its evidence; {@code why} is there if the form was being corrected. The fields are
 * those of {@link Evidence}.
 */
@StoredAs("evaluation.evidence-attached")
public record EvidenceAttached(
        EvaluationId evaluation,
        EvidenceId evidence,
        String row,
        String file,
        String mediaType,
        long size,
        String sha256,
        @Nullable Why why)
        implements EvaluationEvent {
    public Evidence attached() {
        return new Evidence(evidence, row, file, mediaType, size, sha256);
    }
}
