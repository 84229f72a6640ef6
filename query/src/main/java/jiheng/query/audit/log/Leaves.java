package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jiheng.events.store.AppendRefused;
import jiheng.events.store.Appended;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.LeafHashing;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.sm.Sm3;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows that an act appended their leaves, in the order of rows: read back as stored, hashed, and written in
 * the transaction that holds the append lock. A row that nobody told of gets none, and nothing is appended beside it.
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
    public void appended(Connection connection, List<String> eventIds) throws SQLException {
        var due = new HashSet<>(eventIds);
        var some = 0;
        do {
            var last = last(connection);
            var rows = rows(connection, last.row);
            for (var row : rows) {
                if (!due.remove(row.eventId())) {
                    throw new AppendRefused(
                            "台账第 " + row.row() + " 行（" + row.stream() + " 的第 " + row.sequence() + " 条）没有日志记录，不是由产品写入的",
                            "row " + row.row() + " of the ledger, " + row.sequence() + " of " + row.stream()
                                    + ", has no leaf: it was not written by the product");
                }
            }
            add(connection, last, rows);
            some = rows.size();
        } while (some == BATCH);
        if (!due.isEmpty()) {
            throw new AppendRefused(
                    "日志的最后一条所记的行在刚写入的 " + due.size() + " 行之后，这些行得不到日志记录",
                    "the log's last leaf speaks of a row beyond the " + due.size()
                            + " that were just written, which would get none");
        }
    }

    /**
     * Gives rows their leaves whoever wrote them. Whoever calls holds the append lock, and knows why.
     *
     * @return how many; {@link #BATCH} if there may be more
     */
    public int adopt(Connection connection) throws SQLException {
        var last = last(connection);
        var rows = rows(connection, last.row);
        add(connection, last, rows);
        return rows.size();
    }

    private static void add(Connection connection, Last last, List<StoredRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
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
            throw new AppendRefused(
                    "台账第 " + row.row() + " 行（" + row.stream() + " 的第 " + row.sequence() + " 条）不接续本流的前一条",
                    "row " + row.row() + " of the ledger, " + row.sequence() + " of " + row.stream()
                            + ", has no place in the log: " + unfit.getMessage());
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
