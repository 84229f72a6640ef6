package jiheng.query.audit.note;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;

/** Ed25519 (RFC 8032) by the JDK: type 0x01, keys of 32 bytes, signatures of 64. */
public final class Ed25519 implements SignatureKind {
    public static final Ed25519 KIND = new Ed25519();
    static final String NAME = "Ed25519";

    private static final int LENGTH = 32;
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private Ed25519() {}

    @Override
    public byte[] identifier() {
        return new byte[] {0x01};
    }

    @Override
    public int keyLength() {
        return LENGTH;
    }

    @Override
    public boolean verifies(byte[] publicKey, byte[] text, byte[] signature) {
        if (signature.length != 2 * LENGTH) {
            return false;
        }
        try {
            var verifier = java.security.Signature.getInstance(NAME);
            verifier.initVerify(decode(publicKey));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notAKey) {
            return false;
        }
    }

    private static PublicKey decode(byte[] key) throws GeneralSecurityException {
        var backwards = new byte[LENGTH];
        for (var at = 0; at < LENGTH; at++) {
            backwards[at] = key[LENGTH - 1 - at];
        }
        var odd = (backwards[0] & 0x80) != 0;
        backwards[0] &= 0x7f;
        var y = new BigInteger(1, backwards);
        if (y.compareTo(PRIME) >= 0) {
            throw new InvalidKeySpecException("not the one spelling of a point");
        }
        return KeyFactory.getInstance(NAME)
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
    }

    static byte[] encode(EdECPoint point) {
        var forwards = point.getY().toByteArray();
        var key = new byte[LENGTH];
        for (var at = 0; at < Math.min(LENGTH, forwards.length); at++) {
            key[at] = forwards[forwards.length - 1 - at];
        }
        if (point.isXOdd()) {
            key[LENGTH - 1] |= (byte) 0x80;
        }
        return key;
    }
}
