package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.store.Appended;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.LeafHashing;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.sm.Sm3;
import org.jspecify.annotations.Nullable;

/**
 * Gives every row of the ledger that has none yet its leaf, in the order of rows: read back as stored, hashed, and
 * written in the transaction that holds the append lock.
 */
public final class Leaves implements Appended {
    /** Rows that are taken at once. */
    public static final int BATCH = 2_000;

    private static final String LAST = "select leaf_index, event_row from audit.leaf order by leaf_index desc limit 1";
    private static final String ROWS = "select " + StoredRow.COLUMNS
            + " from public.event e where e.global_index > ? order by e.global_index limit " + BATCH;
    /** The leaf of an event, by its stream and sequence. */
    static final String PREVIOUS = """
            select l.leaf_index, l.sha256, l.sm3
            from public.event e join audit.leaf l on l.event_row = e.global_index
            where e.stream = ? and e.sequence = ?
            """;

    private static final String ADD = """
            insert into audit.leaf (leaf_index, event_row, payload_sm3, metadata_sm3, sha256, sm3)
            values (?, ?, ?, ?, ?, ?)
            """;

    @Override
    public void appended(Connection connection) throws SQLException {
        while (batch(connection) == BATCH) {
            // until a batch is not full: as a rule the first
        }
    }

    /**
     * Gives some rows their leaves. Whoever calls holds the append lock.
     *
     * @return how many; {@link #BATCH} if there may be more
     */
    public int batch(Connection connection) throws SQLException {
        var last = last(connection);
        var rows = rows(connection, last.row);
        if (rows.isEmpty()) {
            return 0;
        }
        var hashing = new LeafHashing(TreeHash.sha256(), Sm3.tree());
        var streams = new HashMap<String, Known>();
        try (var previous = connection.prepareStatement(PREVIOUS);
                var add = connection.prepareStatement(ADD)) {
            var index = last.index;
            for (var row : rows) {
                index++;
                add(add, row, index, before(previous, row, streams), hashing, streams);
            }
            add.executeBatch();
        }
        return rows.size();
    }

    private static void add(
            PreparedStatement add,
            StoredRow row,
            long index,
            Leaf.@Nullable Previous previous,
            LeafHashing hashing,
            Map<String, Known> streams)
            throws SQLException {
        var payload = hashing.of(row.payload());
        var metadata = hashing.of(row.metadata());
        Digests hashed;
        try {
            hashed = hashing.leaf(row.leaf(index, payload, metadata, previous).encode());
        } catch (MalformedLeaf unfit) {
            throw new SQLException(
                    "row " + row.row() + " of the ledger, " + row.sequence() + " of " + row.stream()
                            + ", has no place in the log: " + unfit.getMessage(),
                    unfit);
        }
        streams.put(row.stream(), new Known(row.sequence(), new Leaf.Previous(index, hashed)));
        add.setLong(1, index);
        add.setLong(2, row.row());
        add.setBytes(3, payload.sm3());
        add.setBytes(4, metadata.sm3());
        add.setBytes(5, hashed.sha256());
        add.setBytes(6, hashed.sm3());
        add.addBatch();
    }

    private static Leaf.@Nullable Previous before(PreparedStatement previous, StoredRow row, Map<String, Known> streams)
            throws SQLException {
        var known = streams.get(row.stream());
        if (known != null && known.sequence == row.sequence() - 1) {
            return known.leaf;
        }
        if (row.sequence() == 0) {
            return null;
        }
        previous.setString(1, row.stream());
        previous.setLong(2, row.sequence() - 1);
        try (var found = previous.executeQuery()) {
            return found.next()
                    ? new Leaf.Previous(found.getLong(1), new Digests(found.getBytes(2), found.getBytes(3)))
                    : null;
        }
    }

    private record Known(long sequence, Leaf.Previous leaf) {}

    private record Last(long index, long row) {}

    private static Last last(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LAST);
                var found = statement.executeQuery()) {
            return found.next() ? new Last(found.getLong(1), found.getLong(2)) : new Last(-1, Long.MIN_VALUE);
        }
    }

    private static List<StoredRow> rows(Connection connection, long after) throws SQLException {
        try (var statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, after);
            try (var found = statement.executeQuery()) {
                var all = new ArrayList<StoredRow>();
                while (found.next()) {
                    all.add(StoredRow.of(found));
                }
                return all;
            }
        }
    }
}
