package jiheng.ui.audit;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jiheng.command.CommandRefused;
import jiheng.events.cycle.CycleId;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogReader.SignedHead;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.FormSizes;
import jiheng.query.evaluation.FormSizes.FormSize;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.evidence.Downloads;
import jiheng.ui.moment.Moments;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes audit bundles of forms: what the log proves of them, and beside it what people read and nothing proves. */
@Component
class Bundles {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final FormSizes sizes;
    private final Evaluations evaluations;
    private final LogReader log;
    private final Signing signing;
    private final Attachments attachments;
    private final Downloads downloads;
    private final Unproven unproven;
    private final Moments moments;
    private final BundleLimits limits;
    private final Reading reading;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Bundles(
            FormSizes sizes,
            Evaluations evaluations,
            LogReader log,
            Signing signing,
            Attachments attachments,
            Downloads downloads,
            Unproven unproven,
            Moments moments,
            BundleLimits limits,
            Reading reading) {
        this.sizes = sizes;
        this.evaluations = evaluations;
        this.log = log;
        this.signing = signing;
        this.attachments = attachments;
        this.downloads = downloads;
        this.unproven = unproven;
        this.moments = moments;
        this.limits = limits;
        this.reading = reading;
    }

    /**
     * What goes in beside the proof.
     *
     * @param files the files of evidence, not only their hashes
     * @param documents each version as PDF and JSON, and the report
     * @param log every other record of the log, without its event: only that proves that a form has no later event
     * @param base where people reach the product, as documents name it
     */
    record With(boolean files, boolean documents, boolean log, URI base) {}

    BundleLimits limits() {
        return limits;
    }

    /** The head that a bundle of some streams would stand under, after what is not signed yet was signed. */
    SignedHead head(Collection<String> streams) {
        signing.sign();
        return log.vouched(Algorithm.SHA256, streams, signing.keys())
                .orElseThrow(() -> CommandRefused.rule("log-not-signed", Map.of()));
    }

    /** The entries of a form's bundle, as {@link #of(CycleForms.Chosen, With)} makes them. */
    Map<String, byte[]> of(Form form, With with) throws IOException {
        return of(form.cycle(), sizes.of(form.id()).stream().toList(), null, with);
    }

    /**
     * The entries of a bundle under the head that was chosen, with the forms as they were then, else under the newest
     * that vouches for them, after what is not signed yet was signed.
     *
     * @throws CommandRefused 409 if it would be too large, nothing is signed yet, the log cannot be read or a file was
     *     damaged, 404 if there was none of the forms yet, 403 if the log's other records are not theirs to read
     */
    Map<String, byte[]> of(CycleForms.Chosen chosen, With with) throws IOException {
        return of(chosen.cycle(), chosen.forms(), chosen.head(), with);
    }

    private Map<String, byte[]> of(CycleId cycle, List<FormSize> sizes, @Nullable SignedHead at, With with)
            throws IOException {
        if (with.log()) {
            reading.requireLogReader();
        }
        fits(Load.of(sizes), cycle, with);
        enter();
        try {
            var forms = sizes.stream()
                    .flatMap(one -> evaluations.find(one.id()).stream())
                    .toList();
            var head = at == null ? head(streams(forms)) : at;
            if (with.log() && !limits.holdLog(head.size())) {
                throw CommandRefused.rule(
                        "bundle-log-too-large", Map.of("records", "" + head.size(), "most", "" + limits.leaves()));
            }
            return entries(at == null ? forms : then(forms, at), head, with);
        } catch (Discrepancy | MalformedLeaf damaged) {
            throw CommandRefused.rule("log-damaged", Map.of("what", String.valueOf(damaged.getMessage())));
        } finally {
            room.release();
        }
    }

    private void fits(Load load, CycleId cycle, With with) {
        if (limits.counting(with.documents(), with.files()).hold(load)) {
            return;
        }
        var held = Map.of(
                "records", "" + load.records(),
                "stored", "" + (load.stored() >> 20),
                "versions", "" + load.versions(),
                "megabytes", "" + (load.bytes() >> 20),
                "forms", "" + load.forms(),
                "where", "/api/v1/cycles/" + cycle.key() + "/bundles");
        throw load.forms() > 1
                ? CommandRefused.rule("bundle-too-large", held)
                : CommandRefused.rule("bundle-form-too-large", held);
    }

    private List<Form> then(List<Form> forms, SignedHead head) {
        var last = log.lastBelow(streams(forms), head.size());
        var then = new ArrayList<Form>();
        for (var form : forms) {
            var sequence = last.get(form.id().value());
            if (sequence != null) {
                then.add(sequence == form.sequence() ? form : moments.at(form, "" + sequence));
            }
        }
        if (then.isEmpty()) {
            throw CommandRefused.absent("bundle-of-nothing", Map.of());
        }
        return then;
    }

    private Map<String, byte[]> entries(List<Form> forms, SignedHead head, With with) throws IOException {
        var attached = attached(forms);
        var files = new LinkedHashMap<String, byte[]>();
        if (with.files()) {
            for (var one : attached) {
                var at = log.leafOf(one.evaluation().value(), one.sequence());
                if (at.isPresent()
                        && at.getAsLong() < head.size()
                        && !files.containsKey(one.evidence().sha256())) {
                    files.put(one.evidence().sha256(), downloads.bytes(one.evidence()));
                }
            }
        }
        var beside = with.documents() ? unproven.of(forms, attached, with.base()) : Map.<String, byte[]>of();
        return BundleWriter.entries(
                log.bundle(head.size(), streams(forms), with.log(), signing.keys(), files.values(), beside));
    }

    private static List<String> streams(List<Form> forms) {
        return forms.stream().map(form -> form.id().value()).toList();
    }

    private List<Attachment> attached(List<Form> forms) {
        return forms.stream()
                .flatMap(form -> attachments.of(form.id()).stream().filter(one -> one.sequence() <= form.sequence()))
                .toList();
    }

    private void enter() {
        try {
            if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw CommandRefused.rule("bundle-busy", Map.of());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandRefused.rule("bundle-busy", Map.of());
        }
    }
}
