package jiheng.query.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note.
 *
 * @param keyId the first four bytes of the line's base64, as an unsigned big-endian number
 * @param bytes the rest of it; what they mean is for the kind of the key
 */
public record Signature(String name, int keyId, byte[] bytes) {
    private static final String PREFIX = "— ";

    public Signature {
        VerifierKey.checkName(name);
        bytes = bytes.clone();
    }

    static Signature parse(String line) {
        var space = line.lastIndexOf(' ');
        if (!line.startsWith(PREFIX) || space < PREFIX.length()) {
            throw new MalformedNote("not a signature line");
        }
        var all = Strict.base64(line.substring(space + 1));
        if (all.length <= Integer.BYTES) {
            throw new MalformedNote("a signature of no bytes");
        }
        return new Signature(
                line.substring(PREFIX.length(), space),
                ByteBuffer.wrap(all).getInt(),
                Arrays.copyOfRange(all, Integer.BYTES, all.length));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature it
                && it.name.equals(name)
                && it.keyId == keyId
                && Arrays.equals(it.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    /** The line, without its newline. */
    @Override
    public String toString() {
        var all =
                ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes);
        return PREFIX + name + " " + Strict.base64(all.array());
    }
}
