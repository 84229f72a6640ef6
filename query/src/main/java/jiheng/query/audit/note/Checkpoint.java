package jiheng.query.audit.note;

import java.util.Arrays;
import java.util.List;

/**
 * The head of a log, as c2sp.org/tlog-checkpoint has it: a note's text of origin, size and root hash. Extension lines,
 * which nobody can check, are refused.
 */
public record Checkpoint(String origin, long size, byte[] root) {
    /** SHA-256 and SM3 alike. */
    public static final int ROOT = 32;

    public Checkpoint {
        root = root.clone();
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != ROOT) {
            throw new MalformedNote("a checkpoint has an origin, a size and a root of " + ROOT + " bytes");
        }
    }

    /** @param text of a note whose signatures are for the caller to verify */
    public static Checkpoint parse(String text) {
        var lines = Strict.lines(text);
        if (lines.size() != 3) {
            throw new MalformedNote("a checkpoint of " + lines.size() + " lines");
        }
        return new Checkpoint(lines.get(0), Strict.decimal(lines.get(1)), Strict.base64(lines.get(2)));
    }

    public String text() {
        return origin + "\n" + size + "\n" + Strict.base64(root) + "\n";
    }

    /** The checkpoint as a note with the log's signature. */
    public Note signedBy(Signer signer) {
        return new Note(text(), List.of(signer.signature(text())));
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint it
                && it.origin.equals(origin)
                && it.size == size
                && Arrays.equals(it.root, root);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }
}
