package jiheng.query.audit.log;

import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.merkle.Proofs;
import jiheng.query.audit.merkle.Verification;
import org.jspecify.annotations.Nullable;

/** The leaves and nodes below a head that somebody remembers, each believed only with its proof of inclusion. */
public final class SignedTree implements LedgerWalk.Earlier {
    private final LogReader log;
    private final Head head;

    public SignedTree(LogReader log, Head head) {
        this.log = log;
        this.head = head;
    }

    /** @throws Discrepancy unless the last leaf of the head is there and says what its row says */
    public void recognise() {
        if (head.size() == 0) {
            return;
        }
        var last = head.size() - 1;
        var entry = log.entry(last).orElseThrow(() -> {
            var size = log.size();
            return new Discrepancy(
                    Math.min(size, last),
                    "库中只有 " + size + " 条记录，少于已签名的 " + head.size() + " 条",
                    "the store has " + size + " leaves, fewer than the " + head.size() + " that were signed");
        });
        if (entry.row().row() != head.row() || !LogReader.agrees(entry) || !isIncluded(entry, last)) {
            throw new Discrepancy(
                    last, "已签名的最后一条或其上的节点被换过", "the last leaf that was signed, or a node above it, is another now");
        }
    }

    /** Whether an event's row is what was signed as one of the head's leaves. */
    public boolean holds(String stream, long sequence) {
        try {
            var leaf = log.leaf(stream, sequence);
            return leaf.isPresent()
                    && leaf.get().index() < head.size()
                    && log.entry(leaf.get().index())
                            .filter(entry -> LogReader.agrees(entry)
                                    && isIncluded(entry, leaf.get().index()))
                            .isPresent();
        } catch (Discrepancy | MalformedLeaf other) {
            return false;
        }
    }

    private boolean isIncluded(LogReader.Entry entry, long index) {
        try {
            included(new Leaf.Previous(index, entry.keptHashes()));
            return true;
        } catch (Discrepancy missing) {
            return false;
        }
    }

    @Override
    public Leaf.@Nullable Previous leaf(String stream, long sequence) {
        var found = log.leaf(stream, sequence).orElse(null);
        if (found != null) {
            included(found);
        }
        return found;
    }

    private void included(Leaf.Previous leaf) {
        for (var tree : Algorithm.values()) {
            if (head.ranges().containsKey(tree)) {
                var hash = Head.hash(tree);
                var path = new Proofs(hash, log.nodes(tree, head.size())).inclusion(leaf.index(), head.size());
                var leafHash = tree == Algorithm.SHA256
                        ? leaf.leafHash().sha256()
                        : leaf.leafHash().sm3();
                if (!new Verification(hash).inclusion(leaf.index(), head.size(), leafHash, path, head.root(tree))) {
                    throw new Discrepancy(
                            leaf.index(),
                            "日志记录或其上的节点与已签名的 " + head.size() + " 条时的树根不符",
                            "the leaf or the nodes above it do not make the root signed at " + head.size());
                }
            }
        }
    }
}
