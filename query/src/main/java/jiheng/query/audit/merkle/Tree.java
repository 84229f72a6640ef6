package jiheng.query.audit.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing tree in memory that keeps every complete node: 64 bytes a leaf for hashes of 32 bytes. */
public final class Tree implements Nodes {
    private static final int FIRST = 1024;

    private final TreeHash hash;
    private final int width;
    private final List<byte[]> levels = new ArrayList<>();
    private final List<Integer> filled = new ArrayList<>();

    public Tree(TreeHash hash) {
        this.hash = hash;
        this.width = hash.length();
    }

    /** Appends one leaf by its leaf hash. */
    public void append(byte[] leafHash) {
        var carried = leafHash;
        for (var level = 0; ; level++) {
            var count = put(level, carried);
            if ((count & 1) == 1) {
                return;
            }
            carried = hash.node(node(level, count - 2), carried);
        }
    }

    @Override
    public long size() {
        return filled.isEmpty() ? 0 : filled.get(0);
    }

    @Override
    public byte[] node(int level, long index) {
        if (level < 0 || level >= filled.size() || index < 0 || index >= filled.get(level)) {
            throw new IndexOutOfBoundsException("no node " + index + " on level " + level);
        }
        var from = Math.toIntExact(index) * width;
        return Arrays.copyOfRange(levels.get(level), from, from + width);
    }

    /** The root of the first {@code size} leaves. */
    public byte[] root(long size) {
        return new Proofs(hash, this).root(size);
    }

    private int put(int level, byte[] node) {
        if (level == levels.size()) {
            levels.add(new byte[FIRST * width]);
            filled.add(0);
        }
        var count = filled.get(level);
        var bytes = levels.get(level);
        if ((count + 1) * width > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
            levels.set(level, bytes);
        }
        System.arraycopy(node, 0, bytes, count * width, width);
        filled.set(level, count + 1);
        return count + 1;
    }
}
