package jiheng.events.evaluation;

import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * A file no longer counts as evidence of its row; its bytes and its place in the history stay. {@code why} is there if
 * the form was being corrected.
 */
@StoredAs("evaluation.evidence-withdrawn")
public record EvidenceWithdrawn(
        EvaluationId evaluation,
        EvidenceId evidence,
        String row,
        String file,
        String sha256,
        String reason,
        @Nullable Why why)
        implements EvaluationEvent {}
