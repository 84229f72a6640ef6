package jiheng.query.audit.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.CompactRange;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.sm.Sm3;

/**
 * Where a walk over the ledger has come to: enough to go on from there, and to know the place again.
 *
 * @param size leaves so far
 * @param row the ledger's row of the last leaf; of no meaning while there is none
 * @param ranges for each tree walked, the complete subtrees so far, the largest first
 */
public record Head(long size, long row, Map<Algorithm, List<byte[]>> ranges) {
    private static final String FORMAT = "jiheng-head/1";

    public Head {
        ranges = Map.copyOf(ranges);
    }

    /** The beginning of a walk that makes these trees. */
    public static Head beginning(List<Algorithm> trees) {
        var ranges = new EnumMap<Algorithm, List<byte[]>>(Algorithm.class);
        trees.forEach(tree -> ranges.put(tree, List.of()));
        return new Head(0, Long.MIN_VALUE, ranges);
    }

    static TreeHash hash(Algorithm tree) {
        return tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
    }

    CompactRange range(Algorithm tree, CompactRange.Completed completed) {
        return new CompactRange(hash(tree), size, of(tree), completed);
    }

    public byte[] root(Algorithm tree) {
        return new CompactRange(hash(tree), size, of(tree)).root();
    }

    /** The checkpoint of a tree under a log's name. */
    public Checkpoint checkpoint(Algorithm tree, String origin) {
        return new Checkpoint(origin, size, root(tree));
    }

    private List<byte[]> of(Algorithm tree) {
        var hashes = ranges.get(tree);
        if (hashes == null) {
            throw new IllegalArgumentException("a walk that did not make the tree of " + tree);
        }
        return hashes;
    }

    /** As lines of text, for a file. */
    public String text() {
        var all = new StringBuilder(FORMAT + "\n" + size + "\n" + row + "\n");
        for (var tree : Algorithm.values()) {
            if (ranges.containsKey(tree)) {
                all.append(tree.key());
                of(tree).forEach(hash -> all.append(' ').append(Strict.base64(hash)));
                all.append('\n');
            }
        }
        return all.toString();
    }

    /** @throws MalformedNote unless the text is exactly what {@link #text} gives back */
    public static Head parse(String text) {
        var lines = Strict.lines(text);
        if (lines.size() < 3 || !lines.get(0).equals(FORMAT)) {
            throw new MalformedNote("not a head");
        }
        var ranges = new EnumMap<Algorithm, List<byte[]>>(Algorithm.class);
        for (var line : lines.subList(3, lines.size())) {
            var words = List.of(line.split(" ", -1));
            var hashes = new ArrayList<byte[]>();
            words.subList(1, words.size()).forEach(word -> hashes.add(Strict.base64(word)));
            for (var tree : Algorithm.values()) {
                if (tree.key().equals(words.get(0))) {
                    ranges.put(tree, hashes);
                }
            }
        }
        try {
            var head = new Head(Strict.decimal(lines.get(1)), Long.parseLong(lines.get(2)), ranges);
            ranges.keySet().forEach(head::root);
            if (!head.text().equals(text)) {
                throw new MalformedNote("a head spelled otherwise");
            }
            return head;
        } catch (NumberFormatException notANumber) {
            throw new MalformedNote("not a head's row");
        }
    }
}
