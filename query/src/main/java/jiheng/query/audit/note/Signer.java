package jiheng.query.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Whoever holds a private key. */
public interface Signer {
    /** The public half; its kind is the plain one, even for a witness. */
    VerifierKey key();

    /** Signs as {@link VerifierKey#kind} verifies. */
    byte[] sign(byte[] message);

    /** Signs a note's text. */
    default Signature signature(String text) {
        return new Signature(key().name(), key().keyId(), sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The key that verifies what {@link #cosignature} signs. */
    default VerifierKey cosigner(Cosigned kind) {
        return new VerifierKey(key().name(), kind, key().publicKey());
    }

    /** Cosigns a checkpoint's text at a time in POSIX seconds. */
    default Signature cosignature(Cosigned kind, String text, long seconds) {
        var signed = sign(Cosigned.message(seconds, text.getBytes(StandardCharsets.UTF_8)));
        var all = ByteBuffer.allocate(Long.BYTES + signed.length)
                .putLong(seconds)
                .put(signed)
                .array();
        return new Signature(key().name(), cosigner(kind).keyId(), all);
    }
}
