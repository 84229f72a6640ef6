package jiheng.query.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.CompactRange;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.audit.verify.BundleReader.Bundle;
import jiheng.query.audit.verify.KeptHeads.Kept;

/**
 * A bundle beside the heads that the user kept: one of its own sizes must have the same root, and where every leaf is
 * shown so must every head before its end.
 */
final class KeptCheck {
    private final List<Line> proven = new ArrayList<>();
    private final List<Line> open = new ArrayList<>();
    private long compared;

    private KeptCheck() {}

    /**
     * @throws Tampered if a kept head has another root than the bundle has at its size, or two kept heads contradict
     *     each other
     */
    static KeptCheck of(Bundle bundle, Trust trust) {
        var one = new KeptCheck();
        bundle.heads().forEach((tree, heads) -> {
            var origin = heads.get(0).checkpoint().origin();
            var kept = new TreeMap<Long, Kept>();
            for (var head : trust.kept()) {
                if (head.tree() == tree && head.checkpoint().origin().equals(origin)) {
                    var before = kept.putIfAbsent(head.checkpoint().size(), head);
                    if (before != null && !before.checkpoint().equals(head.checkpoint())) {
                        throw different(
                                head,
                                "与 " + before.file() + " 互相矛盾，却都由日志签名",
                                "contradicts " + before.file() + ", and the log signed both");
                    }
                }
            }
            if (!kept.isEmpty()) {
                one.compare(bundle, tree, heads, kept);
            }
        });
        if (!trust.kept().isEmpty() && one.compared == 0) {
            one.open.add(new Line(
                    "您留存的 " + trust.kept().size() + " 个检查点，没有一个能与此包对照。",
                    "none of the " + trust.kept().size() + " heads that you kept can be compared with this bundle."));
        }
        return one;
    }

    List<Line> proven() {
        return proven;
    }

    List<Line> open() {
        return open;
    }

    /** Whether there was anything to compare where the user asked for it. */
    boolean holds(Trust trust) {
        return trust.kept().isEmpty() || compared > 0;
    }

    private void compare(Bundle bundle, Algorithm tree, List<BundleReader.Head> heads, TreeMap<Long, Kept> kept) {
        var last = heads.get(heads.size() - 1).checkpoint().size();
        var roots = roots(bundle, tree, heads, kept.headMap(last, true));
        var same = new ArrayList<Long>();
        roots.forEach((size, root) -> {
            var head = kept.get(size);
            if (head != null && !Arrays.equals(root, head.checkpoint().root())) {
                throw different(
                        head,
                        "大小为 " + size + " 的检查点与此包不是同一段历史：此前的记录被改写过",
                        "the head of size " + size
                                + " is of another history than this bundle: something before it was rewritten");
            }
            if (head != null) {
                same.add(size);
            }
        });
        compared += same.size();
        if (!same.isEmpty()) {
            proven.add(new Line(
                    "与您留存的 " + same.size() + " 个 " + tree + " 树检查点（大小 " + range(same) + "）一致：此前的记录在您收到它们之后没有改写过。",
                    "agrees with " + same.size() + " heads of the " + tree + " tree that you kept (sizes " + range(same)
                            + "): what came before them was not rewritten since you have them."));
        }
        var later = kept.tailMap(last, false);
        if (!later.isEmpty()) {
            open.add(new Line(
                    "您留存有比此包新的 " + tree + " 树检查点（最大 " + later.lastKey() + "，此包到 " + last + " 为止）：其后的记录不在此包内。",
                    "you kept newer heads of the " + tree + " tree (up to " + later.lastKey() + ", this bundle ends at "
                            + last + "): what came after is not in this bundle."));
        }
        var uncompared = kept.size() - later.size() - same.size();
        if (uncompared > 0) {
            open.add(new Line(
                    "您留存的 " + uncompared + " 个 " + tree + " 树检查点未能对照：此包没有同样大小的检查点。附日志全部记录的包可逐个对照。",
                    uncompared + " heads of the " + tree
                            + " tree that you kept were not compared: this bundle has none of"
                            + " their sizes. A bundle with every record of the log can be compared with each."));
        }
    }

    /** The roots that the bundle makes: at its own heads, and at every size asked for where it shows every leaf. */
    private static Map<Long, byte[]> roots(
            Bundle bundle, Algorithm tree, List<BundleReader.Head> heads, Map<Long, Kept> kept) {
        var roots = new TreeMap<Long, byte[]>();
        heads.forEach(
                head -> roots.put(head.checkpoint().size(), head.checkpoint().root()));
        if (bundle.whole()) {
            var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
            var range = new CompactRange(hash);
            for (var leaf : bundle.shown()) {
                if (kept.containsKey(range.size())) {
                    roots.put(range.size(), range.root());
                }
                range.append(hash.leaf(leaf.encoded()));
            }
        }
        return roots;
    }

    private static Tampered different(Kept head, String zh, String en) {
        return new Tampered(-1, "您留存的 " + head.file() + "：" + zh, "your " + head.file() + ": " + en);
    }

    private static String range(List<Long> sizes) {
        var last = sizes.get(sizes.size() - 1);
        return sizes.size() == 1 ? "" + last : sizes.get(0) + "–" + last;
    }
}
