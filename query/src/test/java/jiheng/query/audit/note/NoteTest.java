package jiheng.query.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import jiheng.query.audit.merkle.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** The example of golang.org/x/mod/sumdb/note, with the key it is signed by. */
    private static final String EXAMPLE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final String EXAMPLE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final Ed25519Signer LOG = new Ed25519Signer("log.example/jiheng", seed(1));
    private static final Ed25519Signer WITNESS = new Ed25519Signer("witness.example/w1", seed(2));
    private static final List<SignatureKind> KINDS = List.of(Ed25519.KIND, Cosigned.ED25519);

    @Test
    void aNoteOfOthersIsReadAndVerified() {
        var note = Note.parse(utf8(EXAMPLE));
        var key = VerifierKey.parse(EXAMPLE_KEY, KINDS);
        assertThat(key.verifies(note.text(), note.signatures().get(0))).isTrue();
        assertThat(key.verifies(note.text() + "x\n", note.signatures().get(0))).isFalse();
        assertThat(note.toString()).isEqualTo(EXAMPLE);
        assertThat(key).hasToString(EXAMPLE_KEY);
    }

    @Test
    void aCheckpointGoesThroughSigningAndCosigning() {
        var checkpoint =
                new Checkpoint("log.example/jiheng", 42, TreeHash.sha256().empty());
        var note = checkpoint.signedBy(LOG);
        note = note.with(WITNESS.cosignature(Cosigned.ED25519, note.text(), 1_679_315_147L));
        var read = Note.parse(note.bytes());
        assertThat(Checkpoint.parse(read.text())).isEqualTo(checkpoint);
        assertThat(LOG.key().verifies(read.text(), read.signatures().get(0))).isTrue();
        var cosigner = VerifierKey.parse(WITNESS.cosigner(Cosigned.ED25519).toString(), KINDS);
        var cosignature = read.signatures().get(1);
        assertThat(cosigner.verifies(read.text(), cosignature)).isTrue();
        assertThat(Cosigned.seconds(cosignature)).isEqualTo(1_679_315_147L);
        assertThat(WITNESS.key().verifies(read.text(), cosignature))
                .as("a cosigner's key signs nothing but cosignatures")
                .isFalse();
        assertThat(cosigner.verifies(read.text().replace("42", "43"), cosignature))
                .isFalse();
    }

    @Test
    void anyTimeThatAWitnessSaysCanBeShown() {
        var text = new Checkpoint("log.example/jiheng", 42, TreeHash.sha256().empty()).text();
        for (var late : new long[] {253_402_300_800L, 1L << 62, Long.MAX_VALUE}) {
            var cosignature = WITNESS.cosignature(Cosigned.ED25519, text, late);
            assertThat(WITNESS.cosigner(Cosigned.ED25519).verifies(text, cosignature))
                    .isTrue();
            assertThat(Instant.ofEpochSecond(Cosigned.seconds(cosignature))).isEqualTo("9999-12-31T23:59:59Z");
        }
    }

    @Test
    void aProofOfInclusionIsReadAsWritten() {
        var hash = TreeHash.sha256();
        var note = new Checkpoint("log.example/jiheng", 2, hash.empty()).signedBy(LOG);
        for (var extra : new byte[][] {{}, {1, 2, 3}}) {
            var proof = new TlogProof(extra, 1, List.of(hash.leaf(new byte[0])), note);
            var read = TlogProof.parse(proof.bytes());
            assertThat(read).hasToString(proof.toString());
            assertThat(read.path()).hasSize(1);
            assertThat(read.extra()).isEqualTo(extra);
        }
        var whole = new TlogProof(new byte[0], 0, List.of(), note).toString();
        assertThat(TlogProof.parse(utf8(whole)).path()).isEmpty();
        for (var bad : List.of(
                whole.replace("@v1", "@v2"),
                whole.replace("index 0", "index 00"),
                whole.replace("index 0\n", ""),
                whole.replace("index 0\n", "extra \nindex 0\n"),
                whole.replace("index 0\n", "index 0\nAAAA\n"),
                whole.substring(0, whole.length() - 1))) {
            assertThatThrownBy(() -> TlogProof.parse(utf8(bad))).isInstanceOf(MalformedNote.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example/log\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "a.example/log\n+1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "a.example/log\n\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "a.example/log\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "a.example/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
                "a.example/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "a.example/log\n1\nAAAA\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "a.example/log\n1\n",
                "a.example/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nextension\n",
                "a.example/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void aCheckpointSpelledOtherwiseIsNone(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedNote.class);
    }

    @Test
    void aNoteSpelledOtherwiseIsNone() {
        for (var bad : List.of(
                EXAMPLE.replace("— Peter", "- Peter"),
                EXAMPLE.replace("AM=\n", "AN=\n"),
                EXAMPLE.replace("AM=\n", "AM\n"),
                EXAMPLE.replace("AM=\n", "AM=\n\n"),
                EXAMPLE.replace("AM=\n", "AM="),
                EXAMPLE.replace("AM=\n", "AM= \n"),
                EXAMPLE.replace("is.\n", "is.\r\n"),
                EXAMPLE.replace("Peter", "Peter+"),
                EXAMPLE.substring(0, EXAMPLE.indexOf('—')),
                "\n" + EXAMPLE.substring(EXAMPLE.indexOf('—')))) {
            assertThatThrownBy(() -> Note.parse(utf8(bad))).as(bad).isInstanceOf(MalformedNote.class);
        }
        assertThatThrownBy(() -> Note.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
                .isInstanceOf(MalformedNote.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3",
                ""
            })
    void aKeySpelledOtherwiseIsNone(String vkey) {
        assertThatThrownBy(() -> VerifierKey.parse(vkey, KINDS)).isInstanceOf(MalformedNote.class);
    }

    private static byte[] seed(int fill) {
        var seed = new byte[32];
        java.util.Arrays.fill(seed, (byte) fill);
        return seed;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
