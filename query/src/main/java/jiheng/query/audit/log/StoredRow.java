package jiheng.query.audit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as it is stored, every column of it. */
public record StoredRow(
        long row,
        String eventId,
        String stream,
        long sequence,
        @Nullable String streamKind,
        String at,
        String name,
        @Nullable String revision,
        byte[] payload,
        byte[] metadata) {
    /** Of the table {@code public.event e}, in the order that {@link #of} takes them from the first column on. */
    public static final String COLUMNS =
            "e.global_index, e.event_id, e.stream, e.sequence, e.stream_kind, e.at, e.name, e.revision, e.payload,"
                    + " e.metadata";

    /** How many columns those are. */
    public static final int WIDTH = 10;

    public static StoredRow of(ResultSet row) throws SQLException {
        return new StoredRow(
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

    /** @throws jiheng.query.audit.leaf.MalformedLeaf if it is not the next of its stream after the previous leaf */
    public Leaf leaf(long index, Digests hashedPayload, Digests hashedMetadata, Leaf.@Nullable Previous previous) {
        return new Leaf(
                index,
                row,
                streamKind,
                stream,
                sequence,
                eventId,
                at,
                name,
                revision,
                hashedPayload,
                hashedMetadata,
                previous);
    }
}
