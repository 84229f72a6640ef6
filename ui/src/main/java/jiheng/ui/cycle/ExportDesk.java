package jiheng.ui.cycle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Exports in the background, one at a time a person. What comes of one is a file that goes after a day, with the next of
 * the same person, and at the start of the product.
 */
@Component
class ExportDesk implements DisposableBean {
    static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ExportDesk.class);

    private final CycleExports exports;
    private final Clock clock;
    private final Path folder;
    private final Map<AccountId, ExportJob> jobs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2, work -> {
        var thread = new Thread(work, "exports");
        thread.setDaemon(true);
        return thread;
    });

    /** @param data the folder that the product has for itself; the database holds it before this is made */
    ExportDesk(CycleExports exports, Clock clock, @Value("${jiheng.data:${JIHENG_DATA:./data}}") String data) {
        this.exports = exports;
        this.clock = clock;
        this.folder = Path.of(data).resolve("tmp").resolve("exports");
        empty();
        background.scheduleWithFixedDelay(this::expire, 1, 1, TimeUnit.HOURS);
    }

    Optional<ExportJob> of(AccountId person) {
        expire();
        return Optional.ofNullable(jobs.get(person));
    }

    /** @throws CommandRefused 409 {@code export-running} while the person's last one runs */
    synchronized ExportJob begin(AccountId person, CycleExports.Asked asked) {
        var last = jobs.get(person);
        if (last != null && last.running()) {
            throw CommandRefused.rule("export-running", Map.of());
        }
        if (last != null) {
            forget(person, last);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        var file = folder.resolve(UUID.randomUUID() + "." + asked.extension());
        var job = new ExportJob(person, asked, file, exports.count(asked), clock.instant());
        jobs.put(person, job);
        background.execute(() -> run(job));
        return job;
    }

    private void run(ExportJob job) {
        var how = ExportJob.State.FAILED;
        var failed = 0;
        var size = 0L;
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(job.file()))) {
                failed = exports.write(job.asked(), out, job::oneMore);
            }
            size = Files.size(job.file());
            how = ExportJob.State.DONE;
        } catch (ExportJob.Stopped stopped) {
            how = ExportJob.State.STOPPED;
        } catch (IOException | RuntimeException broken) {
            LOG.error("整个年度导出未完成", broken);
        } finally {
            if (how != ExportJob.State.DONE) {
                remove(job.file());
            }
            job.end(how, failed, size, clock.instant());
        }
    }

    /** What is older than a day goes. */
    void expire() {
        var before = clock.instant().minus(KEPT);
        jobs.forEach((person, job) -> {
            var ended = job.ended();
            if (ended != null && ended.isBefore(before)) {
                forget(person, job);
            }
        });
    }

    private void forget(AccountId person, ExportJob job) {
        if (jobs.remove(person, job)) {
            remove(job.file());
        }
    }

    private void empty() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder)) {
            left.forEach(ExportDesk::remove);
        } catch (IOException unreadable) {
            LOG.warn("{} 未能清空", folder, unreadable);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("{} 未能删除", file, stays);
        }
    }

    @Override
    public void destroy() {
        jobs.values().forEach(ExportJob::stop);
        background.shutdownNow();
    }
}
