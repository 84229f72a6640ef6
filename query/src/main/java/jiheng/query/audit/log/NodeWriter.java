package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import org.jspecify.annotations.Nullable;

/** Keeps the nodes that a walk completes; one that is there already must be the same. */
public final class NodeWriter implements LedgerWalk.Completed, AutoCloseable {
    private static final int BATCH = 5_000;

    private final PreparedStatement add;
    private final PreparedStatement find;
    private final Map<Place, Node> pending = new LinkedHashMap<>();

    private record Place(int level, long index) {}

    private static final class Node {
        private byte @Nullable [] sha256;
        private byte @Nullable [] sm3;
    }

    /** Over the writer's own transaction, for the caller to commit after {@link #flush}. */
    public NodeWriter(Connection connection) throws SQLException {
        add = connection.prepareStatement("insert into audit.node (level, node_index, sha256, sm3) values (?, ?, ?, ?)"
                + " on conflict do nothing");
        find = connection.prepareStatement("select sha256, sm3 from audit.node where level = ? and node_index = ?");
    }

    @Override
    public void node(Algorithm tree, int level, long index, byte[] root) {
        var node = pending.computeIfAbsent(new Place(level, index), place -> new Node());
        if (tree == Algorithm.SHA256) {
            node.sha256 = root.clone();
        } else {
            node.sm3 = root.clone();
        }
        if (pending.size() >= BATCH && node.sha256 != null && node.sm3 != null) {
            try {
                flush();
            } catch (SQLException refused) {
                throw new IllegalStateException("a node could not be kept", refused);
            }
        }
    }

    /** Writes what both trees have told. */
    public void flush() throws SQLException {
        List<Place> written = new ArrayList<>();
        for (var entry : pending.entrySet()) {
            var node = entry.getValue();
            if (node.sha256 != null && node.sm3 != null) {
                add.setInt(1, entry.getKey().level);
                add.setLong(2, entry.getKey().index);
                add.setBytes(3, node.sha256);
                add.setBytes(4, node.sm3);
                add.addBatch();
                written.add(entry.getKey());
            }
        }
        var counts = add.executeBatch();
        for (var at = 0; at < counts.length; at++) {
            if (counts[at] == 0) {
                compare(written.get(at));
            }
        }
        written.forEach(pending::remove);
    }

    private void compare(Place place) throws SQLException {
        find.setInt(1, place.level);
        find.setLong(2, place.index);
        var node = pending.get(place);
        try (var kept = find.executeQuery()) {
            if (node == null
                    || !kept.next()
                    || !Arrays.equals(kept.getBytes(1), node.sha256)
                    || !Arrays.equals(kept.getBytes(2), node.sm3)) {
                throw new Discrepancy(
                        place.index << place.level,
                        "第 " + place.level + " 层的节点与各条记录不符",
                        "its node of level " + place.level + " is not what the leaves make");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        add.close();
        find.close();
    }
}
