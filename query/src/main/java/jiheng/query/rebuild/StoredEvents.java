package jiheng.query.rebuild;

import java.util.List;
import jiheng.events.store.EventTable;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.Upcasters;
import jiheng.query.audit.log.StoredRow;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's rows in the order they were added. Appends take their index under the append lock, so that reading on
 * from an index skips nothing.
 */
final class StoredEvents {
    private static final String NEXT = "select " + StoredRow.COLUMNS + " from " + EventTable.NAME
            + " e where e.global_index > ? order by e.global_index limit ?";

    private final JdbcClient jdbc;
    private final StoredEventSerializer serializer;

    StoredEvents(JdbcClient jdbc, StoredEventSerializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    List<StoredRow> after(long index, int most) {
        return jdbc.sql(NEXT)
                .params(index, most)
                .query((row, number) -> StoredRow.of(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from " + EventTable.NAME)
                .query(Long.class)
                .single();
    }

    /** The row as the product's handlers receive it. */
    DomainEventMessage<?> message(StoredRow row) {
        return message(row, serializer);
    }

    static DomainEventMessage<?> message(StoredRow row, StoredEventSerializer serializer) {
        var entry = new GenericDomainEventEntry<>(
                row.streamKind(),
                row.stream(),
                row.sequence(),
                row.eventId(),
                row.at(),
                row.name(),
                row.revision(),
                row.payload(),
                row.metadata());
        return Upcasters.read(entry, serializer);
    }
}
