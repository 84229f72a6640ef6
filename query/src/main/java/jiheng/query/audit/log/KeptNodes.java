package jiheng.query.audit.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.merkle.Proofs.Subtree;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nodes of a tree as the log keeps them, read as they are asked for. */
final class KeptNodes implements Nodes {
    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Algorithm tree;
    private final long size;
    private final Map<Subtree, byte[]> read = new HashMap<>();

    KeptNodes(JdbcClient jdbc, Algorithm tree, long size) {
        this.jdbc = jdbc;
        this.tree = tree;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] node(int level, long index) {
        return nodes(List.of(new Subtree(level, index))).get(0);
    }

    @Override
    public List<byte[]> nodes(List<Subtree> places) {
        var unread = places.stream()
                .filter(place -> !read.containsKey(place))
                .distinct()
                .toList();
        for (var from = 0; from < unread.size(); from += AT_ONCE) {
            read(unread.subList(from, Math.min(from + AT_ONCE, unread.size())));
        }
        var nodes = new ArrayList<byte[]>();
        for (var place : places) {
            var node = read.get(place);
            if (node == null) {
                throw new Discrepancy(
                        place.index() << place.level(),
                        "日志缺少第 " + place.level() + " 层的节点",
                        "the log lacks its node of level " + place.level());
            }
            nodes.add(node);
        }
        return nodes;
    }

    private void read(List<Subtree> places) {
        RowCallbackHandler taker = row -> read.put(new Subtree(row.getInt(1), row.getLong(2)), row.getBytes(3));
        var leaves = places.stream()
                .filter(place -> place.level() == 0)
                .mapToLong(Subtree::index)
                .toArray();
        if (leaves.length > 0) {
            jdbc.sql("select 0, leaf_index, " + tree.key() + " from audit.leaf where leaf_index = any(?)")
                    .param(leaves)
                    .query(taker);
        }
        if (leaves.length < places.size()) {
            jdbc.sql(
                            "select level, node_index, " + tree.key() + " from audit.node"
                                    + " join unnest(?::integer[], ?::bigint[]) as asked(level, node_index) using (level, node_index)")
                    .param(places.stream().mapToInt(Subtree::level).toArray())
                    .param(places.stream().mapToLong(Subtree::index).toArray())
                    .query(taker);
        }
    }
}
