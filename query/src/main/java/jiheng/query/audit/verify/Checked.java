package jiheng.query.audit.verify;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.verify.BundleReader.Bundle;

/**
 * A verdict with what other bundles can be compared by.
 *
 * @param roots of all signed heads
 * @param last the newest head of each tree
 * @param records how many events of each stream came with their bytes
 */
record Checked(Verdict verdict, Map<Head, String> roots, Map<Algorithm, Head> last, Map<String, Stream> records) {
    /** What must not have two roots. */
    record Head(Algorithm tree, String origin, long size) {}

    /** How much is shown of a stream. */
    record Stream(boolean form, long events) {}

    /** Of a bundle that nothing can be compared with. */
    static Checked only(Verdict verdict) {
        return new Checked(verdict, Map.of(), Map.of(), Map.of());
    }

    /** Heads that nobody trusted signed are anybody's, and discredit no other bundle. */
    static Checked of(Verdict verdict, Bundle bundle, Trust trust) {
        var roots = new LinkedHashMap<Head, String>();
        var last = new TreeMap<Algorithm, Head>();
        bundle.heads()
                .forEach((tree, heads) -> heads.forEach(one -> {
                    var head = new Head(
                            tree, one.checkpoint().origin(), one.checkpoint().size());
                    if (one.note().signatures().stream().anyMatch(signature -> trust.keys().stream()
                            .anyMatch(key -> key.kind() == Trust.log(tree) && key.isNamedBy(signature)))) {
                        roots.put(
                                head, HexFormat.of().formatHex(one.checkpoint().root()));
                    }
                    last.put(tree, head);
                }));
        var records = new TreeMap<String, Stream>();
        for (var one : bundle.shown()) {
            if (one.payload() != null) {
                var leaf = one.leaf();
                var before = records.get(leaf.stream());
                records.put(
                        leaf.stream(),
                        new Stream(leaf.name().startsWith(FormFold.PREFIX), before == null ? 1 : before.events() + 1));
            }
        }
        return new Checked(verdict, roots, last, records);
    }

    /** The same of which something else is said. */
    Checked but(Verdict other) {
        return new Checked(other, roots, last, records);
    }

    /** The heads that a bundle before this one gives another root. */
    List<Head> contradicted(Checked other) {
        return roots.keySet().stream()
                .filter(head -> {
                    var theirs = other.roots.get(head);
                    return theirs != null && !theirs.equals(roots.get(head));
                })
                .toList();
    }
}
