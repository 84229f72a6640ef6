package jiheng.query.audit.sm;

import java.security.SecureRandom;
import jiheng.query.audit.note.Signer;
import jiheng.query.audit.note.VerifierKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Signs with SM2 from a private number of 32 bytes. */
public final class Sm2Signer implements Signer {
    private final VerifierKey key;
    private final ECPrivateKeyParameters secret;
    private final SecureRandom random;

    public Sm2Signer(String name, byte[] secret, SecureRandom random) {
        var number = Sm2.secret(secret);
        this.secret = new ECPrivateKeyParameters(number, Sm2.DOMAIN);
        this.random = random;
        key = new VerifierKey(
                name, Sm2.KIND, Sm2.DOMAIN.getG().multiply(number).normalize().getEncoded(false));
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(true, Sm2.named(new ParametersWithRandom(secret, random)));
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } catch (CryptoException impossible) {
            throw new IllegalStateException("an SM2 key that does not sign", impossible);
        }
    }
}
