package jiheng.query.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The kind of key that witnesses cosign checkpoints with, as c2sp.org/tlog-cosignature has it: eight bytes of POSIX
 * seconds, then a signature over {@code cosignature/v1}, the time and the checkpoint's text.
 */
public final class Cosigned implements SignatureKind {
    /** Ed25519, type 0x04. */
    public static final Cosigned ED25519 = new Cosigned(Ed25519.KIND, new byte[] {0x04});

    private static final long LATEST = 253_402_300_799L;

    private final SignatureKind plain;
    private final byte[] identifier;

    public Cosigned(SignatureKind plain, byte[] identifier) {
        this.plain = plain;
        this.identifier = identifier.clone();
    }

    /** The kind that signs what a cosignature covers. */
    public SignatureKind plain() {
        return plain;
    }

    /** What is signed for a checkpoint's text at a time. */
    public static byte[] message(long seconds, byte[] text) {
        var head = ("cosignature/v1\ntime " + seconds + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }

    /** When the witness says that it signed; what is later than the year 9999 counts as its end, so that it can be shown. */
    public static long seconds(Signature signature) {
        var bytes = signature.bytes();
        if (bytes.length < Long.BYTES || bytes[0] < 0) {
            throw new MalformedNote("a cosignature without a time");
        }
        return Math.min(ByteBuffer.wrap(bytes).getLong(), LATEST);
    }

    @Override
    public byte[] identifier() {
        return identifier.clone();
    }

    @Override
    public int keyLength() {
        return plain.keyLength();
    }

    @Override
    public boolean verifies(byte[] publicKey, byte[] text, byte[] signature) {
        if (signature.length <= Long.BYTES || signature[0] < 0) {
            return false;
        }
        return plain.verifies(
                publicKey,
                message(ByteBuffer.wrap(signature).getLong(), text),
                Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }
}
