package jiheng.query.audit.merkle;

import java.util.Arrays;
import java.util.List;

/**
 * Verifies proofs without the tree, as RFC 9162 does in sections 2.1.3.2 and 2.1.4.2. Never throws on bad input:
 * whatever does not prove is false. Sizes and indexes from 2<sup>63</sup> on are negative and prove nothing.
 */
public final class Verification {
    private final TreeHash hash;

    public Verification(TreeHash hash) {
        this.hash = hash;
    }

    /** Whether the path leads from the hash of leaf {@code index} to the root of a tree of {@code size} leaves. */
    public boolean inclusion(long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !hashes(path) || !hashes(List.of(leafHash, root))) {
            return false;
        }
        var at = index;
        var last = size - 1;
        var reached = leafHash;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                reached = hash.node(sibling, reached);
                var up = Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                reached = hash.node(reached, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(reached, root);
    }

    /**
     * Whether the tree of {@code earlier} leaves with one root is the beginning of that of {@code later} leaves with
     * the other. The empty tree is the beginning of every tree and needs no proof, so nothing is proven of it here.
     */
    public boolean consistency(long earlier, long later, byte[] earlierRoot, byte[] laterRoot, List<byte[]> path) {
        if (earlier < 1 || later < earlier) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && Arrays.equals(earlierRoot, laterRoot);
        }
        if (!hashes(path) || !hashes(List.of(earlierRoot, laterRoot))) {
            return false;
        }
        // The largest complete subtree at the right end of the earlier tree is where both trees still agree.
        var shared = Long.numberOfTrailingZeros(earlier);
        var at = (earlier - 1) >>> shared;
        var last = (later - 1) >>> shared;
        var known = Long.bitCount(earlier) == 1;
        if (!known && path.isEmpty()) {
            return false;
        }
        var old = known ? earlierRoot : path.get(0);
        var now = old;
        for (var sibling : known ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = hash.node(sibling, old);
                now = hash.node(sibling, now);
                var up = Long.numberOfTrailingZeros(at);
                at >>>= up;
                last >>>= up;
            } else {
                now = hash.node(now, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(old, earlierRoot) && Arrays.equals(now, laterRoot);
    }

    private boolean hashes(List<byte[]> all) {
        return all.stream().allMatch(one -> one.length == hash.length());
    }
}
