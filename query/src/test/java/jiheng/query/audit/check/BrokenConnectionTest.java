package jiheng.query.audit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.sign.SigningLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLState;

class BrokenConnectionTest {
    private static final String TERMINATED = "57P01";

    @TempDir
    private Path home;

    @Test
    void theFirstErrorIsToldAndThatOfUndoingOnlyBesideIt() throws Exception {
        try (var log = new SigningLog(new LogStore(), home)) {
            log.growAndSign(40);
            assertThat(check(log, progress -> {}).agrees()).as("the control").isTrue();

            var failed = catchThrowable(() -> check(log, progress -> {
                if (progress.nodes()) {
                    log.store()
                            .number("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                    + " where datname = current_database() and pid <> pg_backend_pid()");
                }
            }));

            assertThat(root(failed).getSQLState()).isEqualTo(TERMINATED);
            assertThat(failed.getSuppressed())
                    .as("the control: undoing failed as well, and would have been told instead")
                    .extracting(second -> root(second).getSQLState())
                    .containsExactly(PSQLState.CONNECTION_DOES_NOT_EXIST.getState());
            assertThat(check(log, progress -> {}).agrees()).as("the next one").isTrue();
        }
    }

    private static AuditCheck.Report check(SigningLog log, Consumer<AuditCheck.Progress> progress) throws SQLException {
        return new AuditCheck(log.store().application(), log.keys().known()).run(SigningLog.BOTH, progress);
    }

    private static SQLException root(Throwable failed) {
        var last = failed;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return (SQLException) last;
    }
}
