package jiheng.command.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Redaction;
import jiheng.events.organisation.AccountId;
import org.jspecify.annotations.Nullable;

/** What the aggregate must remember of making its form public. */
final class Disclosure {
    /** The public copy that waits for another reviewer. */
    record Prepared(int version, long sequence, List<Redaction> redactions, Set<AccountId> by) {}

    private @Nullable Prepared prepared;
    private int version;
    private long settled = -1;
    private int publications;
    private final Set<Integer> shown = new HashSet<>();

    void evolve(EvaluationEvent event, long sequence, Set<AccountId> by) {
        if (event instanceof FormSettled one) {
            version = one.version();
            settled = sequence;
        } else if (event instanceof DisclosurePrepared one) {
            prepared = new Prepared(one.version(), sequence, one.redactions(), Set.copyOf(by));
        } else if (event instanceof DisclosureRefused || event instanceof CorrectionGranted) {
            prepared = null;
        } else if (event instanceof FormPublished one) {
            prepared = null;
            publications = one.publication();
            shown.add(one.publication());
        } else if (event instanceof PublicationWithdrawn one) {
            shown.remove(one.publication());
        }
    }

    /** The version that was settled last. */
    int version() {
        return version;
    }

    /** The sequence number of the last settlement. */
    long settled() {
        return settled;
    }

    int publications() {
        return publications;
    }

    /** The copy that waits, as the person saw it; another may have taken its place. */
    Prepared require(Form form, long seen) {
        var waiting =
                Optional.ofNullable(prepared).orElseThrow(() -> CommandRefused.rule("no-disclosure-waits", Map.of()));
        if (seen < waiting.sequence() || seen > form.sequence()) {
            throw Rules.changed(form, seen);
        }
        return waiting;
    }

    void requireShown(int publication) {
        if (publication < 1 || publication > publications) {
            throw CommandRefused.absent("no-such-publication", Map.of("publication", "" + publication));
        }
        if (!shown.contains(publication)) {
            throw CommandRefused.rule("publication-withdrawn-already", Map.of("publication", "" + publication));
        }
    }
}
