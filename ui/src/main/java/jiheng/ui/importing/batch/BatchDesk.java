package jiheng.ui.importing.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.ui.acts.Desk;
import jiheng.ui.importing.WorkbookRefused;
import jiheng.ui.security.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Takes files in, and works on them one after another in the background, from the first start after any end. */
@Component
class BatchDesk implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(BatchDesk.class);

    private final Batches batches;
    private final BatchRun run;
    private final Desk desk;
    private final Reading reading;
    private final TransactionTemplate transaction;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "imports");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean ending;

    BatchDesk(Batches batches, BatchRun run, Desk desk, Reading reading, TransactionTemplate transaction) {
        this.batches = batches;
        this.run = run;
        this.desk = desk;
        this.reading = reading;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        batches.expire();
        batches.unfinished().forEach(this::work);
    }

    /**
     * Keeps the files and begins to work on them.
     *
     * @throws WorkbookRefused if they can't be taken in; then none is kept
     */
    Batch take(List<MultipartFile> files) {
        mayImport();
        batches.expire();
        var id = "import-" + UUID.randomUUID();
        var by = desk.actor(id);
        transaction.executeWithoutResult(status -> {
            batches.open(id, by);
            var position = new int[1];
            try {
                Uploaded.each(
                        files,
                        (name, content) -> batches.add(id, ++position[0], name, BatchRun.sha256(content), content));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            if (batches.kept() > Batches.MOST_KEPT) {
                throw WorkbookRefused.file(
                        "imports-full",
                        "等待导入的文件太多，暂时不能再收。请等前面的导入完成。",
                        "Too many files are waiting to be imported. Wait until those before are done.");
            }
        });
        work(id);
        return own(id);
    }

    /** Whoever may import forms for some unit; for which, the act itself decides. */
    void mayImport() {
        reading.requireA(BatchRun.ROLES.toArray(Role[]::new));
    }

    List<Batch> own() {
        return batches.of(desk.account());
    }

    /** @throws CommandRefused 404 unless it is the person's own, or they read everything */
    Batch readable(String id) {
        return batches.find(id)
                .filter(batch -> batch.by().account().equals(desk.account())
                        || reading.isA(Role.AUDITOR)
                        || reading.isA(Role.FINANCE_REVIEWER))
                .orElseThrow(() -> CommandRefused.absent("not-found", Map.of("id", id)));
    }

    Batch own(String id) {
        return batches.find(id)
                .filter(batch -> batch.by().account().equals(desk.account()))
                .orElseThrow(() -> CommandRefused.absent("not-found", Map.of("id", id)));
    }

    boolean isOwn(Batch batch) {
        return batch.by().account().equals(desk.account());
    }

    List<BatchFile> files(Batch batch) {
        return batches.files(batch.id());
    }

    Set<UnitId> reach() {
        return run.reach(desk.account());
    }

    void stop(String id) {
        batches.stop(own(id).id(), true);
    }

    void resume(String id) {
        batches.stop(own(id).id(), false);
        work(id);
    }

    /** Tells the unit of a file, and has it tried again. */
    void assign(String id, int position, String unit) {
        if (batches.assign(own(id).id(), position, unit)) {
            work(id);
        }
    }

    private void work(String id) {
        if (!background.isShutdown()) {
            background.execute(() -> files(id));
        }
    }

    private void files(String id) {
        try {
            var batch = batches.find(id).orElseThrow();
            var next = batches.next(id);
            while (!ending && next.isPresent()) {
                run.file(next.get(), batch.by());
                next = batches.next(id);
            }
        } catch (RuntimeException away) {
            // What waits stays waiting, and is gone on with at the next start or when its owner says so.
            LOG.error("批量导入 {} 中断", id, away);
            if (!ending) {
                stopIfPossible(id);
            }
        }
    }

    private void stopIfPossible(String id) {
        try {
            batches.stop(id, true);
        } catch (RuntimeException alsoAway) {
            LOG.warn("批量导入 {} 留待下次启动", id);
        }
    }

    @Override
    public void destroy() {
        ending = true;
        background.shutdown();
        try {
            background.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
