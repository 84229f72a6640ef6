package jiheng.query.audit.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A growing tree of which only the roots of its largest complete subtrees are kept, one for each bit set in the size:
 * appending costs one node hash on average, and the root at any moment at most 62 more.
 */
public final class CompactRange {
    private static final int LEVELS = 63;

    private final TreeHash hash;
    private final Completed completed;
    private final byte[] @Nullable [] complete = new byte[LEVELS][];
    private long size;

    /** Told of every node over two others that appending completes, as {@link Nodes#node} numbers them. */
    @FunctionalInterface
    public interface Completed {
        void node(int level, long index, byte[] root);
    }

    public CompactRange(TreeHash hash) {
        this(hash, (level, index, root) -> {});
    }

    public CompactRange(TreeHash hash, Completed completed) {
        this.hash = hash;
        this.completed = completed;
    }

    /**
     * Goes on where {@link #hashes} was taken.
     *
     * @throws IllegalArgumentException if there is not one hash for each bit set in the size
     */
    public CompactRange(TreeHash hash, long size, List<byte[]> hashes) {
        this(hash, size, hashes, (level, index, root) -> {});
    }

    /** As {@link #CompactRange(TreeHash, long, List)}, with someone to tell. */
    public CompactRange(TreeHash hash, long size, List<byte[]> hashes, Completed completed) {
        this(hash, completed);
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            throw new IllegalArgumentException(hashes.size() + " hashes do not make a range of " + size);
        }
        this.size = size;
        var rest = hashes.iterator();
        for (var level = LEVELS - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                complete[level] = rest.next().clone();
            }
        }
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    /** The roots of the complete subtrees, the largest (and leftmost) first. */
    public List<byte[]> hashes() {
        var all = new ArrayList<byte[]>();
        for (var level = LEVELS - 1; level >= 0; level--) {
            var root = complete[level];
            if (root != null) {
                all.add(root.clone());
            }
        }
        return Collections.unmodifiableList(all);
    }

    /** Appends one leaf by its leaf hash. */
    public void append(byte[] leafHash) {
        append(0, leafHash);
    }

    /**
     * Appends 2<sup>level</sup> leaves at once by the root of their complete subtree.
     *
     * @throws IllegalArgumentException if such a subtree cannot begin at this size
     */
    public void append(int level, byte[] root) {
        var width = 1L << level;
        if (level < 0 || level >= LEVELS - 1 || (size & width - 1) != 0 || size > Long.MAX_VALUE - width) {
            throw new IllegalArgumentException("no complete subtree of level " + level + " begins at " + size);
        }
        var carried = root;
        var at = level;
        for (var left = complete[at]; left != null; left = complete[at]) {
            carried = hash.node(left, carried);
            complete[at++] = null;
            completed.node(at, size >>> at, carried);
        }
        complete[at] = carried;
        size += width;
    }

    /** The root of the tree of all leaves so far (RFC 6962, section 2.1). */
    public byte[] root() {
        byte @Nullable [] right = null;
        for (var level = 0; level < LEVELS; level++) {
            var left = complete[level];
            if (left != null) {
                right = right == null ? left : hash.node(left, right);
            }
        }
        return right == null ? hash.empty() : right.clone();
    }
}
