package jiheng.ui.cycle;

import java.nio.file.Path;
import java.time.Instant;
import jiheng.events.organisation.AccountId;
import org.jspecify.annotations.Nullable;

/** One export in the background, and how far it is. */
public final class ExportJob {
    /** Where it stands. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    private final AccountId by;
    private final CycleExports.Asked asked;
    private final Path file;
    private final long all;
    private final Instant begun;
    private volatile long done;
    private volatile boolean stopping;
    private volatile State state = State.RUNNING;
    private volatile int failed;
    private volatile long size;
    private volatile @Nullable Instant ended;

    ExportJob(AccountId by, CycleExports.Asked asked, Path file, long all, Instant begun) {
        this.by = by;
        this.asked = asked;
        this.file = file;
        this.all = all;
        this.begun = begun;
    }

    AccountId by() {
        return by;
    }

    CycleExports.Asked asked() {
        return asked;
    }

    Path file() {
        return file;
    }

    public long all() {
        return all;
    }

    public long done() {
        return done;
    }

    /** Forms may come while it runs, so it is never more than all. */
    public long percent() {
        return all == 0 ? 0 : Math.min(100, done * 100 / all);
    }

    public State state() {
        return state;
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public boolean workbook() {
        return asked.isWorkbook();
    }

    public int year() {
        return asked.cycle().year();
    }

    public String cycle() {
        return asked.cycle().cycle().value();
    }

    public String formats() {
        return String.join("、", asked.formats());
    }

    /** How many documents could not be made. */
    public int failed() {
        return failed;
    }

    public long size() {
        return size;
    }

    public Instant begun() {
        return begun;
    }

    public @Nullable Instant ended() {
        return ended;
    }

    void stop() {
        stopping = true;
    }

    /** Only the thread that works on it counts. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void oneMore() {
        done++;
        if (stopping) {
            throw new Stopped();
        }
    }

    void end(State how, int failed, long size, Instant at) {
        this.failed = failed;
        this.size = size;
        this.ended = at;
        this.state = how;
    }

    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
