package jiheng.query.audit.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Ed25519;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm2;

/** The roots that were signed, and what is said of rows that are no signed heads. */
public final class SignedHeads {
    private SignedHeads() {}

    /** The roots of all heads from a size on that the reader's keys signed; other rows are none and pass unseen. */
    public static List<LedgerWalk.SignedRoot> from(LogReader log, long size) {
        var all = new ArrayList<LedgerWalk.SignedRoot>();
        for (var tree : Algorithm.values()) {
            all.addAll(roots(log.headsFrom(tree, size)));
        }
        return all;
    }

    public static List<LedgerWalk.SignedRoot> roots(List<LogReader.SignedHead> heads) {
        return heads.stream()
                .map(head -> new LedgerWalk.SignedRoot(
                        head.tree(), head.size(), head.checkpoint().root()))
                .toList();
    }

    /** Whether a log of that name signed a note with one of the keys of that tree. */
    public static boolean isSigned(Algorithm tree, Note note, String origin, Collection<VerifierKey> keys) {
        var kind = tree == Algorithm.SHA256 ? Ed25519.KIND : Sm2.KIND;
        return keys.stream()
                .filter(key -> key.name().equals(origin) && key.kind() == kind)
                .anyMatch(key -> note.signatures().stream().anyMatch(one -> key.verifies(note.text(), one)));
    }

    static Discrepancy unsigned(long size) {
        return new Discrepancy(
                Math.max(0, size - 1),
                "检查点（" + size + " 条）不是所用公钥中任何一把所签，或其内容被改动",
                "the checkpoint of size " + size + " is not signed by any of the log's keys at hand, or was changed");
    }

    static Discrepancy notCosigned(long size, String witness) {
        return new Discrepancy(
                Math.max(0, size - 1),
                "检查点（" + size + " 条）下见证人 " + witness + " 的签名不成立",
                "the line of the witness " + witness + " under the checkpoint of size " + size + " is not its own");
    }
}
