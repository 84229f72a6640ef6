package jiheng.query.audit.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.merkle.CompactRange;
import jiheng.query.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * Walks the ledger's raw rows and the log's leaves side by side from a head on, and makes each leaf and the trees anew
 * from the rows. One thread reads while another hashes. A tree that is not walked lends only its halves of the leaves'
 * bytes, which the other tree's hashes vouch for.
 */
public final class LedgerWalk {
    private static final int BATCH = 1_000;
    private static final int AHEAD = 4;
    private static final String EVENTS = "select " + StoredRow.COLUMNS
            + " from public.event e where e.global_index > ? order by e.global_index limit " + BATCH;
    private static final String LEAVES = "select " + LeafRow.COLUMNS
            + " from audit.leaf l where l.leaf_index > ? order by l.leaf_index limit " + BATCH;

    private final Map<Algorithm, CompactRange> ranges = new EnumMap<>(Algorithm.class);
    private final Map<Algorithm, TreeHash> hashes = new EnumMap<>(Algorithm.class);
    /** Of the two long columns the log keeps no SHA-256, so that it is made whichever tree is walked. */
    private final TreeHash sha256;

    private final Map<String, Before> streams = new HashMap<>();
    private final Map<Long, List<SignedRoot>> due;
    private final Earlier earlier;
    private final LongConsumer progress;
    private final long from;
    private long next;
    private long row;

    /** A root that was signed. */
    public record SignedRoot(Algorithm tree, long size, byte[] root) {}

    /** Knows the leaf of an event from before the walk's beginning. */
    @FunctionalInterface
    public interface Earlier {
        /** @throws Discrepancy if the leaf is not in the tree that the walk goes on from */
        Leaf.@Nullable Previous leaf(String stream, long sequence) throws SQLException;
    }

    /** Told of the nodes that are completed. */
    @FunctionalInterface
    public interface Completed {
        void node(Algorithm tree, int level, long index, byte[] root);
    }

    private record Before(long sequence, Leaf.Previous leaf) {}

    private record Pair(@Nullable StoredRow row, @Nullable LeafRow leaf) {}

    /**
     * @param head whose ranges say which trees to make
     * @param signed roots that the trees must have on their way
     * @param progress told now and then how many leaves were walked
     */
    public LedgerWalk(Head head, List<SignedRoot> signed, Earlier earlier, Completed completed, LongConsumer progress) {
        this.earlier = earlier;
        this.progress = progress;
        head.ranges().keySet().forEach(tree -> {
            ranges.put(tree, head.range(tree, (level, index, root) -> completed.node(tree, level, index, root)));
            hashes.put(tree, Head.hash(tree));
        });
        sha256 = hashes.getOrDefault(Algorithm.SHA256, Head.hash(Algorithm.SHA256));
        due = new HashMap<>();
        signed.forEach(one ->
                due.computeIfAbsent(one.size(), size -> new ArrayList<>()).add(one));
        from = head.size();
        next = from;
        row = head.row();
    }

    /**
     * Walks to the end, within the connection's transaction, which must see one state of the database.
     *
     * @throws Discrepancy naming the first leaf where something is wrong
     */
    public Head run(Connection connection) throws SQLException {
        var queue = new ArrayBlockingQueue<List<Pair>>(AHEAD);
        var hashing = CompletableFuture.runAsync(() -> hash(queue), work -> {
            var thread = new Thread(work, "log-hashing");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            read(connection, queue, hashing);
            put(queue, List.of(), hashing);
            hashing.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failed;
        } finally {
            hashing.cancel(true);
            queue.clear();
            queue.offer(List.of());
        }
        var last = due.keySet().stream().mapToLong(Long::longValue).max().orElse(next);
        if (last > next) {
            throw new Discrepancy(
                    next,
                    "只有 " + next + " 条记录，而已签名的检查点有 " + last + " 条，末尾被截去",
                    "there are " + next + " leaves, but " + last + " were signed: the tail is gone");
        }
        var complete = new EnumMap<Algorithm, List<byte[]>>(Algorithm.class);
        ranges.forEach((tree, range) -> complete.put(tree, range.hashes()));
        return new Head(next, row, complete);
    }

    private void read(Connection connection, ArrayBlockingQueue<List<Pair>> queue, CompletableFuture<Void> hashing)
            throws SQLException {
        try (var events = new Pages<>(connection, EVENTS, BATCH, row, StoredRow::of, StoredRow::row);
                var leaves = new Pages<>(connection, LEAVES, BATCH, from - 1, LeafRow::of, LeafRow::index)) {
            List<Pair> batch = new ArrayList<>(BATCH);
            var stored = events.next();
            var kept = leaves.next();
            while (stored != null || kept != null) {
                var hasRow = stored != null && (kept == null || stored.row() <= kept.row());
                var hasLeaf = kept != null && (stored == null || kept.row() <= stored.row());
                batch.add(new Pair(hasRow ? stored : null, hasLeaf ? kept : null));
                if (batch.size() == BATCH) {
                    put(queue, batch, hashing);
                    batch = new ArrayList<>(BATCH);
                }
                stored = hasRow ? events.next() : stored;
                kept = hasLeaf ? leaves.next() : kept;
            }
            if (!batch.isEmpty()) {
                put(queue, batch, hashing);
            }
        }
    }

    private static void put(ArrayBlockingQueue<List<Pair>> queue, List<Pair> batch, CompletableFuture<Void> hashing) {
        try {
            while (!queue.offer(batch, 100, TimeUnit.MILLISECONDS)) {
                if (hashing.isDone()) {
                    hashing.join();
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the walk was stopped", stopped);
        }
    }

    private void hash(ArrayBlockingQueue<List<Pair>> queue) {
        try {
            check();
            for (var batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                for (var pair : batch) {
                    walk(pair.row, pair.leaf);
                }
                progress.accept(next);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (SQLException silent) {
            throw new IllegalStateException("the database does not answer", silent);
        }
    }

    private void walk(@Nullable StoredRow stored, @Nullable LeafRow kept) throws SQLException {
        if (stored == null) {
            throw new Discrepancy(next, "台账中所记的那一行不在了", "the row that its leaf speaks of is gone");
        }
        if (kept == null) {
            throw new Discrepancy(
                    next,
                    "台账第 " + stored.row() + " 行没有日志记录，是绕过产品插入的",
                    "row " + stored.row() + " of the ledger has no leaf: it was inserted past the product");
        }
        if (kept.index() != next) {
            throw new Discrepancy(
                    next, "日志缺少这一条，其后是第 " + kept.index() + " 条", "the log lacks it; the next is " + kept.index());
        }
        if (stored.row() <= row && next > 0) {
            throw new Discrepancy(next, "行号没有递增", "its row is not beyond the one before");
        }
        var payload = digests(stored.payload(), kept.payloadSm3());
        var metadata = digests(stored.metadata(), kept.metadataSm3());
        var made = made(stored, kept, payload, metadata);
        streams.put(stored.stream(), new Before(stored.sequence(), new Leaf.Previous(next, made)));
        row = stored.row();
        next++;
        ranges.forEach((tree, range) -> range.append(of(tree, made)));
        check();
    }

    private Digests made(StoredRow stored, LeafRow kept, Digests payload, Digests metadata) throws SQLException {
        try {
            var encoded = stored.leaf(next, payload, metadata, previous(stored)).encode();
            var ours = hashes.get(Algorithm.SHA256);
            var theirs = hashes.get(Algorithm.SM3);
            if ((ours == null || Arrays.equals(ours.leaf(encoded), kept.hashes().sha256()))
                    && (theirs == null
                            || Arrays.equals(theirs.leaf(encoded), kept.hashes().sm3()))) {
                return kept.hashes();
            }
        } catch (MalformedLeaf unfit) {
            throw new Discrepancy(next, "该行不接续本流的前一条", "the row does not continue its stream");
        }
        throw differing(stored, kept);
    }

    /** The leaf's own hashes of the two long columns tell whether it is one of these. */
    private Discrepancy differing(StoredRow stored, LeafRow kept) {
        var sm3 = Head.hash(Algorithm.SM3);
        if (!Arrays.equals(sm3.of(stored.payload()), kept.payloadSm3())) {
            return new Discrepancy(next, "事件内容（payload）被改动", "the payload was changed");
        }
        if (!Arrays.equals(sm3.of(stored.metadata()), kept.metadataSm3())) {
            return new Discrepancy(next, "事件元数据（metadata）被改动", "the metadata was changed");
        }
        return new Discrepancy(
                next,
                "流、序号、编号、时间、名称、版本等栏目之一被改动，或日志记录本身被改动（台账第 " + stored.row() + " 行，" + stored.stream() + " 的第 "
                        + stored.sequence() + " 条）",
                "one of its other columns or the leaf itself was changed (row " + stored.row() + ", "
                        + stored.sequence() + " of " + stored.stream() + ")");
    }

    private Digests digests(byte[] stored, byte[] lentSm3) {
        var sm3 = hashes.get(Algorithm.SM3);
        return new Digests(sha256.of(stored), sm3 == null ? lentSm3 : sm3.of(stored));
    }

    private Leaf.@Nullable Previous previous(StoredRow stored) throws SQLException {
        var known = streams.get(stored.stream());
        if (known != null) {
            return known.sequence == stored.sequence() - 1 ? known.leaf : null;
        }
        return stored.sequence() == 0 || from == 0 ? null : earlier.leaf(stored.stream(), stored.sequence() - 1);
    }

    private void check() {
        for (var one : due.getOrDefault(next, List.of())) {
            var range = ranges.get(one.tree());
            if (range != null && !Arrays.equals(range.root(), one.root())) {
                var good = due.keySet().stream()
                        .filter(size -> size < next)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(from);
                throw new Discrepancy(
                        good,
                        "自该条起、至第 " + (next - 1) + " 条之间有改写：" + one.tree() + " 树根与 " + next + " 条时签名的检查点不符",
                        "between it and leaf " + (next - 1) + " history was rewritten: the root of the " + one.tree()
                                + " tree is not the one signed at " + next);
            }
        }
    }

    private static byte[] of(Algorithm tree, Digests digests) {
        return tree == Algorithm.SHA256 ? digests.sha256() : digests.sm3();
    }
}
