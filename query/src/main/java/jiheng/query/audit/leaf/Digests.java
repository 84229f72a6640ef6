package jiheng.query.audit.leaf;

import java.util.Arrays;

/** The hashes of the same bytes by both algorithms, so that each tree stands without the other. */
public record Digests(byte[] sha256, byte[] sm3) {
    public static final int LENGTH = 32;

    public Digests {
        if (sha256.length != LENGTH || sm3.length != LENGTH) {
            throw new MalformedLeaf("a hash of another length than " + LENGTH);
        }
        sha256 = sha256.clone();
        sm3 = sm3.clone();
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    @Override
    public byte[] sm3() {
        return sm3.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digests it && Arrays.equals(it.sha256, sha256) && Arrays.equals(it.sm3, sm3);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sha256);
    }
}
