package jiheng.query.audit.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.Entries;
import jiheng.query.audit.bundle.MalformedBundle;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.VerifierKey;

/** Takes a bundle's entries apart and refuses whatever is not written in the one way. */
final class BundleReader {
    /** A signed head as the bundle has it. */
    record Head(Checkpoint checkpoint, Note note) {}

    /** A bundle that can be read, and of which nothing is verified yet. */
    record Bundle(
            Set<VerifierKey> keys,
            List<Shown> shown,
            Map<Algorithm, byte[]> gaps,
            Map<Algorithm, List<Head>> heads,
            Map<String, byte[]> evidence,
            Map<String, byte[]> unproven) {
        /** Whether every leaf up to the last head is shown. */
        boolean whole() {
            return gaps.values().stream().allMatch(gap -> gap.length == 0);
        }
    }

    private final Map<String, byte[]> entries;
    private final Set<String> read = new LinkedHashSet<>();

    private BundleReader(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    static Bundle read(Map<String, byte[]> entries) {
        return new BundleReader(entries).read();
    }

    private Bundle read() {
        var manifest = Strict.utf8(take(Entries.MANIFEST));
        var keys = keys();
        var leaves = take(Entries.LEAVES);
        var gaps = new EnumMap<Algorithm, byte[]>(Algorithm.class);
        for (var tree : Algorithm.values()) {
            gaps.put(tree, take(Entries.gaps(tree)));
        }
        var heads = new EnumMap<Algorithm, List<Head>>(Algorithm.class);
        for (var tree : Algorithm.values()) {
            var all = heads(tree);
            if (!all.isEmpty()) {
                heads.put(tree, all);
            }
        }
        if (heads.isEmpty()) {
            throw new MalformedBundle("no checkpoint");
        }
        var shown = shown(leaves);
        var evidence = folder(Entries.EVIDENCE);
        var unproven = folder(Entries.UNPROVEN);
        if (!List.copyOf(read).equals(List.copyOf(entries.keySet()))) {
            throw new MalformedBundle("entries that do not belong, or out of order");
        }
        var sizes = new EnumMap<Algorithm, Long>(Algorithm.class);
        heads.forEach((tree, all) ->
                sizes.put(tree, all.get(all.size() - 1).checkpoint().size()));
        var told = shown.stream()
                .filter(one -> one.payload() != null)
                .map(Shown::leaf)
                .toList();
        if (!manifest.equals(Entries.manifest(sizes, shown.size(), told))) {
            throw new MalformedBundle("the manifest is not that of the bundle");
        }
        return new Bundle(keys, shown, gaps, heads, evidence, unproven);
    }

    private Set<VerifierKey> keys() {
        var lines = Strict.lines(Strict.utf8(take(Entries.KEYS)));
        if (!lines.equals(List.copyOf(new TreeSet<>(lines)))) {
            throw new MalformedBundle("keys out of order");
        }
        var keys = new LinkedHashSet<VerifierKey>();
        lines.forEach(line -> keys.add(VerifierKey.parse(line, Trust.KINDS)));
        return keys;
    }

    private List<Head> heads(Algorithm tree) {
        var all = new ArrayList<Head>();
        for (var one : folder(Entries.CHECKPOINTS + tree.key() + "/").entrySet()) {
            var note = Note.parse(one.getValue());
            var checkpoint = Checkpoint.parse(note.text());
            if (!Entries.checkpoint(tree, checkpoint.size()).endsWith("/" + one.getKey())) {
                throw new MalformedBundle("a checkpoint under another size than its own");
            }
            all.add(new Head(checkpoint, note));
        }
        return all;
    }

    private List<Shown> shown(byte[] leaves) {
        var in = ByteBuffer.wrap(leaves);
        var all = new ArrayList<Shown>();
        var last = -1L;
        while (in.hasRemaining()) {
            if (in.remaining() < Integer.BYTES) {
                throw new MalformedBundle("the leaves are cut short");
            }
            var length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new MalformedBundle("a leaf longer than the leaves");
            }
            var encoded = Arrays.copyOfRange(leaves, in.position(), in.position() + length);
            in.position(in.position() + length);
            var leaf = Leaf.decode(encoded);
            if (leaf.index() <= last) {
                throw new MalformedBundle("leaves out of order");
            }
            last = leaf.index();
            var payload = Entries.payload(leaf.index());
            var told = entries.containsKey(payload);
            all.add(new Shown(
                    leaf, encoded, told ? take(payload) : null, told ? take(Entries.metadata(leaf.index())) : null));
        }
        if (all.isEmpty()) {
            throw new MalformedBundle("no leaves");
        }
        return all;
    }

    /** The entries of a folder by the rest of their names, which must be sorted. */
    private Map<String, byte[]> folder(String folder) {
        var names = new TreeSet<String>();
        entries.keySet().stream().filter(name -> name.startsWith(folder)).forEach(names::add);
        var all = new LinkedHashMap<String, byte[]>();
        for (var name : names) {
            var rest = name.substring(folder.length());
            if (rest.isEmpty() || !Entries.isPlain(rest)) {
                throw new MalformedBundle("not an entry's name: " + name);
            }
            all.put(rest, take(name));
        }
        return all;
    }

    private byte[] take(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw new MalformedBundle("no entry " + name);
        }
        read.add(name);
        return entry;
    }
}
