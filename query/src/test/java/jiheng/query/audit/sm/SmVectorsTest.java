package jiheng.query.audit.sm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import jiheng.query.audit.Vectors;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.VerifierKey;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECCurve;
import org.junit.jupiter.api.Test;

/** Botan's vectors of SM3 and SM2, and the notes signed with SM2. */
class SmVectorsTest {
    @Test
    void everySm3HashIsBotans() {
        var cases = Vectors.blocks("botan/sm3.vec", "Out");
        assertThat(cases).hasSize(139);
        for (var one : cases) {
            assertThat(new Sm3().digest(bytes(one.apply("In")))).isEqualTo(bytes(one.apply("Out")));
        }
    }

    /** Of seven, one is over a hash given raw, which no signer takes; its message is that of the one before it. */
    @Test
    void everySm2SignatureIsBotans() {
        var cases = Vectors.blocks("botan/sm2_sig.vec", "Signature");
        assertThat(cases).hasSize(7);
        var byTheKind = 0;
        for (var one : cases) {
            var domain = domain(one);
            var point = domain.getG().multiply(figure(one, "x")).normalize();
            var id = one.apply("Ident").getBytes(StandardCharsets.US_ASCII);
            var message = bytes(one.apply("Msg"));
            var signature = bytes(one.apply("Signature"));
            if (one.apply("Hash").equals("Raw")) {
                assertThat(signature).isEqualTo(bytes(cases.get(0).apply("Signature")));
                continue;
            }
            Digest hash = one.apply("Hash").equals("SM3") ? new SM3Digest() : new SHA256Digest();
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, hash);
            signer.init(false, new ParametersWithID(new ECPublicKeyParameters(point, domain), id));
            signer.update(message, 0, message.length);
            assertThat(signer.verifySignature(signature)).isTrue();
            if (one.apply("Oid").equals("1.2.156.10197.1.301")
                    && one.apply("Hash").equals("SM3")) {
                byTheKind++;
                var key = point.getEncoded(false);
                assertThat(Sm2.verifies(id, key, message, signature)).isTrue();
                assertThat(Sm2.KIND.verifies(key, message, signature))
                        .as("another signer's ID")
                        .isFalse();
                for (var at = 0; at < signature.length; at++) {
                    signature[at] ^= 1;
                    assertThat(Sm2.verifies(id, key, message, signature)).isFalse();
                    signature[at] ^= 1;
                }
            }
        }
        assertThat(byTheKind).isEqualTo(1);
    }

    @Test
    void aCheckpointIsSignedAndCosignedWithSm2() {
        var kinds = List.of(Sm2.KIND, Sm2.COSIGNED);
        var log = new Sm2Signer("log.example/sm3", secret(1), new SecureRandom());
        var witness = new Sm2Signer("witness.example/sm", secret(2), new SecureRandom());
        var note = new Checkpoint("log.example/sm3", 7, Sm3.tree().empty()).signedBy(log);
        note = note.with(witness.cosignature(Sm2.COSIGNED, note.text(), 5));
        var read = VerifierKey.parse(log.key().toString(), kinds);
        var cosigner = VerifierKey.parse(witness.cosigner(Sm2.COSIGNED).toString(), kinds);
        assertThat(read.verifies(note.text(), note.signatures().get(0))).isTrue();
        assertThat(cosigner.verifies(note.text(), note.signatures().get(1))).isTrue();
        assertThat(cosigner.verifies(note.text(), note.signatures().get(0))).isFalse();
        assertThat(read.verifies(
                        note.text().replace("7", "8"), note.signatures().get(0)))
                .isFalse();
        assertThat(cosigner.keyId()).isNotEqualTo(witness.key().keyId());
    }

    private static ECDomainParameters domain(Function<String, String> one) {
        var order = figure(one, "Order");
        var curve = new ECCurve.Fp(figure(one, "P"), figure(one, "A"), figure(one, "B"), order, BigInteger.ONE);
        return new ECDomainParameters(curve, curve.createPoint(figure(one, "xG"), figure(one, "yG")), order);
    }

    private static BigInteger figure(Function<String, String> one, String name) {
        return new BigInteger(one.apply(name).replace("0x", ""), 16);
    }

    private static byte[] secret(int last) {
        var secret = new byte[32];
        secret[31] = (byte) last;
        return secret;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
