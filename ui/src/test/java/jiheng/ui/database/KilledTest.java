package jiheng.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledTest {
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    @TempDir
    Path home;

    @Test
    void nothingAcknowledgedIsLostHoweverOftenTheApplicationIsKilled() throws Exception {
        Path data = Prepared.into(home.resolve("data"));
        Path ledger = home.resolve("ledger");
        for (int round = 1; round <= 5; round++) {
            killWhileWriting(data, ledger, "on", round % 2 == 0);

            Instant before = Instant.now();
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
                Duration took = Duration.between(before, Instant.now());
                assertThat(took).isLessThan(START_WITHIN);
                Set<Long> stored = Writer.stored(database);
                assertThat(stored).containsAll(Writer.acknowledged(ledger));
                // A commit may be cut off between the server's disk and the ledger, once in each kill.
                stored.removeAll(Writer.acknowledged(ledger));
                assertThat(stored).hasSizeLessThanOrEqualTo(round);
            }
        }
    }

    /** The control: the ledger does see a loss where commits are acknowledged before they are on the disk. */
    @Test
    void withoutSynchronousCommitTheLedgerShowsALoss() throws Exception {
        Path data = Prepared.into(home.resolve("data"));
        Path ledger = home.resolve("ledger");
        Set<Long> lost = Set.of();
        for (int round = 1; round <= 10 && lost.isEmpty(); round++) {
            killWhileWriting(data, ledger, "off", true);
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
                lost = Writer.acknowledged(ledger);
                lost.removeAll(Writer.stored(database));
            }
        }
        assertThat(lost).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unpacking-", "initialising-", "postgres.log"})
    void aKillDuringTheFirstStartHeals(String killedOnceThereIs) throws Exception {
        Path data = Files.createDirectory(home.resolve("data"));
        Process killed = Writer.start(data, home.resolve("ledger"), "on");
        until(() -> {
            try (Stream<Path> children = Files.list(data)) {
                return children.anyMatch(child -> child.getFileName().toString().startsWith(killedOnceThereIs));
            }
        });
        kill(killed);

        Instant before = Instant.now();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(Duration.between(before, Instant.now())).isLessThan(START_WITHIN);
            assertThat(Sql.answer(database.dataSource(), "select current_user")).isEqualTo("jiheng");
        }
        assertThat(names(data)).noneMatch(name -> name.startsWith("unpacking-") || name.startsWith("initialising-"));
    }

    @Test
    void aProcessFileThatNamesAnotherProgramsProcessDoesNotHoldTheStartUpNorHarmThatProgram() throws Exception {
        Prepared.into(home);
        Process innocent = new ProcessBuilder("sleep", "600").start();
        try {
            Path processFile = home.resolve("postgres/postmaster.pid");
            Files.writeString(
                    processFile,
                    innocent.pid() + "\n" + home.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");
            // The control: left to itself PostgreSQL takes the number for a running server's and refuses.
            ServerBinaries binaries = ServerBinaries.unpack(home);
            assertThat(binaries.runSilently(
                            "pg_ctl", List.of("start", "-D", "postgres", "-l", "control.log", "-w"), 60))
                    .isNotZero();
            assertThat(home.resolve("control.log")).content().contains("already exists");

            try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
                assertThat(Durability.check(database.dataSource())).isEmpty();
            }

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    private static void killWhileWriting(Path data, Path ledger, String synchronousCommit, boolean serverToo)
            throws Exception {
        int before = Writer.acknowledged(ledger).size();
        Process writer = Writer.start(data, ledger, synchronousCommit);
        try {
            until(() -> {
                assertThat(writer.isAlive()).isTrue();
                return Writer.acknowledged(ledger).size() > before + 300;
            });
        } finally {
            Collection<ProcessHandle> server =
                    serverToo ? ServerBinaries.unpack(data).running() : List.<ProcessHandle>of();
            server.forEach(ProcessHandle::destroyForcibly);
            kill(writer);
            CompletableFuture.allOf(server.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(10, TimeUnit.SECONDS);
        }
        // The kill of the application alone does leave a server for the next start to deal with.
        assertThat(ServerBinaries.unpack(data).running().isEmpty()).isEqualTo(serverToo);
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private interface Question {
        boolean holds() throws Exception;
    }

    private static void until(Question question) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (!question.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new TimeoutException("it did not happen within 60 s");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
