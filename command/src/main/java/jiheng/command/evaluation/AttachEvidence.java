package jiheng.command.evaluation;

import java.util.regex.Pattern;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Attaches a file to a row. The bytes are the edge's to keep; here is what it found them to be.
 *
 * @param row an indicator's id, or {@code total} for the execution of the funds
 * @param file the name as given
 */
public record AttachEvidence(
        @TargetAggregateIdentifier EvaluationId evaluation,
        long seen,
        EvidenceId evidence,
        String row,
        String file,
        String mediaType,
        long size,
        String sha256) {
    /** The largest file, in bytes. */
    public static final long LARGEST = 50L * 1024 * 1024;

    /** The most files of one row. */
    public static final int MOST = 20;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public AttachEvidence {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hex: " + sha256);
        }
    }
}
