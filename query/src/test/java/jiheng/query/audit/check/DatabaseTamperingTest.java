package jiheng.query.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.sign.SigningLog;
import jiheng.query.audit.verify.BundleVerification;
import jiheng.query.audit.verify.SecondVerifier;
import jiheng.query.audit.verify.Trust;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the whole database in hand, triggers off, changes it; the check names where. */
class DatabaseTamperingTest {
    private static final int EVENTS = 120;
    private static final List<String> STREAMS = List.of("stream-0", "stream-1", "stream-2", "stream-3", "stream-4");
    private static final String PUT_BACK = "; insert into event select * from kept where global_index = ";
    private static final List<Algorithm> SHA256 = List.of(Algorithm.SHA256);

    @TempDir
    private static Path home;

    private static SigningLog log;
    private static @Nullable SecondVerifier second;
    private static Map<String, byte[]> honest = Map.of();
    private static int cases;
    /** How the bundles ended that were made from the changed rows, by exit code; made at all or not. */
    private static final Map<String, Integer> BUNDLES = new TreeMap<>();

    @BeforeAll
    static void fill() throws Exception {
        log = new SigningLog(new LogStore(), home.resolve("keys"));
        for (var at = 0; at < 6; at++) {
            log.growAndSign(EVENTS / 6);
        }
        assertThat(log.check(SigningLog.BOTH).agrees()).as("the control").isTrue();
        log.store().tamper("create table kept as table event");
        if (SecondVerifier.isHere()) {
            second = SecondVerifier.trusting(log.keys().known(), home);
        }
        honest = BundleWriter.entries(log.whole(STREAMS));
        assertThat(bundle(log)).as("the control").isEqualTo("0");
    }

    @AfterAll
    static void tell() {
        System.out.println(
                "tampering in the database: " + cases + " cases, all detected; bundles made of it by exit code "
                        + BUNDLES + (second == null ? "" : ", on which two verifiers agree"));
        if (second != null) {
            second.close();
        }
        log.close();
    }

    /** Each change is undone, so that the next finds what was signed. */
    @Test
    void everyColumnOfEveryEventTakesPartInItsLeaf() throws Exception {
        var changes = Map.of(
                "event_id", "event_id || 'x'",
                "stream", "stream || 'x'",
                "sequence", "sequence + 1000",
                "stream_kind", "coalesce(stream_kind || 'x', '')",
                "at", "replace(at, '2026', '2025')",
                "name", "name || 'x'",
                "revision", "coalesce(revision || '1', '')",
                "payload", "set_byte(payload, length(payload) / 2, (get_byte(payload, length(payload) / 2) + 1) % 256)",
                "metadata", "metadata || '\\x20'",
                "global_index", "-global_index");
        assertThat((long) changes.size())
                .isEqualTo(log.store()
                        .number("select count(*) from pg_attribute where attrelid = 'event'::regclass"
                                + " and attnum > 0 and not attisdropped"));
        inTurn((row, open) -> {
            for (var change : changes.entrySet()) {
                open.execute("update event set " + change.getKey() + " = " + change.getValue()
                        + " where global_index = " + row);
                detected(log, SHA256, change.getKey().equals("global_index") ? 0 : row - 1, change.getKey());
                open.execute("delete from event where abs(global_index) = " + row + PUT_BACK + row);
            }
        });
    }

    @Test
    void everyEventIsMissedSwappedWithTheNextOrFoundWhereOneWasSlippedIn() throws Exception {
        inTurn((row, open) -> {
            open.execute("delete from event where global_index = " + row);
            detected(log, SHA256, row - 1, "deleted " + row);
            open.execute("delete from event where false" + PUT_BACK + row);

            open.execute("update event set global_index = global_index + 1000 where global_index > " + row
                    + "; insert into event select " + row + " + 1, 'slipped-in', 'stream-slipped', 0, stream_kind, at,"
                    + " name, revision, payload, metadata from event where global_index = 9");
            detected(log, SHA256, row, "slipped in after " + row);
            open.execute("delete from event where event_id = 'slipped-in';"
                    + "update event set global_index = global_index - 1000 where global_index > 1000");

            if (row < EVENTS) {
                var swap = "update event set global_index = 1000 where global_index = %1$s;".formatted(row)
                        + "update event set global_index = %1$s where global_index = %1$s + 1;".formatted(row)
                        + "update event set global_index = %1$s + 1 where global_index = 1000".formatted(row);
                open.execute(swap);
                detected(log, SHA256, row - 1, "swapped " + row);
                open.execute(swap);
            }
        });
    }

    /** Something to do with each row, all triggers off; it leaves the rows as they were. */
    private interface Change {
        void with(int row, Statement open) throws SQLException;
    }

    private static void inTurn(Change change) throws SQLException {
        try (var connection = log.store().superuser().getConnection();
                var open = connection.createStatement()) {
            open.execute(LogStore.triggers("disable"));
            for (var row = 1; row <= EVENTS; row++) {
                change.with(row, open);
            }
            open.execute(LogStore.triggers("enable always"));
        }
        assertThat(log.check(SigningLog.BOTH).agrees()).as("the control").isTrue();
    }

    @Test
    void rowsThatAreGoneSwappedOrSlippedInAreNamed() {
        Map.of(
                        "delete from event where global_index = 57",
                        56L,
                        "delete from audit.leaf where leaf_index = 80",
                        80L,
                        "update event set global_index = 1000 where global_index = 31;"
                                + "update event set global_index = 31 where global_index = 32;"
                                + "update event set global_index = 32 where global_index = 1000",
                        30L,
                        "update audit.leaf set event_row = -1 where leaf_index = 90;"
                                + "update audit.leaf set event_row = 91 where leaf_index = 91;"
                                + "update audit.leaf set event_row = 92 where leaf_index = 90",
                        90L,
                        "insert into event select 1000, 'slipped-in', 'stream-slipped', 0, stream_kind, at, name,"
                                + " revision, payload, metadata from event where global_index = 9",
                        120L,
                        "update event set global_index = global_index + 1000 where global_index > 105;"
                                + "insert into event select 106, 'slipped-in', 'stream-slipped', 0, stream_kind, at,"
                                + " name, revision, payload, metadata from event where global_index = 9",
                        105L,
                        "update audit.node set sha256 = sm3 where level = 3 and node_index = 4",
                        32L,
                        "delete from audit.node where level = 1 and node_index = 7",
                        14L,
                        "update audit.checkpoint set note = replace(note, '100', '101') where size = 100",
                        99L)
                .forEach((sql, index) -> changed(sql, SigningLog.BOTH, index));
    }

    @Test
    void aTailCutOffIsMissed() {
        for (var cut = 1; cut <= 100; cut++) {
            var left = EVENTS - cut;
            log.store().tamper("delete from event where global_index > " + left);
            detected(log, SHA256, left, "cut by " + cut);
            log.store().tamper("insert into event select * from kept where global_index > " + left);
            if (cut % 25 == 0) {
                changed(
                        cutAll(left) + "delete from audit.node where (node_index + 1) << level > " + left,
                        SHA256,
                        left);
            }
        }
        // What is cut off with everything that was signed of it is only known outside the database.
        var rest = EVENTS - 20;
        try (var copy = log.copy(home.resolve("cut-whole"))) {
            copy.store().tamper(cutAll(rest) + "delete from audit.checkpoint where size > " + rest);
            assertThat(copy.checkAlone(SHA256)).as("the control").satisfies(report -> {
                assertThat(report.agrees()).isTrue();
                assertThat(report.remembered()).isEmpty();
            });
            assertThat(due(copy.check(SHA256).discrepancy(), "cut whole").index())
                    .isEqualTo((long) rest);
            assertThat(refusal(copy)).isNotNull().extracting(Discrepancy::index).isEqualTo((long) rest);
            cases++;
        }
    }

    /** The heads that would tell are taken away with what they tell of. */
    @Test
    void aHistoryHashedAnewWhoseSignedHeadsAreGoneIsFoundOutByTheSignersOwn() {
        Map.of("true", 0L, "size > 60", 60L, "size > 20 and tree = 'sha256'", 20L)
                .forEach((deleted, index) -> {
                    try (var copy = log.copy(home.resolve("heads-gone-" + index))) {
                        copy.store().tamper("update event set payload = '\\x7b7d' where global_index = 77");
                        copy.store().rehash();
                        copy.store().tamper("delete from audit.checkpoint where " + deleted);
                        var found = due(copy.check(SHA256).discrepancy(), deleted);
                        assertThat(found.index()).as(found.getMessage()).isEqualTo(index);
                        assertThat(found.en()).contains("history was rewritten");
                        var alone = copy.checkAlone(SHA256);
                        if (index == 0) {
                            assertThat(due(alone.discrepancy(), deleted).en())
                                    .contains("not one signed head of SHA256");
                        } else {
                            assertThat(alone.agrees()).as("the control").isTrue();
                        }
                        cases++;
                    }
                });
    }

    /** Leaves, nodes and links made anew from rewritten rows: only what was signed still tells. */
    @Test
    void aHistoryHashedAnewWithoutTheKeyDoesNotFitWhatWasSigned() {
        for (var row : List.of(1, 77, 120)) {
            try (var copy = log.copy(home.resolve("rehashed-" + row))) {
                var store = copy.store();
                store.tamper("update event set payload = '\\x7b7d' where global_index = " + row);
                store.rehash();
                var found = due(copy.check(SHA256).discrepancy(), "row " + row);
                assertThat(found.index()).isEqualTo((row - 1) / 20 * 20L);
                assertThat(found.en()).contains("history was rewritten");
                assertThat(copy.check(List.of(Algorithm.SM3)).agrees()).isFalse();
                assertThat(refusal(copy)).as("its signer").isNotNull();
                cases++;
            }
        }
    }

    @Test
    void anOlderCopyPutBackIsRefusedByTheSigner() {
        for (var back : List.of(0, 30)) {
            try (var older = log.copy(home.resolve("older-" + back));
                    var now = log.copy(home.resolve("now-" + back))) {
                now.growAndSign(10);
                older.store().grow(back);
                assertThat(older.check(SHA256).discrepancy())
                        .as("by itself it is whole")
                        .isNull();
                var restored = new SigningLog(older.store(), home.resolve("now-" + back));
                assertThat(refusal(restored)).isNotNull();
                cases++;
            }
        }
    }

    private static String cutAll(int rest) {
        return "delete from event where global_index > " + rest + "; delete from audit.leaf where event_row > " + rest
                + ";";
    }

    private static void changed(String sql, List<Algorithm> trees, long index) {
        try (var copy = log.copy(home.resolve("case-" + cases))) {
            copy.store().tamper(sql);
            detected(copy, trees, index, sql);
        }
    }

    private static void detected(SigningLog log, List<Algorithm> trees, long index, String what) {
        var found = due(log.check(trees).discrepancy(), what);
        assertThat(found.index()).as(what + ": " + found.getMessage()).isEqualTo(index);
        BUNDLES.merge(bundle(log), 1, Integer::sum);
        cases++;
    }

    /** What the bundle made of the rows as they are comes to; proven is only what was there before they were changed. */
    private static String bundle(SigningLog log) {
        try {
            var entries = BundleWriter.entries(log.whole(STREAMS));
            var code = ""
                    + BundleVerification.of(entries, new Trust(log.keys().known(), 0))
                            .outcome()
                            .code();
            if (second != null) {
                var file = home.resolve("bundle.zip");
                try (var out = Files.newOutputStream(file)) {
                    StoredZip.write(entries, out);
                }
                assertThat(second.code(file)).as("the second verifier").isEqualTo(code);
            }
            if (code.equals("0")) {
                assertThat(entries.keySet()).isEqualTo(honest.keySet());
                entries.forEach((name, content) -> assertThat(content).as(name).isEqualTo(honest.get(name)));
            }
            return code;
        } catch (Discrepancy | MalformedLeaf refused) {
            return "refused";
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Discrepancy due(@Nullable Discrepancy found, String what) {
        return Objects.requireNonNull(found, () -> "not found out: " + what);
    }

    private static @Nullable Discrepancy refusal(SigningLog log) {
        try {
            log.signer().sign();
            return null;
        } catch (Discrepancy found) {
            return found;
        }
    }
}
