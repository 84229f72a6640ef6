package jiheng.ui.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jiheng.events.evaluation.Words;
import jiheng.query.rebuild.Progress;
import jiheng.query.rebuild.Rebuild;
import jiheng.query.rebuild.RebuildRefused;
import jiheng.query.rebuild.Report;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One rebuild at a time, in the background, and how the last one ended. */
@Component
class RebuildDesk implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildDesk.class);

    private final Rebuild rebuild;
    private final Clock clock;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "rebuild");
        thread.setDaemon(true);
        return thread;
    });
    private volatile State state = new State(false, null, null, null, null);

    RebuildDesk(Rebuild rebuild, Clock clock) {
        this.rebuild = rebuild;
        this.clock = clock;
    }

    /**
     * Where it stands.
     *
     * @param progress of the one under way, null before it has told any
     * @param report of the last that came to its end, with when it did
     * @param refusal why the last one could not be done
     */
    record State(
            boolean running,
            @Nullable Progress progress,
            @Nullable Report report,
            @Nullable Instant ended,
            @Nullable Words refusal) {
        State told(Progress now) {
            return new State(true, now, report, ended, null);
        }
    }

    State state() {
        return state;
    }

    /** @return whether it began; not if one is under way */
    synchronized boolean begin(boolean switching, String who) {
        if (state.running) {
            return false;
        }
        state = new State(true, null, state.report, state.ended, null);
        LOG.info("{} 由 {} 发起", switching ? "核对并切换" : "核对", who);
        background.execute(() -> run(switching));
        return true;
    }

    private void run(boolean switching) {
        var last = state;
        try {
            var log = new ProgressLog(LOG::info);
            var report = rebuild.run(switching, now -> {
                log.accept(now);
                state = last.told(now);
            });
            ProgressLog.lines(report).forEach(LOG::info);
            state = new State(false, null, report, clock.instant(), null);
        } catch (RebuildRefused refused) {
            LOG.warn("核对未完成：{}", refused.getMessage());
            state = new State(false, null, last.report, last.ended, refused.words());
        } catch (RuntimeException | Error failed) {
            LOG.error("核对未完成", failed);
            var words =
                    new Words("核对未完成，原因见日志；现况未受影响。", "The check failed, the log says why; what is shown is untouched.");
            state = new State(false, null, last.report, last.ended, words);
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
