package jiheng.query.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashing of RFC 6962, section 2.1, over any digest: a leaf is {@code H(0x00 || data)}, a node
 * {@code H(0x01 || left || right)}, and the empty tree {@code H()}. The two prefixes keep a node from passing for a
 * leaf.
 *
 * <p>Holds a digest under way and is therefore for one thread.
 */
public final class TreeHash {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    public TreeHash(MessageDigest digest) {
        this.digest = digest;
    }

    public static TreeHash sha256() {
        try {
            return new TreeHash(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /** Bytes in a hash. */
    public int length() {
        return digest.getDigestLength();
    }

    /** The root of a tree without leaves. */
    public byte[] empty() {
        return digest.digest();
    }

    public byte[] leaf(byte[] data) {
        digest.update(LEAF);
        return digest.digest(data);
    }

    public byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The plain digest, without a prefix, for what a leaf speaks of. */
    public byte[] of(byte[] data) {
        return digest.digest(data);
    }
}
