package jiheng.query.evidence;

import java.time.Instant;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Evidence;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A file where it is or was attached.
 *
 * @param sequence the event that attached it
 * @param by who attached it, both names where it was done by delegation
 * @param withdrawal null while it counts
 */
public record Attachment(
        EvaluationId evaluation,
        UnitId unit,
        Evidence evidence,
        long sequence,
        String by,
        Instant at,
        @Nullable Withdrawal withdrawal) {
    /**
     * How a file ceased to count.
     *
     * @param reason null where its row was taken off the form
     */
    public record Withdrawal(
            long sequence, String by, Instant at, @Nullable String reason) {}
}
