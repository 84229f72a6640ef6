package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import jiheng.query.audit.bundle.Algorithm;

/** The kept nodes of a tree, level by level, against the two below each. */
public final class NodeCheck {
    private static final int FETCH = 2_000;

    private NodeCheck() {}

    /**
     * @param size of the newest signed head, up to which nodes are kept
     * @throws Discrepancy if a node is missing or another than its children make
     */
    public static void of(Connection connection, Algorithm tree, long size) throws SQLException {
        for (var level = 1; size >>> level > 0; level++) {
            level(connection, tree, level, size >>> level);
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
                for (var index = 0L; index < count; index++) {
                    if (!child.next()) {
                        throw differs(level, index);
                    }
                    var left = child.getBytes(2);
                    if (!child.next()
                            || !node.next()
                            || node.getLong(1) != index
                            || !Arrays.equals(hash.node(left, child.getBytes(2)), node.getBytes(2))) {
                        throw differs(level, index);
                    }
                }
            }
        }
    }

    private static Discrepancy differs(int level, long index) {
        return new Discrepancy(
                index << level,
                "第 " + level + " 层的节点缺失或与各条记录不符",
                "its node of level " + level + " is missing or not what the leaves make");
    }
}
