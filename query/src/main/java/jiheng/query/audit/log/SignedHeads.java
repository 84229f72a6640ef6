package jiheng.query.audit.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.VerifierKey;

/** The roots that were signed, each with its signature verified. */
public final class SignedHeads {
    private SignedHeads() {}

    /**
     * The roots of all heads from a size on.
     *
     * @throws Discrepancy if a head is not signed by one of the keys, or says another size than its row
     */
    public static List<LedgerWalk.SignedRoot> from(LogReader log, long size, Collection<VerifierKey> keys) {
        var all = new ArrayList<LedgerWalk.SignedRoot>();
        for (var tree : Algorithm.values()) {
            all.addAll(from(log, tree, size, keys));
        }
        return all;
    }

    public static List<LedgerWalk.SignedRoot> from(
            LogReader log, Algorithm tree, long size, Collection<VerifierKey> keys) {
        var all = new ArrayList<LedgerWalk.SignedRoot>();
        try {
            for (var head : log.headsFrom(tree, size)) {
                var checkpoint = head.checkpoint();
                if (checkpoint.size() != head.size() || !isSigned(head.note(), checkpoint.origin(), keys)) {
                    throw unsigned(head.size());
                }
                all.add(new LedgerWalk.SignedRoot(tree, head.size(), checkpoint.root()));
            }
        } catch (MalformedNote malformed) {
            throw unsigned(size);
        }
        return all;
    }

    /** Whether a log of that name signed a note with one of the keys. */
    public static boolean isSigned(Note note, String origin, Collection<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> key.name().equals(origin) && !(key.kind() instanceof Cosigned))
                .anyMatch(key -> note.signatures().stream().anyMatch(one -> key.verifies(note.text(), one)));
    }

    private static Discrepancy unsigned(long size) {
        return new Discrepancy(
                Math.max(0, size - 1),
                "检查点（" + size + " 条）不是所用公钥中任何一把所签，或其内容被改动",
                "the checkpoint of size " + size + " is not signed by any of the log's keys at hand, or was changed");
    }
}
