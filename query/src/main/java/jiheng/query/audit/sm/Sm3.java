package jiheng.query.audit.sm;

import java.security.MessageDigest;
import jiheng.query.audit.merkle.TreeHash;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905) as a digest of the JDK's shape, without a provider to register. */
public final class Sm3 extends MessageDigest {
    private final SM3Digest digest = new SM3Digest();

    public Sm3() {
        super("SM3");
    }

    /** The tree of RFC 6962 over SM3 in SHA-256's place. */
    public static TreeHash tree() {
        return new TreeHash(new Sm3());
    }

    @Override
    protected int engineGetDigestLength() {
        return digest.getDigestSize();
    }

    @Override
    protected void engineUpdate(byte input) {
        digest.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        digest.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        var out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    @Override
    protected void engineReset() {
        digest.reset();
    }
}
