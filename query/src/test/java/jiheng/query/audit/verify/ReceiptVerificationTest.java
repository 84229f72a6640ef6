package jiheng.query.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.Proofs;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptVerificationTest {
    private static final BundleStory STORY = new BundleStory(false);
    private static final int INDEX = 57;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void anHonestReceiptIsProvenByTheLogsKeyAlone(Algorithm tree) {
        var verdict = Receipt.of(receipt(tree), BundleStory.keysOf(true));
        assertThat(verdict.outcome()).as(text(verdict)).isEqualTo(Outcome.PROVEN);
        assertThat(text(verdict)).contains("日志第 57 号", tree + " 树", "witness.example/audit", "未证明：事件内容本身");
        assertThat(Receipt.of(receipt(tree), List.of()).outcome()).isEqualTo(Outcome.TRUST_MISSING);
        var stranger = new Ed25519Signer("log.example/jiheng", BundleStory.secret(9)).key();
        assertThat(Receipt.of(receipt(tree), List.of(stranger)).outcome()).isEqualTo(Outcome.TRUST_MISSING);
    }

    /** Every byte in turn, to what it is one bit away from; the lines of those whom nobody trusts prove nothing. */
    @Test
    void noByteCanBeChanged() {
        var keys = List.of(BundleStory.LOG.key());
        var honest = receipt(Algorithm.SHA256);
        var witness = new String(honest, UTF_8).indexOf("witness.example");
        assertThat(Receipt.of(honest, keys).outcome()).as("the control").isEqualTo(Outcome.PROVEN);
        for (var at = 0; at < witness; at++) {
            var changed = honest.clone();
            changed[at] ^= 1;
            assertThat(Receipt.of(changed, keys).outcome()).as("byte %d", at).isNotEqualTo(Outcome.PROVEN);
        }
        assertThat(Receipt.of(receipt(Algorithm.SHA256, INDEX + 1), keys).outcome())
                .as("of another leaf")
                .isEqualTo(Outcome.TAMPERED);
    }

    @Test
    void theCommandTellsItByItsExitCode() throws Exception {
        Files.write(folder.resolve("r.tlog-proof"), receipt(Algorithm.SM3));
        Files.writeString(
                folder.resolve("log.pub"),
                BundleStory.keysOf(false).stream().map(VerifierKey::toString).collect(Collectors.joining("\n")));
        assertThat(run("--key", "log.pub", "r.tlog-proof")).endsWith("证明成立 PROVEN\n0");
        assertThat(run("--key", "log.pub", "none")).endsWith("无法读取 UNREADABLE\n2");
        assertThat(run("--key", "r.tlog-proof", "r.tlog-proof")).endsWith("无法读取 UNREADABLE\n2");
        assertThat(run("r.tlog-proof")).startsWith("用法").endsWith("2");
        assertThat(run("--help")).startsWith("用法").endsWith("0");
    }

    private String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var all = List.of(arguments).stream()
                .map(one -> one.startsWith("--") ? one : folder.resolve(one).toString())
                .toList();
        var code = Receipt.run(all, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8) + code;
    }

    private static byte[] receipt(Algorithm tree) {
        return receipt(tree, INDEX);
    }

    /** @param shown the leaf that it carries */
    private static byte[] receipt(Algorithm tree, int shown) {
        var heads = STORY.checkpoints(tree);
        var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
        var size = STORY.rows().size();
        return new TlogProof(
                        STORY.rows().get(shown).leaf().encode(),
                        INDEX,
                        new Proofs(hash, STORY.nodes(tree)).inclusion(INDEX, size),
                        heads.get(heads.size() - 1))
                .bytes();
    }

    private static String text(Verdict verdict) {
        return verdict.lines().stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}
