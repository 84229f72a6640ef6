package jiheng.query.audit.sm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.SignatureKind;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * SM2 with SM3 (GB/T 32918.2) on sm2p256v1. Notes have no type byte for it, so its identifier is 0xff followed by its
 * object identifier in the form that cosigners use and a newline, {@code oid/1.2.156.10197.1.501\n}; a cosigner's adds
 * {@code /cosignature/v1} before the newline. A key is the point uncompressed (65 bytes, 0x04 first), a signature r and
 * s of 32 bytes each, big-endian, and the signer's ID of GB/T 35276, {@code 1234567812345678}.
 */
public final class Sm2 implements SignatureKind {
    public static final Sm2 KIND = new Sm2();
    public static final Cosigned COSIGNED = new Cosigned(KIND, identifier("/cosignature/v1"));

    static final String CURVE = "sm2p256v1";
    static final ECDomainParameters DOMAIN = new ECDomainParameters(GMNamedCurves.getByName(CURVE));

    private static final String OID = "oid/1.2.156.10197.1.501";
    private static final int FIGURE = 32;
    private static final byte[] ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2() {}

    @Override
    public byte[] identifier() {
        return identifier("");
    }

    @Override
    public int keyLength() {
        return 2 * FIGURE + 1;
    }

    @Override
    public boolean verifies(byte[] publicKey, byte[] text, byte[] signature) {
        return verifies(ID, publicKey, text, signature);
    }

    static boolean verifies(byte[] id, byte[] publicKey, byte[] text, byte[] signature) {
        if (signature.length != 2 * FIGURE || publicKey.length != 2 * FIGURE + 1 || publicKey[0] != 0x04) {
            return false;
        }
        try {
            var point = DOMAIN.getCurve().decodePoint(publicKey);
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(false, new ParametersWithID(new ECPublicKeyParameters(point, DOMAIN), id));
            signer.update(text, 0, text.length);
            return signer.verifySignature(signature);
        } catch (IllegalArgumentException notOnTheCurve) {
            return false;
        }
    }

    static CipherParameters named(CipherParameters key) {
        return new ParametersWithID(key, ID);
    }

    /** A number from 1 to the curve's order less 2, as private keys are. */
    static BigInteger secret(byte[] bytes) {
        var number = new BigInteger(1, bytes);
        if (number.signum() == 0 || number.compareTo(DOMAIN.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("not a private key of " + CURVE);
        }
        return number;
    }

    private static byte[] identifier(String more) {
        var name = (OID + more + "\n").getBytes(StandardCharsets.US_ASCII);
        var all = new byte[name.length + 1];
        all[0] = (byte) 0xff;
        System.arraycopy(name, 0, all, 1, name.length);
        return all;
    }
}
