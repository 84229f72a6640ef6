package jiheng.query.audit.verify;

import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519;
import jiheng.query.audit.note.SignatureKind;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm2;

/**
 * Whom the user trusts, from outside the bundle.
 *
 * @param witnesses how many of the given witnesses must have cosigned a head
 * @param kept heads that the log must not contradict
 * @param whole whether only a bundle with every record of the log will do
 */
public record Trust(List<VerifierKey> keys, int witnesses, List<KeptHeads.Kept> kept, boolean whole) {
    /** Every kind of key that a bundle's signatures may have. */
    public static final List<SignatureKind> KINDS = List.of(Ed25519.KIND, Cosigned.ED25519, Sm2.KIND, Sm2.COSIGNED);

    public Trust {
        keys = List.copyOf(keys);
        kept = List.copyOf(kept);
    }

    public Trust(List<VerifierKey> keys, int witnesses) {
        this(keys, witnesses, List.of(), false);
    }

    /** The kind of key that a tree's log signs with. */
    static SignatureKind log(Algorithm tree) {
        return tree == Algorithm.SHA256 ? Ed25519.KIND : Sm2.KIND;
    }

    /** The kind of key that a tree's witnesses sign with. */
    static SignatureKind witness(Algorithm tree) {
        return tree == Algorithm.SHA256 ? Cosigned.ED25519 : Sm2.COSIGNED;
    }

    static boolean isWitness(VerifierKey key) {
        return key.kind() instanceof Cosigned;
    }

    boolean names(SignatureKind kind) {
        return keys.stream().anyMatch(key -> key.kind() == kind);
    }
}
