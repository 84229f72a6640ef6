package jiheng.query.audit.leaf;

import org.jspecify.annotations.Nullable;

/**
 * What the log says about one row of the event table; every column is in it, the two long ones by their hashes.
 *
 * @param index the leaf's place in the log, contiguous from 0
 * @param row the event table's serial, which has gaps
 * @param streamKind null where the row has none
 * @param at the time exactly as stored
 * @param revision null where the row has none
 * @param payload of the payload's bytes as stored
 * @param metadata of the metadata's bytes as stored
 * @param previous the leaf before this one in the same stream, null at the stream's first event
 */
public record Leaf(
        long index,
        long row,
        @Nullable String streamKind,
        String stream,
        long sequence,
        String eventId,
        String at,
        String name,
        @Nullable String revision,
        Digests payload,
        Digests metadata,
        @Nullable Previous previous) {

    /**
     * @param index where the previous leaf stands in the log
     * @param leafHash its leaf hash in each of the two trees
     */
    public record Previous(long index, Digests leafHash) {}

    public Leaf {
        if (index < 0 || sequence < 0 || (previous == null) != (sequence == 0)) {
            throw new MalformedLeaf("a leaf names the one before it in its stream, unless it is the first");
        }
        if (previous != null && (previous.index() < 0 || previous.index() >= index)) {
            throw new MalformedLeaf("the previous leaf stands before this one");
        }
    }

    /** The bytes that both trees hash. */
    public byte[] encode() {
        return LeafEncoding.encode(this);
    }

    /** @throws MalformedLeaf unless the bytes are exactly what {@link #encode} gives back */
    public static Leaf decode(byte[] bytes) {
        return LeafEncoding.decode(bytes);
    }
}
