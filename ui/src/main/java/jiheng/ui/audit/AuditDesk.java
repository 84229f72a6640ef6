package jiheng.ui.audit;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.check.AuditCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One check of the whole ledger at a time, in the background, and how the last one ended. */
@Component
class AuditDesk implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AuditDesk.class);

    private final DataSource source;
    private final Signing signing;
    private final Clock clock;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "audit-check");
        thread.setDaemon(true);
        return thread;
    });
    private volatile State state = new State(false, null, null, null, false);

    AuditDesk(DataSource source, Signing signing, Clock clock) {
        this.source = source;
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * Where it stands.
     *
     * @param progress of the one under way, null before it has told any
     * @param report of the last that came to its end, with when it did
     * @param failed whether the last one could not be done
     */
    public record State(
            boolean running,
            AuditCheck.@Nullable Progress progress,
            AuditCheck.@Nullable Report report,
            @Nullable Instant ended,
            boolean failed) {
        public long percent() {
            var now = progress;
            return now == null || now.all() == 0 ? 0 : 100 * now.walked() / now.all();
        }
    }

    State state() {
        return state;
    }

    /** @return whether it began; not if one is under way */
    synchronized boolean begin(String who) {
        if (state.running) {
            return false;
        }
        state = new State(true, null, state.report, state.ended, false);
        LOG.info("全库核验由 {} 发起", who);
        background.execute(this::run);
        return true;
    }

    private void run() {
        var last = state;
        try {
            signing.sign();
            var report = new AuditCheck(source, signing.keys(), signing.remembered())
                    .run(
                            List.of(Algorithm.values()),
                            now -> state = new State(true, now, last.report, last.ended, false));
            var found = report.discrepancy();
            if (found != null) {
                LOG.error("全库核验发现不符：{}", found.getMessage());
            }
            state = new State(false, null, report, clock.instant(), false);
        } catch (SQLException | IOException | RuntimeException | Error failed) {
            LOG.error("全库核验未完成", failed);
            state = new State(false, null, last.report, last.ended, true);
            if (failed instanceof Error error) {
                throw error;
            }
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
