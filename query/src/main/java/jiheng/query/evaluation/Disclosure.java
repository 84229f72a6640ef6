package jiheng.query.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.Redactions;
import org.jspecify.annotations.Nullable;

/**
 * What became of making a form public.
 *
 * @param prepared the public copy that waits for another reviewer
 * @param publications all that were let out, the first first
 */
public record Disclosure(@Nullable Prepared prepared, List<Publication> publications) {
    public static final Disclosure NONE = new Disclosure(null, List.of());

    /** @param settled the sequence number of the settlement whose content it shows */
    public record Prepared(int version, long settled, long sequence, List<Redaction> redactions, Act by) {}

    /**
     * A public copy.
     *
     * @param digest of the content as the public sees it
     * @param superseded what took its truth away: a correction that was granted, or the next publication
     * @param withdrawn if it is no longer shown
     */
    public record Publication(
            int number,
            int version,
            long settled,
            long sequence,
            String digest,
            List<Redaction> redactions,
            Act preparedBy,
            Act by,
            @Nullable Superseded superseded,
            @Nullable Withdrawal withdrawn) {
        /** Whether it is shown and says what is settled now. */
        public boolean stands() {
            return superseded == null && withdrawn == null;
        }
    }

    /** @param publication the number of the one that took its place; null for a correction */
    public record Superseded(@Nullable Integer publication, Act by) {}

    public record Withdrawal(String reason, Act by) {}

    public Disclosure {
        publications = List.copyOf(publications);
    }

    /** The publication that is shown and says what is settled now. */
    public Optional<Publication> current() {
        return publications.stream().filter(Publication::stands).findFirst();
    }

    /** What stands at the form's public address: the last that was not withdrawn, else the last. */
    public Optional<Publication> latest() {
        return publications.stream()
                .filter(one -> one.withdrawn() == null)
                .reduce((first, second) -> second)
                .or(() -> publications.stream().reduce((first, second) -> second));
    }

    public Optional<Publication> publication(int number) {
        return publications.stream().filter(one -> one.number() == number).findFirst();
    }

    /**
     * The form as the public sees it: blacked out, and without anybody's name but those that stand in it.
     *
     * @param settled the form after its settlement
     */
    public static Form copy(Form settled, List<Redaction> redactions, Instant at) {
        var nobody = new Act("", "", "", "", "", null, null, at, "", "", "", "", "");
        return new Form(
                settled.id(),
                settled.sequence(),
                settled.unit(),
                settled.unitName(),
                settled.cycle(),
                settled.year(),
                settled.kind(),
                settled.project(),
                settled.template(),
                settled.ruleSet(),
                settled.layout(),
                settled.route(),
                settled.stage(),
                State.PUBLISHED,
                State.DRAFT,
                State.DRAFT,
                true,
                settled.version(),
                Redactions.apply(settled.content(), redactions),
                List.of(),
                List.of(),
                null,
                null,
                null,
                NONE,
                Findings.NONE,
                nobody,
                nobody);
    }

    Disclosure after(EvaluationEvent event, long sequence, Act act) {
        if (event instanceof DisclosurePrepared one) {
            return new Disclosure(
                    new Prepared(one.version(), one.settled(), sequence, one.redactions(), act), publications);
        }
        if (event instanceof DisclosureRefused) {
            return new Disclosure(null, publications);
        }
        if (event instanceof FormPublished one && prepared != null) {
            var superseded = each(old -> superseded(old, new Superseded(one.publication(), act)));
            return new Disclosure(
                    null,
                    Form.plus(
                            superseded,
                            new Publication(
                                    one.publication(),
                                    one.version(),
                                    prepared.settled(),
                                    sequence,
                                    one.digest(),
                                    prepared.redactions(),
                                    prepared.by(),
                                    act,
                                    null,
                                    null)));
        }
        if (event instanceof PublicationWithdrawn one) {
            return new Disclosure(
                    prepared,
                    each(old -> old.number() == one.publication()
                            ? with(old, old.superseded(), new Withdrawal(one.reason(), act))
                            : old));
        }
        if (event instanceof CorrectionGranted) {
            return new Disclosure(null, each(old -> superseded(old, new Superseded(null, act))));
        }
        if (event instanceof CorrectionAbandoned && !publications.isEmpty()) {
            return new Disclosure(prepared, each(this::trueAgain));
        }
        return this;
    }

    private static Publication superseded(Publication old, Superseded by) {
        return old.superseded() == null ? with(old, by, old.withdrawn()) : old;
    }

    /** Nothing was corrected: the last publication is as true as it was. */
    private Publication trueAgain(Publication old) {
        var by = old.superseded();
        return old.number() == publications.size() && by != null && by.publication() == null
                ? with(old, null, old.withdrawn())
                : old;
    }

    private static Publication with(Publication old, @Nullable Superseded superseded, @Nullable Withdrawal withdrawn) {
        return new Publication(
                old.number(),
                old.version(),
                old.settled(),
                old.sequence(),
                old.digest(),
                old.redactions(),
                old.preparedBy(),
                old.by(),
                superseded,
                withdrawn);
    }

    private List<Publication> each(UnaryOperator<Publication> change) {
        return Form.map(publications, change);
    }
}
