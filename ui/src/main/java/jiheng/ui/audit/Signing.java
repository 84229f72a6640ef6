package jiheng.ui.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jiheng.command.Actor;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.key.LogKeys;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.Head;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.LogSigner;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.ui.acts.Desk;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The signer at work: a second after something was committed its head is signed and published, or an alarm is raised. */
@Component
public class Signing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    /** Looks of a second each after which the store is recognised even if nothing is new, and every row asked for its leaf. */
    private static final int ROUND = 60;

    private final DataSource source;
    private final LogReader log;
    private final Keyring keyring;
    private final LogKeys history;
    private final Desk desk;
    private final String application;
    private final Dispatch dispatch;
    private final List<VerifierKey> witnesses;
    private final boolean adopt;
    private @Nullable ScheduledExecutorService clockwork;
    private @Nullable SignerKeys keys;
    private volatile State state = new State(0, null, null);
    private int looks;
    private volatile boolean due = true;
    private boolean introduced;

    Signing(
            DataSource source,
            LogReader log,
            Keyring keyring,
            LogKeys history,
            Desk desk,
            @Value("${jiheng.version}") String application,
            @Value("${jiheng.audit.witnesses:}") String witnesses,
            @Value("${jiheng.audit.adopt:false}") boolean adopt,
            @Value("${jiheng.audit.publish:${jiheng.data:${JIHENG_DATA:./data}}/audit/published}") String publish) {
        this.source = source;
        this.log = log;
        this.keyring = keyring;
        this.history = history;
        this.desk = desk;
        this.application = application;
        var publication = new Publication(publish);
        this.dispatch = new Dispatch(
                log, publication, new Taken(keyring.folder().resolve("published.txt"), publication.address()));
        this.witnesses = WitnessKeys.in(witnesses);
        this.adopt = adopt;
    }

    /**
     * @param size of the head that was signed last
     * @param refusal why nothing is signed: the store is not what was signed before
     * @param trouble what keeps the signer from its work for now
     */
    public record State(
            long size,
            @Nullable Discrepancy refusal,
            @Nullable String trouble) {}

    /** As it stands, the publication of its heads apart. */
    State signer() {
        return state;
    }

    /** Why not all heads are where they are published; null if they are. */
    @Nullable String unpublished() {
        return dispatch.trouble();
    }

    public State state() {
        var now = state;
        return now.trouble == null ? new State(now.size, now.refusal, dispatch.trouble()) : now;
    }

    /** Where heads are published. */
    public String place() {
        return dispatch.place();
    }

    /** The size of the newest head that is there. */
    long published() {
        return dispatch.sent();
    }

    /** The log's public keys, old ones too, none before its first start; and those of its witnesses. */
    public synchronized Collection<VerifierKey> keys() {
        var all = new ArrayList<>(witnesses);
        if (keys != null) {
            all.addAll(0, keys.known());
        }
        return List.copyOf(all);
    }

    /** The signer's own last head, from its file; null before the first. */
    @Nullable Head remembered() throws IOException {
        return LogSigner.lastIn(keyring.folder()).orElse(null);
    }

    /** The keys of those whose cosignatures are taken. */
    public Collection<VerifierKey> witnesses() {
        return witnesses;
    }

    /** Signs and publishes now what is committed, rather than within a second. */
    public void now() {
        sign();
        dispatch.send();
    }

    /** Signs now; who waits for that does not wait for the place that heads are published to. */
    public synchronized void sign() {
        try {
            var own = ready();
            var signer = new LogSigner(source, own, keyring.folder(), adopt);
            if (due || state.refusal != null) {
                signer.requireLeaves();
                due = false;
            }
            signer.sign().ifPresent(head -> state = new State(head.size(), null, null));
            keyring.forget(own, signer);
        } catch (Discrepancy found) {
            if (state.refusal == null
                    || !String.valueOf(state.refusal.getMessage()).equals(found.getMessage())) {
                LOG.error("存证日志拒绝签名，请立即核查 The log's signer refuses, look at once: {}", found.getMessage());
            }
            state = new State(state.size, found, null);
        } catch (IOException | RuntimeException trouble) {
            var why = String.valueOf(trouble.getMessage());
            if (!why.equals(state.trouble)) {
                LOG.warn("存证日志暂时无法签名 The log cannot be signed for now: {}", why);
            }
            state = new State(state.size, state.refusal, why);
        }
    }

    private void look() {
        try {
            looks = (looks + 1) % ROUND;
            due = due || looks == 0;
            if (due
                    || state.refusal != null
                    || state.trouble != null
                    || dispatch.sent() != state.size
                    || log.size() != state.size
                    || log.goesOn()) {
                now();
            }
        } catch (RuntimeException silent) {
            LOG.debug("the log is looked at again in a second", silent);
        }
    }

    /** With the keys as the folder has them now: on another node they may have been replaced. */
    private synchronized SignerKeys ready() throws IOException {
        if (!introduced) {
            if (history.all().isEmpty()) {
                introduce();
            }
            introduced = true;
        }
        var own = keyring.settled();
        keys = own;
        return own;
    }

    private void introduce() throws IOException {
        var beginning = keyring.beginning(log.newest(Algorithm.SHA256).isPresent());
        var act = UUID.randomUUID().toString();
        desk.send(beginning, new Actor(Actor.SYSTEM, "start", "127.0.0.1", act, act, application));
        LOG.info(
                "{}: {}",
                beginning.made().isEmpty()
                        ? "已补记存证日志的签名密钥 The log's keys were noted in the ledger"
                        : "已生成存证日志的签名密钥 The log's keys were made",
                keyring.folder().toAbsolutePath());
    }

    /** The keys are made, and told, before the product says that it is ready; what keeps them away is told by the first look. */
    @Override
    public void start() {
        try {
            ready();
        } catch (IOException | RuntimeException trouble) {
            LOG.debug("the first look finds the same", trouble);
        }
        var work = Executors.newSingleThreadScheduledExecutor(run -> {
            var thread = new Thread(run, "log-signer");
            thread.setDaemon(true);
            return thread;
        });
        work.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        clockwork = work;
    }

    /** The last acts before the end are signed as well. */
    @Override
    public void stop() {
        var work = clockwork;
        clockwork = null;
        if (work != null) {
            work.shutdown();
            try {
                if (!work.awaitTermination(10, TimeUnit.SECONDS)) {
                    work.shutdownNow();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            now();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }

    /** After what is laid out at the first start, before the web server takes requests. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 768;
    }
}
