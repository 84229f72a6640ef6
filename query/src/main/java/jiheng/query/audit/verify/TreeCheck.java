package jiheng.query.audit.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.MalformedBundle;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.merkle.CompactRange;
import jiheng.query.audit.merkle.Proofs;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.audit.verify.BundleReader.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * One tree over the leaves shown: that each leaf's hashes are those of the bytes given with it and of the leaf before
 * it in its stream, and that leaves and subtrees together make the root of every head.
 */
final class TreeCheck {
    private final TreeHash hash;
    private final Function<Digests, byte[]> half;
    private final byte[] gaps;
    private int taken;

    private TreeCheck(TreeHash hash, Function<Digests, byte[]> half, byte[] gaps) {
        this.hash = hash;
        this.half = half;
        this.gaps = gaps;
    }

    static void check(Bundle bundle, Algorithm tree) {
        var gaps = bundle.gaps().getOrDefault(tree, new byte[0]);
        var one = tree == Algorithm.SHA256
                ? new TreeCheck(TreeHash.sha256(), Digests::sha256, gaps)
                : new TreeCheck(Sm3.tree(), Digests::sm3, gaps);
        var leafHashes = one.leaves(bundle.shown());
        var heads = bundle.heads().get(tree);
        if (heads != null) {
            one.walk(bundle.shown(), leafHashes, heads);
        } else if (gaps.length > 0) {
            throw new MalformedBundle("subtrees of a tree without a head");
        }
    }

    private byte[][] leaves(List<Shown> shown) {
        var hashes = new byte[shown.size()][];
        Map<Long, byte[]> byIndex = new HashMap<>();
        for (var at = 0; at < hashes.length; at++) {
            var one = shown.get(at);
            var index = one.leaf().index();
            same(index, one.payload(), one.leaf().payload(), "事件内容", "the payload");
            same(index, one.metadata(), one.leaf().metadata(), "事件元数据", "the metadata");
            var previous = one.leaf().previous();
            if (previous != null && !Arrays.equals(byIndex.get(previous.index()), half.apply(previous.leafHash()))) {
                throw new Tampered(index, "所指的前一条记录不是本流的前一条", "the leaf it names as the one before is another");
            }
            hashes[at] = hash.leaf(one.encoded());
            byIndex.put(index, hashes[at]);
        }
        return hashes;
    }

    private void same(long index, byte @Nullable [] stored, Digests said, String zh, String en) {
        if (stored != null && !Arrays.equals(hash.of(stored), half.apply(said))) {
            throw new Tampered(index, zh + "与记录的摘要不符", en + " does not have the recorded hash");
        }
    }

    private void walk(List<Shown> shown, byte[][] leafHashes, List<BundleReader.Head> heads) {
        var range = new CompactRange(hash);
        var next = 0;
        for (var head : heads) {
            var size = head.checkpoint().size();
            while (range.size() < size) {
                var to = next < leafHashes.length
                        ? Math.min(shown.get(next).leaf().index(), size)
                        : size;
                for (var subtree : Proofs.cover(range.size(), to)) {
                    range.append(subtree.level(), take());
                }
                if (range.size() < size) {
                    range.append(leafHashes[next++]);
                }
            }
            if (!Arrays.equals(range.root(), head.checkpoint().root())) {
                throw new Tampered(
                        -1,
                        "各条记录合成的树根与大小为 " + size + " 的检查点不符",
                        "the leaves do not make the root of the checkpoint of size " + size);
            }
        }
        if (next < leafHashes.length || taken < gaps.length) {
            throw new MalformedBundle("leaves or subtrees beyond the last head");
        }
    }

    private byte[] take() {
        if (gaps.length - taken < hash.length()) {
            throw new MalformedBundle("too few subtrees");
        }
        taken += hash.length();
        return Arrays.copyOfRange(gaps, taken - hash.length(), taken);
    }
}
