package jiheng.query.audit.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.merkle.Proofs;
import jiheng.query.audit.merkle.Proofs.Subtree;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.Checkpoint;

/** Writes a bundle as {@link Entries} describes it. */
public final class BundleWriter {
    private BundleWriter() {}

    public static void write(BundleSource source, OutputStream out) throws IOException {
        StoredZip.write(entries(source), out);
    }

    /** The entries by name, in their order. */
    public static Map<String, byte[]> entries(BundleSource source) {
        var leaves = new ByteArrayOutputStream();
        var events = new LinkedHashMap<String, byte[]>();
        var shown = new ArrayList<Long>();
        var told = new ArrayList<Leaf>();
        for (var one : source.leaves()) {
            var leaf = Leaf.decode(one.leaf());
            leaves.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(one.leaf().length).array());
            leaves.writeBytes(one.leaf());
            shown.add(leaf.index());
            var event = one.event();
            if (event != null) {
                told.add(leaf);
                events.put(Entries.payload(leaf.index()), event.payload());
                events.put(Entries.metadata(leaf.index()), event.metadata());
            }
        }
        var heads = new EnumMap<Algorithm, Long>(Algorithm.class);
        var gaps = new LinkedHashMap<String, byte[]>();
        var checkpoints = new LinkedHashMap<String, byte[]>();
        for (var tree : Algorithm.values()) {
            var sizes = new ArrayList<Long>();
            for (var note : source.checkpoints(tree)) {
                var size = Checkpoint.parse(note.text()).size();
                sizes.add(size);
                heads.put(tree, size);
                checkpoints.put(Entries.checkpoint(tree, size), note.bytes());
            }
            gaps.put(Entries.gaps(tree), sizes.isEmpty() ? new byte[0] : gaps(source.nodes(tree), shown, sizes));
        }
        var all = new LinkedHashMap<String, byte[]>();
        all.put(Entries.MANIFEST, utf8(Entries.manifest(heads, shown.size(), told)));
        var keys = new TreeSet<String>();
        source.keys().forEach(key -> keys.add(key + "\n"));
        all.put(Entries.KEYS, utf8(String.join("", keys)));
        all.put(Entries.LEAVES, leaves.toByteArray());
        all.putAll(gaps);
        all.putAll(checkpoints);
        all.putAll(events);
        all.putAll(evidence(source.evidence()));
        new TreeMap<>(source.unproven()).forEach((name, file) -> all.put(Entries.UNPROVEN + name, file));
        return all;
    }

    private static byte[] gaps(Nodes nodes, List<Long> shown, List<Long> sizes) {
        var places = new ArrayList<Subtree>();
        var at = 0L;
        var next = 0;
        for (var size : sizes) {
            while (at < size) {
                var to = next < shown.size() ? Math.min(shown.get(next), size) : size;
                places.addAll(Proofs.cover(at, to));
                at = to;
                if (at < size) {
                    at++;
                    next++;
                }
            }
        }
        var out = new ByteArrayOutputStream();
        nodes.nodes(places).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static Map<String, byte[]> evidence(Collection<byte[]> files) {
        var hash = TreeHash.sha256();
        var all = new TreeMap<String, byte[]>();
        files.forEach(file -> all.put(Entries.EVIDENCE + HexFormat.of().formatHex(hash.of(file)), file));
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
