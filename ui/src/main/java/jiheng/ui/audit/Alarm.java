package jiheng.ui.audit;

import java.util.List;
import jiheng.query.audit.log.Discrepancy;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What auditors and administrators must see wherever they are: that the log is not what was signed. */
@Component
public class Alarm {
    private final Signing signing;
    private final AuditDesk checks;
    private final Reading reading;

    Alarm(Signing signing, AuditDesk checks, Reading reading) {
        this.signing = signing;
        this.checks = checks;
        this.reading = reading;
    }

    /** Whether there is something to be seen by whoever looks now. */
    public boolean on() {
        return (refusal() != null || found() != null || !unguarded().isEmpty()) && reading.readsLog();
    }

    /** Why the signer refuses. */
    public @Nullable Discrepancy refusal() {
        return signing.state().refusal();
    }

    /** What the last check of everything found first. */
    public @Nullable Discrepancy found() {
        var report = checks.state().report();
        return report == null ? null : report.discrepancy();
    }

    /** Tables that the last check of everything found without their triggers. */
    public List<String> unguarded() {
        var report = checks.state().report();
        return report == null ? List.of() : report.unguarded();
    }
}
