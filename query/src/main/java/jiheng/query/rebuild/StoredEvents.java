package jiheng.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import jiheng.events.store.EventTable;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.Upcasters;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's rows in the order they were added. Appends take their index under the append lock, so that reading on
 * from an index skips nothing.
 */
final class StoredEvents {
    private static final String NEXT =
            "select global_index, event_id, stream, sequence, stream_kind, at, name, revision,"
                    + " payload, metadata from " + EventTable.NAME
                    + " where global_index > ? order by global_index limit ?";

    private final JdbcClient jdbc;
    private final StoredEventSerializer serializer;

    StoredEvents(JdbcClient jdbc, StoredEventSerializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** A row as it is stored. */
    record Row(
            long index,
            String id,
            String stream,
            long sequence,
            String kind,
            String at,
            String name,
            String revision,
            byte[] payload,
            byte[] metadata) {}

    List<Row> after(long index, int most) {
        return jdbc.sql(NEXT).params(index, most).query(StoredEvents::row).list();
    }

    long count() {
        return jdbc.sql("select count(*) from " + EventTable.NAME)
                .query(Long.class)
                .single();
    }

    /** The row as the product's handlers receive it. */
    DomainEventMessage<?> message(Row row) {
        var entry = new GenericDomainEventEntry<>(
                row.kind, row.stream, row.sequence, row.id, row.at, row.name, row.revision, row.payload, row.metadata);
        return Upcasters.read(entry, serializer);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9),
                row.getBytes(10));
    }
}
