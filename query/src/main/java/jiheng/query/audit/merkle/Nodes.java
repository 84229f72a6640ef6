package jiheng.query.audit.merkle;

import java.util.List;
import jiheng.query.audit.merkle.Proofs.Subtree;

/** Where the hashes of complete subtrees are kept: in memory, in a table, in a file. */
public interface Nodes {
    /** Leaves that are covered. */
    long size();

    /**
     * The root of the complete subtree over the leaves {@code [index << level, index + 1 << level)}; on level 0 the
     * hash of a leaf.
     *
     * @throws IndexOutOfBoundsException if not all of its leaves are covered
     */
    byte[] node(int level, long index);

    /** Many of them, in the order asked for; where each is fetched from far away, they are fetched together. */
    default List<byte[]> nodes(List<Subtree> places) {
        return places.stream().map(place -> node(place.level(), place.index())).toList();
    }
}
