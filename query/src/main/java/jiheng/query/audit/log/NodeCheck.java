package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import jiheng.query.audit.bundle.Algorithm;

/** The kept nodes of a tree, level by level, against the two below each. */
public final class NodeCheck {
    private static final int FETCH = 2_000;

    private NodeCheck() {}

    /** More levels than any tree of 64-bit sizes has. */
    private static final int HIGHEST = 63;

    /**
     * @param size of the newest signed head, up to which nodes are kept; beyond it there may be those of a signer that
     *     was stopped, as far as there are leaves
     * @throws Discrepancy if a node is missing, another than its children make, or where no leaves are
     */
    public static void of(Connection connection, Algorithm tree, long size) throws SQLException {
        var highest = highest(connection);
        if (highest >= HIGHEST) {
            throw differs(highest, 0);
        }
        for (var level = 1; size >>> level > 0 || level <= highest; level++) {
            level(connection, tree, level, size >>> level);
        }
    }

    private static int highest(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select coalesce(max(level), 0) from audit.node");
                var found = statement.executeQuery()) {
            found.next();
            return found.getInt(1);
        }
    }

    private static void level(Connection connection, Algorithm tree, int level, long count) throws SQLException {
        var hash = Head.hash(tree);
        var below = level == 1
                ? "select leaf_index, " + tree.key() + " from audit.leaf where 1 = ? order by 1"
                : "select node_index, " + tree.key() + " from audit.node where level = ? order by 1";
        try (var nodes = connection.prepareStatement(
                        "select node_index, " + tree.key() + " from audit.node where level = ? order by 1");
                var children = connection.prepareStatement(below)) {
            nodes.setFetchSize(FETCH);
            nodes.setInt(1, level);
            children.setFetchSize(FETCH);
            children.setInt(1, level == 1 ? 1 : level - 1);
            try (var node = nodes.executeQuery();
                    var child = children.executeQuery()) {
                var index = 0L;
                for (; node.next(); index++) {
                    if (node.getLong(1) != index || !child.next()) {
                        throw differs(level, index < count ? index : node.getLong(1));
                    }
                    var left = child.getBytes(2);
                    if (!child.next() || !Arrays.equals(hash.node(left, child.getBytes(2)), node.getBytes(2))) {
                        throw differs(level, index);
                    }
                }
                if (index < count) {
                    throw differs(level, index);
                }
            }
        }
    }

    private static Discrepancy differs(int level, long index) {
        return new Discrepancy(
                level < HIGHEST && index <= Long.MAX_VALUE >>> level ? index << level : Long.MAX_VALUE,
                "第 " + level + " 层的节点缺失、多余或与各条记录不符",
                "its node of level " + level + " is missing, one too many or not what the leaves make");
    }
}
