package jiheng.query.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.log.StoredRow;
import jiheng.query.audit.sign.SigningLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the ledger is checked, against reading its rows and doing nothing with them. Not run with the tests:
 * {@code mvn -pl query -am test -Dtest=AuditCheckBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -DargLine=-Dfile.encoding=UTF-8}; the compiler that the tests do without makes hashing five times as fast.
 */
class AuditCheckBenchmark {
    private static final int EVENTS = 200_000;

    @TempDir
    private Path home;

    @Test
    void theWholeLedgerAgainstABareCursor() throws Exception {
        try (var log = new SigningLog(new LogStore(), home)) {
            var began = System.nanoTime();
            log.store().growFast(EVENTS);
            tell("rows written with leaves", EVENTS, System.nanoTime() - began);
            began = System.nanoTime();
            log.signer().sign();
            tell("signed", EVENTS, System.nanoTime() - began);
            log.store().tamper("analyze");
            for (var round = 1; round <= 4; round++) {
                var bare = bare(log.store());
                var sha256 = check(log, List.of(Algorithm.SHA256));
                var both = check(log, SigningLog.BOTH);
                tell("bare cursor", EVENTS, bare);
                tell("SHA-256, ratio " + ratio(bare, sha256), EVENTS, sha256);
                tell("SHA-256 and SM3, ratio " + ratio(bare, both), EVENTS, both);
            }
        }
    }

    private static long check(SigningLog log, List<Algorithm> trees) {
        var began = System.nanoTime();
        assertThat(log.check(trees).agrees()).isTrue();
        return System.nanoTime() - began;
    }

    private static long bare(LogStore store) throws Exception {
        try (var connection = store.application().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var began = System.nanoTime();
            var bytes = 0L;
            try (var statement = connection.prepareStatement(
                    "select " + StoredRow.COLUMNS + " from public.event e order by e.global_index")) {
                statement.setFetchSize(1_000);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        var row = StoredRow.of(rows);
                        bytes += row.payload().length + row.metadata().length;
                    }
                }
            }
            assertThat(bytes).isPositive();
            return System.nanoTime() - began;
        }
    }

    private static String ratio(long bare, long check) {
        return "%.2f".formatted((double) bare / check);
    }

    private static void tell(String what, long events, long nanos) {
        System.out.printf("%s: %d ms, %d a second%n", what, nanos / 1_000_000, events * 1_000_000_000L / nanos);
    }
}
