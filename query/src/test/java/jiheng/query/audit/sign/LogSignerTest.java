package jiheng.query.audit.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.audit.verify.BundleVerification;
import jiheng.query.audit.verify.Trust;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSignerTest {
    @TempDir
    private Path home;

    private SigningLog log;

    @BeforeEach
    void open() {
        log = new SigningLog(new LogStore(), home.resolve("keys"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void nothingIsSignedWhereNothingIs() {
        assertThat(log.signer().sign()).isEmpty();
    }

    @Test
    void eachHeadProvesItsLeavesAndTheHeadsBeforeIt() {
        var sizes = List.of(1, 2, 7, 8, 30, 64, 65);
        for (var at = 0; at < sizes.size(); at++) {
            log.growAndSign(sizes.get(at) - (at == 0 ? 0 : sizes.get(at - 1)));
        }
        for (var tree : Algorithm.values()) {
            var verification = new Verification(tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree());
            var heads = log.log().heads(tree);
            assertThat(heads).extracting(head -> (int) head.size()).isEqualTo(sizes);
            for (var head : heads) {
                assertThat(verification.consistency(
                                head.size(),
                                65,
                                head.checkpoint().root(),
                                heads.get(heads.size() - 1).checkpoint().root(),
                                log.log().consistency(tree, head.size(), 65)))
                        .isTrue();
            }
            for (var index = 0; index < 65; index++) {
                var leaf = log.log().entry(index).orElseThrow();
                var proof = log.log()
                        .receipt(tree, leaf.row().stream(), leaf.row().sequence())
                        .map(TlogProof::bytes)
                        .map(TlogProof::parse)
                        .orElseThrow();
                var covering = jiheng.query.audit.note.Checkpoint.parse(
                        proof.checkpoint().text());
                var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
                assertThat(proof.index()).isEqualTo(index);
                assertThat(verification.inclusion(
                                index, covering.size(), hash.leaf(leaf.leaf().encode()), proof.path(), covering.root()))
                        .isTrue();
            }
        }
        assertThat(log.check(SigningLog.BOTH).agrees()).isTrue();
    }

    @Test
    void aBundleOfAStreamIsProven() throws Exception {
        log.growAndSign(40).growAndSign(20);
        var out = new ByteArrayOutputStream();
        BundleWriter.write(
                log.bundle(List.of("stream-2", "stream-4"), log.keys().known()), out);
        var verdict =
                BundleVerification.of(out.toByteArray(), new Trust(log.keys().known(), 0));
        assertThat(verdict.outcome()).as(verdict.lines().toString()).isEqualTo(Outcome.PROVEN);
    }

    @Test
    void aShorterStoreIsRefused() {
        log.growAndSign(20);
        for (var cut = 1; cut <= 20; cut++) {
            try (var copy = log.copy(home.resolve("cut" + cut))) {
                copy.store().tamper("delete from audit.leaf where leaf_index >= " + (20 - cut));
                copy.store().tamper("delete from event where global_index not in (select event_row from audit.leaf)");
                copy.store().tamper("delete from audit.checkpoint");
                assertThatThrownBy(() -> copy.signer().sign())
                        .isInstanceOf(Discrepancy.class)
                        .hasMessageContaining("fewer than the 20 that were signed");
            }
        }
    }

    @Test
    void anotherStoreOfTheSameLengthIsRefused() {
        log.store().grow(12);
        try (var older = log.copy(home.resolve("older"))) {
            log.growAndSign(8);
            older.store().appendTo("stream-elsewhere", 10);
            var signer = new LogSigner(older.store().application(), log.keys(), home.resolve("keys"));
            assertThatThrownBy(signer::sign)
                    .isInstanceOfSatisfying(Discrepancy.class, found -> assertThat(found.index())
                            .isEqualTo(19));
            assertThat(new LogReader(older.store().application()).heads(Algorithm.SHA256))
                    .isEmpty();
        }
    }

    @Test
    void rowsAreReadAgainBeforeTheyAreSigned() {
        log.growAndSign(10);
        log.store().grow(5);
        log.store().tamper("update event set payload = '\\x7b7d' where global_index = 13");
        assertThatThrownBy(() -> log.signer().sign()).isInstanceOfSatisfying(Discrepancy.class, found -> {
            assertThat(found.index()).isEqualTo(12);
            assertThat(found.en()).contains("payload");
        });
        assertThat(log.log().heads(Algorithm.SM3)).hasSize(1);
    }

    /** Whatever of its own work a signer lost when it was killed, it does again, and the same. */
    @Test
    void aSignerThatWasKilledGoesOn() throws Exception {
        log.growAndSign(10);
        var head = Files.readString(home.resolve("keys/head.txt"));
        log.growAndSign(10);
        log.store().tamper("delete from audit.checkpoint where size = 20");
        assertThat(log.signer().sign()).as("the checkpoint was not written").isPresent();
        Files.writeString(home.resolve("keys/head.txt"), head);
        assertThat(log.signer().sign()).as("nor its own head").isPresent();
        assertThat(log.growAndSign(3).check(SigningLog.BOTH).newest()).isEqualTo(23);
    }

    /** Without it, a history written anew with its heads taken away would be signed. */
    @Test
    void aSignerThatLostItsOwnLastHeadRefuses() throws Exception {
        log.growAndSign(10);
        log.store().tamper("update event set payload = '\\x7b7d' where global_index = 5");
        log.store().rehash();
        var head = home.resolve("keys/head.txt");
        var kept = Files.readString(head);
        Files.delete(head);
        refuses("head.txt", "JIHENG_AUDIT_ADOPT=true");
        log.store().tamper("delete from audit.checkpoint");
        Files.writeString(home.resolve("keys/published.txt"), "sha256 10 /somewhere with words\nsm3 what? /there\n");
        refuses("head.txt", "JIHENG_AUDIT_ADOPT=true");
        assertThat(log.log().heads(Algorithm.SHA256)).isEmpty();
        Files.delete(home.resolve("keys/published.txt"));
        try (var copy = log.copy(home.resolve("copy"))) {
            assertThat(copy.signer().sign())
                    .as("the control: with nothing left that tells, it signs what is there")
                    .isPresent();
        }
        Files.writeString(head, kept);
        refuses("leaf", "another now");
    }

    @Test
    void anOwnLastHeadThatIsOlderThanWhatWasPublishedIsRefusedUntilTheOperatorSaysSo() throws Exception {
        log.growAndSign(10);
        var older = Files.readString(home.resolve("keys/head.txt"));
        log.growAndSign(10);
        Files.writeString(home.resolve("keys/published.txt"), "sha256 20 /a\nsm3 20 /a\nsha256 5 /b\n");
        assertThat(log.signer().sign()).as("the control").isPresent();
        Files.writeString(home.resolve("keys/head.txt"), older);
        refuses("of size 10, is older than the one published, of size 20");
        var adopting = new LogSigner(log.store().application(), log.keys(), home.resolve("keys"), true);
        assertThat(adopting.sign()).isPresent();
        assertThat(log.growAndSign(3).check(SigningLog.BOTH).newest()).isEqualTo(23);
        Files.delete(home.resolve("keys/head.txt"));
        refuses("head.txt");
        assertThat(adopting.sign()).isPresent();
        assertThat(log.signer().sign()).isPresent();
    }

    private void refuses(String... words) {
        assertThatThrownBy(() -> log.signer().sign())
                .isInstanceOf(Discrepancy.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void theNewestKeyOfATreeIsNeverForgotten() throws Exception {
        var first = log.keys().known();
        assertThat(log.keys().retire(first)).isEmpty();
        assertThat(log.keys().withSecret()).isEqualTo(first);
        SigningLog.newKeys(log.keys());
        var all = log.keys().known();
        assertThat(log.keys().retire(all)).as("the control").isEqualTo(first);
        assertThat(SignerKeys.in(home.resolve("keys")).withSecret()).hasSize(2).doesNotContainAnyElementsOf(first);
        log.growAndSign(3);
    }

    @Test
    void anEventIsVouchedForOnceItIsUnderTheSignersOwnHeadAndUnchanged() throws Exception {
        log.store().appendTo("stream-a", 2);
        assertThat(log.signer().vouches("stream-a", 1)).as("not signed yet").isFalse();
        log.growAndSign(3);
        assertThat(log.signer().vouches("stream-a", 1)).isTrue();
        assertThat(log.signer().vouches("stream-a", 2)).as("no such event").isFalse();
        log.store().inserted("forged", "default");
        assertThat(log.signer().vouches("stream-forged", 0)).as("no leaf").isFalse();
        log.store().tamper("update event set payload = '\\x7b7d' where global_index = 2");
        assertThat(log.signer().vouches("stream-a", 1)).isFalse();
        assertThat(log.signer().vouches("stream-a", 0)).isTrue();
    }

    @Test
    void afterARotationBothKeysVerify() throws Exception {
        log.growAndSign(10);
        var old = log.keys().known();
        SigningLog.newKeys(log.keys());
        log.growAndSign(10);
        assertThat(log.keys().known()).hasSize(4).containsAll(old);
        assertThat(log.check(SigningLog.BOTH).agrees()).isTrue();
        log.keys().retire(old);
        assertThat(Files.readAllLines(home.resolve("keys/sha256-0001.key"))).hasSize(1);
        assertThat(SignerKeys.in(home.resolve("keys")).known())
                .isEqualTo(log.keys().known());
        assertThat(log.growAndSign(10).check(SigningLog.BOTH).heads()).isEqualTo(6);
        // The control: with the first keys alone, what the second signed is not this log's.
        var check = new jiheng.query.audit.check.AuditCheck(log.store().application(), old);
        assertThat(check.run(SigningLog.BOTH, progress -> {}).agrees()).isFalse();
    }

    /** A bundle brings every key that signed in it, and proves nothing to whoever was not given that key. */
    @Test
    void aRetiredKeyIsBelievedByThoseWhoWereGivenIt() throws Exception {
        log.store().appendTo("stream-ended", 2);
        log.growAndSign(10);
        var old = log.keys().known();
        var before = bundle();
        SigningLog.newKeys(log.keys());
        log.keys().retire(old);
        var current =
                log.keys().known().stream().filter(key -> !old.contains(key)).toList();
        assertThat(outcome(before, old)).isEqualTo(Outcome.PROVEN);
        assertThat(outcome(before, current)).isEqualTo(Outcome.TRUST_MISSING);
        log.growAndSign(10);
        var after = bundle();
        assertThat(outcome(after, current)).isEqualTo(Outcome.PROVEN);
        assertThat(outcome(after, old)).isEqualTo(Outcome.TRUST_MISSING);
        assertThat(new String(after, StandardCharsets.UTF_8))
                .as("old keys too")
                .contains(log.keys().known().stream().map(Object::toString).toList());
    }

    /** Stored, not compressed: what is in it can be found in it. */
    private byte[] bundle() throws IOException {
        var out = new ByteArrayOutputStream();
        BundleWriter.write(log.bundle(List.of("stream-ended"), log.keys().known()), out);
        return out.toByteArray();
    }

    private static Outcome outcome(byte[] bundle, List<VerifierKey> keys) {
        return BundleVerification.of(bundle, new Trust(keys, 0)).outcome();
    }

    @Test
    void whatIsPreparedSignsNothingBeforeItIsAdopted() throws Exception {
        var folder = home.resolve("keys");
        var next = log.keys().prepare(Algorithm.SM3, "another.example").key();
        log.growAndSign(5);
        assertThat(log.keys().known()).doesNotContain(next).hasSize(2);
        assertThat(SignerKeys.in(folder)
                        .prepare(Algorithm.SM3, "another.example")
                        .key())
                .as("it waits for its turn, under the log's name")
                .isEqualTo(next)
                .extracting(VerifierKey::name)
                .isEqualTo("log.example/test/sm3");
        log.keys().adopt(List.of(next));
        assertThat(log.keys().signer(Algorithm.SM3).key()).isEqualTo(next);
        assertThat(SignerKeys.in(folder).numbered()).isEqualTo(log.keys().numbered());
        assertThat(folder.resolve("sm3-0002.next")).doesNotExist();
    }

    @Test
    void theSecretsAreTheirOwnersAlone() throws Exception {
        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys"))))
                .isEqualTo("rwx------");
    }
}
