package jiheng.query.evidence;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.query.evaluation.Act;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps where every file stands, in the transaction of the act itself. An event delivered again changes nothing: a file
 * is attached under an id of its own, and withdrawn once.
 */
@ProcessingGroup("live")
public final class EvidenceProjection {
    private static final String ATTACH = """
            insert into evidence (evaluation, evidence, "row", file, media_type, size, sha256, sequence, attached_by,
                attached_at)
            values (:evaluation, :evidence, :row, :file, :type, :size, :sha256, :sequence, :by, :at)
            on conflict do nothing
            """;
    private static final String WITHDRAW = """
            update evidence set withdrawn = :sequence, withdrawn_by = :by, withdrawn_at = :at, withdrawn_reason = :reason
            where evaluation = :evaluation and withdrawn is null and sequence < :sequence and
            """;

    private final JdbcClient jdbc;

    public EvidenceProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    public void on(EvidenceAttached event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metadata) {
        jdbc.sql(ATTACH)
                .param("evaluation", event.evaluation().value())
                .param("evidence", event.evidence().value())
                .param("row", event.row())
                .param("file", event.file())
                .param("type", event.mediaType())
                .param("size", event.size())
                .param("sha256", event.sha256())
                .param("sequence", sequence)
                .param("by", Act.from(metadata, at).signature())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    public void on(EvidenceWithdrawn event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metadata) {
        var known = jdbc.sql("select count(*) from evidence where evaluation = ? and evidence = ?")
                .params(event.evaluation().value(), event.evidence().value())
                .query(Long.class)
                .single();
        if (known == 0) {
            throw new IllegalStateException(event.evaluation() + " withdrew " + event.evidence() + " at " + sequence
                    + ", which was never attached");
        }
        withdraw(
                "evidence = :key",
                event.evaluation(),
                event.evidence().value(),
                event.reason(),
                sequence,
                at,
                metadata);
    }

    /** A row taken off the form takes its files with it. */
    @EventHandler
    public void on(IndicatorRemoved event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metadata) {
        withdraw("\"row\" = :key", event.evaluation(), event.indicator().value(), null, sequence, at, metadata);
    }

    private void withdraw(
            String which,
            EvaluationId evaluation,
            String key,
            @Nullable String reason,
            long sequence,
            Instant at,
            MetaData metadata) {
        jdbc.sql(WITHDRAW + which)
                .param("evaluation", evaluation.value())
                .param("key", key)
                .param("sequence", sequence)
                .param("by", Act.from(metadata, at).signature())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("reason", reason, Types.VARCHAR)
                .update();
    }
}
