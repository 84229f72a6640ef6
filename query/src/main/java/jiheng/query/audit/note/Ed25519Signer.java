package jiheng.query.audit.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** Signs with Ed25519 from a seed of 32 bytes. */
public final class Ed25519Signer implements Signer {
    private final VerifierKey key;
    private final PrivateKey secret;

    public Ed25519Signer(String name, byte[] seed) {
        if (seed.length != Ed25519.KIND.keyLength()) {
            throw new IllegalArgumentException("a seed has " + Ed25519.KIND.keyLength() + " bytes");
        }
        try {
            secret = KeyFactory.getInstance(Ed25519.NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            key = new VerifierKey(name, Ed25519.KIND, publicKey(seed));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has Ed25519", absent);
        }
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            var signer = java.security.Signature.getInstance(Ed25519.NAME);
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an Ed25519 key that does not sign", impossible);
        }
    }

    /** The JDK derives a public key only while it generates one: from "random" bytes, here the seed. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(Ed25519.NAME);
        generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
        return Ed25519.encode(((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint());
    }

    private static final class Seeded extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the JDK takes other bytes than a seed");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
