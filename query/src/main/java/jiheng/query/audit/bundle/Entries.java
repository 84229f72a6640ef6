package jiheng.query.audit.bundle;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jiheng.query.audit.leaf.Leaf;

/**
 * The entries of a bundle, in this order and no others:
 *
 * <pre>
 * manifest.txt                        what is in the bundle; follows from the rest to the byte
 * keys.txt                            the signers' public keys, one vkey a line, sorted: information, not trust
 * leaves.bin                          leaves by index, each with its length in four big-endian bytes before it
 * gaps/sha256.bin  gaps/sm3.bin       the subtrees that stand for leaves not shown, 32 bytes each, from left to right
 * checkpoints/sha256/SIZE.txt  …      signed heads, by size
 * checkpoints/sm3/SIZE.txt  …
 * events/INDEX.payload.json           an event's bytes as stored
 * events/INDEX.metadata.json  …
 * evidence/SHA256  …                  files that a proven event names by their hash
 * unproven/NAME  …                    what is meant for people and proves nothing
 * </pre>
 *
 * SIZE and INDEX have twelve digits. Between the leaves shown, and again at each head's size, the leaves not shown are
 * covered by the fewest complete subtrees ({@link jiheng.query.audit.merkle.Proofs#cover}): walking leaves and subtrees
 * from left to right gives the root at every head's size, which proves inclusion of each leaf and consistency of all
 * heads at once. Every leaf shown comes with its event, unless the bundle shows the whole log; only then is it proven
 * that a stream goes no further.
 */
public final class Entries {
    public static final String MANIFEST = "manifest.txt";
    public static final String KEYS = "keys.txt";
    public static final String LEAVES = "leaves.bin";
    public static final String CHECKPOINTS = "checkpoints/";
    public static final String EVENTS = "events/";
    public static final String EVIDENCE = "evidence/";
    public static final String UNPROVEN = "unproven/";
    public static final int DIGITS = 12;

    private Entries() {}

    public static String gaps(Algorithm tree) {
        return "gaps/" + tree.key() + ".bin";
    }

    public static String checkpoint(Algorithm tree, long size) {
        return CHECKPOINTS + tree.key() + "/" + digits(size) + ".txt";
    }

    public static String payload(long index) {
        return EVENTS + digits(index) + ".payload.json";
    }

    public static String metadata(long index) {
        return EVENTS + digits(index) + ".metadata.json";
    }

    /**
     * The one manifest of a bundle.
     *
     * @param heads the size of each tree's last head
     * @param leaves how many are shown
     * @param told the leaves that come with their events
     */
    public static String manifest(Map<Algorithm, Long> heads, int leaves, Collection<Leaf> told) {
        var all = new StringBuilder("jiheng-bundle/1\n");
        for (var tree : Algorithm.values()) {
            if (heads.containsKey(tree)) {
                all.append("head ")
                        .append(tree.key())
                        .append(' ')
                        .append(heads.get(tree))
                        .append('\n');
            }
        }
        all.append("leaves ").append(leaves).append('\n');
        all.append("events ").append(told.size()).append('\n');
        var streams = new TreeMap<String, Long>();
        told.forEach(leaf -> streams.merge(name(leaf), 1L, Long::sum));
        streams.forEach((stream, events) ->
                all.append("stream ").append(stream).append(' ').append(events).append('\n'));
        return all.toString();
    }

    /** Whether a name, after its folder, is one that may be given to a file for people. */
    public static boolean isPlain(String name) {
        return Set.of('.', '-').stream().noneMatch(first -> name.indexOf(first) == 0) && name.indexOf('/') < 0;
    }

    private static String name(Leaf leaf) {
        var kind = leaf.streamKind() == null ? "-" : leaf.streamKind();
        if (leaf.stream().chars().anyMatch(Character::isWhitespace)
                || kind.chars().anyMatch(Character::isWhitespace)) {
            throw new MalformedBundle("a stream's name with a space");
        }
        return leaf.stream() + " " + kind;
    }

    private static String digits(long number) {
        var text = Long.toString(number);
        return "0".repeat(Math.max(0, DIGITS - text.length())) + text;
    }
}
