package jiheng.query.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.Head;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogServer;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.sign.LogSigner;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.query.audit.sign.SigningLog;
import jiheng.query.audit.sm.Sm3;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to an honest store, nobody is accused: after each round the check and the signer are clean. */
class HonestRunsTest {
    private static final int ROUNDS = 104;
    /** Then another store: each check verifies every head that was signed, from the first on. */
    private static final int ROUNDS_OF_A_STORE = 13;

    private static final int WRITERS = 4;
    private static final int ACTS = 3;
    private static final String COUNT = "select count(*) from public.event";

    private enum Mishap {
        CONNECTIONS_KILLED,
        SERVER_KILLED,
        VACUUM_FULL,
        DUMPED_AND_RESTORED,
        SIGNER_RESTARTED,
        KEYS_ROTATED
    }

    @TempDir
    private Path home;

    private final LogServer server = LogServer.durable();
    private final Random random = new Random(104);
    private final Semaphore committed = new Semaphore(0);
    private final AtomicLong acknowledged = new AtomicLong();
    private LogStore store;
    private SignerKeys keys;
    private LogSigner signer;
    private int stores;

    @BeforeEach
    void begin() throws Exception {
        stores++;
        acknowledged.set(0);
        store = new LogStore(server);
        keys = SigningLog.newKeys(SignerKeys.in(folder()));
        signer = new LogSigner(store.application(), keys, folder());
    }

    @Test
    void noHonestRunRaisesAnAlarmAndOneChangedByteDoes() throws Exception {
        var events = 0L;
        var happened = new EnumMap<Mishap, Integer>(Mishap.class);
        var writers = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var mishaps = mishaps(round);
                if (round > 0 && round % ROUNDS_OF_A_STORE == 0) {
                    assertThat(acknowledged.get()).isGreaterThan(ROUNDS_OF_A_STORE * WRITERS);
                    events += store.number(COUNT);
                    store.close();
                    begin();
                }
                var before = signer.last();
                round(mishaps, writers);
                mishaps.forEach(one -> happened.merge(one, 1, Integer::sum));
                assertThat(alarms()).as("round " + round + " with " + mishaps).isEmpty();
                assertThat(isPrefix(before, signer.last()))
                        .as("the last head in round " + round + " with " + mishaps)
                        .isTrue();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(happened.keySet()).containsExactlyInAnyOrder(Mishap.values());
        System.out.println("honest runs: " + ROUNDS + " rounds without a false alarm, " + happened + ", "
                + (events + store.number(COUNT)) + " events");
        oneChangedByteRaisesTheAlarm();
        store.close();
    }

    private List<Mishap> mishaps(int round) {
        var all = EnumSet.of(Mishap.values()[round % Mishap.values().length]);
        if (random.nextBoolean()) {
            var more = Mishap.values()[random.nextInt(Mishap.values().length)];
            all.add(more == Mishap.SERVER_KILLED ? Mishap.CONNECTIONS_KILLED : more);
        }
        return List.copyOf(all);
    }

    private void round(List<Mishap> mishaps, ExecutorService writers) throws Exception {
        committed.drainPermits();
        var work = new ArrayList<Future<?>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var stream = "stream-" + random.nextInt(7);
            var together = 1 + random.nextInt(3);
            work.add(writers.submit(() -> write(stream, together)));
        }
        work.add(writers.submit(unlessStopped(signer::sign)));
        for (var mishap : mishaps) {
            // Each when some were written and others are being written.
            if (mishap == Mishap.CONNECTIONS_KILLED) {
                for (var times = 0; times < 3; times++) {
                    committed.tryAcquire(2, 1, TimeUnit.SECONDS);
                    store.number("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'app'");
                }
            } else if (mishap == Mishap.SERVER_KILLED) {
                committed.tryAcquire(3, 1, TimeUnit.SECONDS);
                server.crash();
            } else if (mishap == Mishap.VACUUM_FULL) {
                committed.tryAcquire(3, 1, TimeUnit.SECONDS);
                store.execute("vacuum full public.event");
                store.execute("vacuum full audit.leaf");
            }
        }
        for (var one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
        if (mishaps.contains(Mishap.DUMPED_AND_RESTORED)) {
            var restored = store.dumpedAndRestored();
            store.close();
            store = restored;
        }
        if (mishaps.contains(Mishap.KEYS_ROTATED)) {
            var old = keys.known();
            SigningLog.newKeys(keys);
            keys.retire(random.nextBoolean() ? old : List.of());
        }
        if (mishaps.contains(Mishap.SIGNER_RESTARTED)) {
            keys = SignerKeys.in(folder());
        }
        signer = new LogSigner(store.application(), keys, folder());
    }

    private boolean write(String stream, int together) {
        for (var act = 0; act < ACTS; act++) {
            try {
                store.appendBeside(stream, together);
                acknowledged.addAndGet(together);
                committed.release();
            } catch (SQLException killed) {
                // Nobody was told that it was done; whether it was, the ledger says.
                committed.release();
            }
        }
        return true;
    }

    /** An accusation is one even if the connection was lost; silence of the database is none. */
    private static Callable<Boolean> unlessStopped(Runnable work) {
        return () -> {
            try {
                work.run();
                return true;
            } catch (Discrepancy accusation) {
                throw accusation;
            } catch (RuntimeException silent) {
                return false;
            }
        };
    }

    /** What is said against the store by its own signer and by whoever checks all of it. */
    private List<String> alarms() throws Exception {
        var all = new ArrayList<String>();
        try {
            signer.requireLeaves();
            var head = signer.sign().map(Head::size).orElse(0L);
            if (head != store.number(COUNT)) {
                all.add("signed " + head);
            }
        } catch (Discrepancy found) {
            all.add("signer: " + found.getMessage());
        }
        var report =
                new AuditCheck(store.application(), keys.known(), signer.last()).run(SigningLog.BOTH, progress -> {});
        if (!report.agrees() || !report.unguarded().isEmpty()) {
            all.add("check: " + report);
        }
        if (store.number(COUNT) < acknowledged.get()) {
            all.add("something acknowledged is lost");
        }
        return all;
    }

    /** By the log's own proof, as an outsider who kept the earlier head would ask for it. */
    private boolean isPrefix(Head before, Head now) {
        var log = new LogReader(store.application());
        return SigningLog.BOTH.stream()
                .allMatch(tree -> before.size() == 0
                        || new Verification(tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree())
                                .consistency(
                                        before.size(),
                                        now.size(),
                                        before.root(tree),
                                        now.root(tree),
                                        log.consistency(tree, before.size(), now.size())));
    }

    /** The control: the same questions, asked of a store in which one byte is another. */
    private void oneChangedByteRaisesTheAlarm() throws Exception {
        var flip = " = set_byte(%1$s, 0, get_byte(%1$s, 0) # 1) where ";
        store.appendBeside("stream-0", 1);
        for (var place : Map.of(
                        "public.event set payload" + flip.formatted("payload"), "global_index = 57",
                        "public.event set metadata" + flip.formatted("metadata"),
                                "global_index = (select max(global_index) from public.event)",
                        "audit.leaf set sha256" + flip.formatted("sha256"), "leaf_index = 100",
                        "audit.node set sm3" + flip.formatted("sm3"), "level = 2 and node_index = 9")
                .entrySet()) {
            var change = "update " + place.getKey() + place.getValue();
            store.tamper(change);
            assertThat(alarms()).as(change).isNotEmpty();
            store.tamper(change);
        }
        assertThat(alarms()).as("each put back").isEmpty();
    }

    private Path folder() {
        return home.resolve("keys-" + stores);
    }
}
