package jiheng.query.audit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import jiheng.query.audit.leaf.Digests;

/** A row of the log's table of leaves. */
public record LeafRow(long index, long row, byte[] payloadSm3, byte[] metadataSm3, Digests hashes) {
    /** Of the table {@code audit.leaf l}. */
    static final String COLUMNS = "l.leaf_index, l.event_row, l.payload_sm3, l.metadata_sm3, l.sha256, l.sm3";

    static LeafRow of(ResultSet row) throws SQLException {
        return of(row, 1);
    }

    /** @param first the number of the first of the columns */
    static LeafRow of(ResultSet row, int first) throws SQLException {
        return new LeafRow(
                row.getLong(first),
                row.getLong(first + 1),
                row.getBytes(first + 2),
                row.getBytes(first + 3),
                new Digests(row.getBytes(first + 4), row.getBytes(first + 5)));
    }
}
