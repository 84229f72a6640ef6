package jiheng.query.audit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.Signature;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.SigningLog;
import jiheng.query.audit.verify.BundleVerification;
import jiheng.query.audit.verify.Trust;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application's role may insert beside heads, witnesses' lines and nodes disturbs nobody and is reported. */
class StrayRowsTest {
    private static final long TIME = 1_772_323_200L;
    private static final List<String> STREAMS = List.of("stream-2");

    @TempDir
    private Path home;

    private final Ed25519Signer witness = new Ed25519Signer("witness.example/audit", new byte[32]);
    private SigningLog log;

    @BeforeEach
    void open() {
        log = new SigningLog(new LogStore(), home.resolve("keys"))
                .growAndSign(20)
                .growAndSign(20);
        assertThat(log.check(SigningLog.BOTH).agrees()).as("the control").isTrue();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aWitnesssLineThatIsNotItsOwnIsNeitherShownNorBundledButReported() throws Exception {
        cosignature(40, witness.cosigner(Cosigned.ED25519), over(new byte[32], TIME));
        assertThat(log.log().newest(Algorithm.SHA256).orElseThrow().note().signatures())
                .hasSize(1);
        assertThat(outcome(trusted())).as("an untouched form").isEqualTo(Outcome.PROVEN);
        reported("the line of the witness " + witness.cosigner(Cosigned.ED25519) + " under the checkpoint of size 40");
    }

    @Test
    void aWitnesssOwnLineIsShownAndBundledAndAnotherTimeOrHeadUnderItIsReported() throws Exception {
        var head = log.log().newest(Algorithm.SHA256).orElseThrow();
        log.log()
                .keep(
                        head,
                        witness.cosigner(Cosigned.ED25519),
                        over(head.checkpoint().root(), TIME));
        assertThat(log.log().newest(Algorithm.SHA256).orElseThrow().note().signatures())
                .as("the control")
                .hasSize(2);
        assertThat(outcome(trusted())).isEqualTo(Outcome.PROVEN);
        assertThat(log.check(SigningLog.BOTH).agrees()).isTrue();
        log.store()
                .tamper(
                        "update audit.cosignature set line = replace(line, 'witness.example/audit', 'witness.example/b')");
        reported("the line of the witness");
        assertThat(log.log().newest(Algorithm.SHA256).orElseThrow().note().signatures())
                .hasSize(1);
    }

    @Test
    void aWitnesssTimeBeyondAllYearsIsNone() {
        var head = log.log().newest(Algorithm.SHA256).orElseThrow();
        log.log()
                .keep(
                        head,
                        witness.cosigner(Cosigned.ED25519),
                        over(head.checkpoint().root(), 1L << 62));
        assertThat(log.log().newest(Algorithm.SHA256).orElseThrow().note().signatures())
                .hasSize(1);
        reported("the line of the witness");
    }

    /** Forged lines of a witness under the newest head are no reason to stand under it rather than under its own. */
    @Test
    void aBundleStandsUnderTheHeadThatAWitnessReallyCosigned() throws Exception {
        log.store().appendTo("stream-last", 1);
        log.growAndSign(4);
        log.growAndSign(5);
        var keys = trusted();
        var cosigned = log.log().head(Algorithm.SHA256, 45).orElseThrow();
        log.log()
                .keep(
                        cosigned,
                        keys.get(keys.size() - 1),
                        over(45, cosigned.checkpoint().root(), TIME));
        cosignature(50, keys.get(keys.size() - 1), over(new byte[32], TIME));
        assertThat(log.log().vouched(Algorithm.SHA256, List.of("stream-last"), keys))
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(45));
        assertThat(log.log().lastCosigned(Algorithm.SHA256))
                .filteredOn(head -> head.note().signatures().size() == 2)
                .extracting(LogReader.SignedHead::size)
                .containsExactly(45L);
    }

    @Test
    void manyLinesOfWitnessesThatNobodyKnowsLeaveRoomForTheOnesThatAreKnown() throws Exception {
        var head = log.log().newest(Algorithm.SHA256).orElseThrow();
        for (var n = 1; n <= 80; n++) {
            var secret = new byte[32];
            secret[0] = (byte) n;
            var made = new Ed25519Signer("a" + n + ".example", secret);
            cosignature(
                    40,
                    made.cosigner(Cosigned.ED25519),
                    made.cosignature(Cosigned.ED25519, head.note().text(), TIME));
        }
        log.log()
                .keep(
                        head,
                        witness.cosigner(Cosigned.ED25519),
                        over(head.checkpoint().root(), TIME));
        var reader = new LogReader(JdbcClient.create(log.store().application()), this::trusted);
        assertThat(reader.newest(Algorithm.SHA256).orElseThrow().note().signatures())
                .hasSize(64)
                .anySatisfy(one -> assertThat(one.name()).isEqualTo("witness.example/audit"));
    }

    @Test
    void aRowThatIsNoSignedHeadStopsNeitherSignerNorReader() throws Exception {
        checkpoint("sha256", Long.MAX_VALUE, "x");
        checkpoint("sm3", 4_000, "");
        checkpoint("sha256", 41, head(witness, 41));
        checkpoint("sha256", 30, head(witness, 30));
        log.growAndSign(5);
        assertThat(log.log().heads(Algorithm.SHA256))
                .extracting(LogReader.SignedHead::size)
                .containsExactly(20L, 40L, 45L);
        assertThat(log.log().newest(Algorithm.SHA256))
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(45));
        assertThat(log.log().newest(Algorithm.SM3))
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(45));
        assertThat(log.log().covering(Algorithm.SHA256, 25))
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(40));
        assertThat(log.log().head(Algorithm.SHA256, 30)).isEmpty();
        assertThat(log.log().headsFrom(Algorithm.SHA256, 21, 1))
                .extracting(LogReader.SignedHead::size)
                .containsExactly(40L);
        assertThat(new LogReader(log.store().application()).newest(Algorithm.SHA256))
                .as("who has no keys at hand takes what can be read")
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(45));
        reported("the checkpoint of size 30 is not signed");
    }

    @Test
    void moreStraysThanAreReadAtOnceHideNoHead() {
        log.store()
                .execute("insert into audit.checkpoint select 'sha256', n, 'x' from generate_series(100, 2000) n;"
                        + "insert into audit.checkpoint select 'sha256', n, 'x' from generate_series(21, 39) n");
        assertThat(log.log().newest(Algorithm.SHA256))
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(40));
        assertThat(log.log().headsFrom(Algorithm.SHA256, 21, 1))
                .extracting(LogReader.SignedHead::size)
                .containsExactly(40L);
        assertThat(log.log().headsFrom(Algorithm.SHA256, 41)).isEmpty();
    }

    @Test
    void aRowInThePlaceOfTheNextHeadIsToldAndTheOneAfterItIsKept() throws Exception {
        checkpoint("sha256", 45, "x");
        log.store().grow(5);
        assertThatThrownBy(() -> log.signer().sign())
                .isInstanceOf(Discrepancy.class)
                .hasMessageContaining("the signer did not write");
        log.growAndSign(1);
        assertThat(log.log().newest(Algorithm.SHA256))
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(46));
        reported("the checkpoint of size 45 is not signed");
    }

    /** One log's trees have different keys: the head of one is none of the other. */
    @Test
    void theHeadOfOneTreeInThePlaceOfTheOthersIsNone() throws Exception {
        log.store().tamper("delete from audit.checkpoint where tree = 'sm3' and size = 20");
        checkpoint(
                "sm3",
                20,
                log.log().head(Algorithm.SHA256, 20).orElseThrow().note().toString());
        assertThat(log.log().heads(Algorithm.SM3))
                .extracting(LogReader.SignedHead::size)
                .containsExactly(40L);
        reported("the checkpoint of size 20 is not signed");
    }

    @Test
    void nodesWhereNoLeavesAreAreNamed() throws Exception {
        for (var place : List.of("1, 20", "1, 9000", "6, 0", "7, 0", "62, 1", "2000000000, 0")) {
            try (var copy = log.copy(home.resolve("node " + place))) {
                insert(copy, "insert into audit.node values (" + place + ", '\\x00', '\\x00')");
                var found = copy.check(SigningLog.BOTH).discrepancy();
                assertThat(Objects.requireNonNull(found, place).en())
                        .contains("its node of level " + place.split(",", -1)[0]);
            }
        }
    }

    private void reported(String words) {
        var found = log.check(SigningLog.BOTH).discrepancy();
        assertThat(Objects.requireNonNull(found, words).en()).contains(words);
    }

    private List<VerifierKey> trusted() {
        List<VerifierKey> all = new ArrayList<>(log.keys().known());
        all.add(witness.cosigner(Cosigned.ED25519));
        return all;
    }

    private Outcome outcome(List<VerifierKey> keys) throws Exception {
        var entries = BundleWriter.entries(log.bundle(STREAMS, keys));
        return BundleVerification.of(entries, new Trust(log.keys().known(), 0)).outcome();
    }

    private Signature over(byte[] root, long time) {
        return over(40, root, time);
    }

    private Signature over(long size, byte[] root, long time) {
        return witness.cosignature(Cosigned.ED25519, new Checkpoint("log.example/test", size, root).text(), time);
    }

    private static String head(Ed25519Signer signer, long size) {
        return new Checkpoint("log.example/test", size, new byte[32])
                .signedBy(signer)
                .toString();
    }

    private void cosignature(long size, VerifierKey key, Signature line) throws SQLException {
        insert(log, "insert into audit.cosignature values ('sha256', " + size + ", '" + key + "', '" + line + "')");
    }

    private void checkpoint(String tree, long size, String note) throws SQLException {
        insert(log, "insert into audit.checkpoint values ('" + tree + "', " + size + ", '" + note + "')");
    }

    /** As the application's role. */
    private static void insert(SigningLog log, String sql) throws SQLException {
        try (var connection = log.store().application().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
