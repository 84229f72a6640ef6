package jiheng.query.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes proofs from kept nodes, as RFC 9162 defines them in sections 2.1.3.1 and 2.1.4.1. */
public final class Proofs {
    private final TreeHash hash;
    private final Nodes nodes;

    public Proofs(TreeHash hash, Nodes nodes) {
        this.hash = hash;
        this.nodes = nodes;
    }

    /** The root of the first {@code size} leaves. */
    public byte[] root(long size) {
        within(0, size, nodes.size());
        return size == 0 ? hash.empty() : root(0, size);
    }

    /**
     * That leaf {@code index} is in the tree of the first {@code size} leaves: the siblings from the leaf upwards.
     *
     * @throws IndexOutOfBoundsException if there is no such leaf in such a tree
     */
    public List<byte[]> inclusion(long index, long size) {
        within(1, size, nodes.size());
        within(0, index, size - 1);
        var path = new ArrayList<byte[]>();
        inclusion(index, 0, size, path);
        return path;
    }

    /**
     * That the tree of the first {@code earlier} leaves is the beginning of that of the first {@code later}.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt; earlier ≤ later ≤ the leaves kept
     */
    public List<byte[]> consistency(long earlier, long later) {
        within(1, later, nodes.size());
        within(1, earlier, later);
        var path = new ArrayList<byte[]>();
        consistency(earlier, 0, later, true, path);
        return path;
    }

    /**
     * The fewest complete subtrees that cover the leaves {@code [from, to)}, from left to right: what stands for
     * leaves that are not shown.
     */
    public static List<Subtree> cover(long from, long to) {
        within(0, from, to);
        var all = new ArrayList<Subtree>();
        for (var at = from; at < to; ) {
            var aligned = at == 0 ? Long.SIZE - 2 : Long.numberOfTrailingZeros(at);
            var fitting = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            var level = Math.min(aligned, fitting);
            all.add(new Subtree(level, at >>> level));
            at += 1L << level;
        }
        return all;
    }

    /** The place of a complete subtree, as {@link Nodes#node} takes it. */
    public record Subtree(int level, long index) {}

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        var middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /** @param whole whether the earlier tree, as far as it reaches here, began here and so has a root known to all */
    private void consistency(long earlier, long from, long to, boolean whole, List<byte[]> path) {
        if (earlier == to) {
            if (!whole) {
                path.add(root(from, to));
            }
            return;
        }
        var middle = from + split(to - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, whole, path);
            path.add(root(middle, to));
        } else {
            consistency(earlier, middle, to, false, path);
            path.add(root(from, middle));
        }
    }

    private byte[] root(long from, long to) {
        byte @Nullable [] right = null;
        var parts = cover(from, to);
        for (var at = parts.size() - 1; at >= 0; at--) {
            var left = nodes.node(parts.get(at).level(), parts.get(at).index());
            right = right == null ? left : hash.node(left, right);
        }
        if (right == null) {
            throw new IndexOutOfBoundsException("no leaves from " + from + " to " + to);
        }
        return right;
    }

    /** The largest power of two below a width of at least 2. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static void within(long least, long value, long most) {
        if (value < least || value > most) {
            throw new IndexOutOfBoundsException(value + " is not from " + least + " to " + most);
        }
    }
}
