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
import jiheng.query.evaluation.Form;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.api.Moments;
import jiheng.ui.evidence.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes audit bundles of forms: what the log proves of them, and beside it what people read and nothing proves. */
@Component
class Bundles {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final LogReader log;
    private final Signing signing;
    private final Attachments attachments;
    private final Downloads downloads;
    private final Unproven unproven;
    private final Moments moments;
    private final BundleLimits limits;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Bundles(
            LogReader log,
            Signing signing,
            Attachments attachments,
            Downloads downloads,
            Unproven unproven,
            Moments moments,
            BundleLimits limits) {
        this.log = log;
        this.signing = signing;
        this.attachments = attachments;
        this.downloads = downloads;
        this.unproven = unproven;
        this.moments = moments;
        this.limits = limits;
    }

    /**
     * What goes in beside the proof.
     *
     * @param files the files of evidence, not only their hashes
     * @param documents each version as PDF and JSON, and the report
     * @param base where people reach the product, as documents name it
     */
    record With(boolean files, boolean documents, URI base) {}

    BundleLimits limits() {
        return limits;
    }

    /** The head that a bundle of some streams would stand under, after what is not signed yet was signed. */
    SignedHead head(Collection<String> streams) {
        signing.sign();
        return log.vouched(Algorithm.SHA256, streams, signing.keys())
                .orElseThrow(() -> CommandRefused.rule("log-not-signed", Map.of()));
    }

    /** As {@link #of(List, SignedHead, With)}, under a head that is signed now, or a cosigned one that covers as much. */
    Map<String, byte[]> of(List<Form> forms, With with) throws IOException {
        return of(forms, null, with);
    }

    /**
     * The entries of a bundle.
     *
     * @param at the head to make it under, with the forms as they were then; null for the newest that vouches for them
     * @throws CommandRefused 409 if it would be too large, nothing is signed yet, the log cannot be read or a file was
     *     damaged, 404 if there was none of the forms yet
     */
    Map<String, byte[]> of(List<Form> forms, @Nullable SignedHead at, With with) throws IOException {
        fits(load(forms), forms.get(0).cycle(), with);
        enter();
        try {
            var head = at == null ? head(streams(forms)) : at;
            return entries(at == null ? forms : then(forms, at), head, with);
        } catch (Discrepancy | MalformedLeaf damaged) {
            throw CommandRefused.rule("log-damaged", Map.of("what", String.valueOf(damaged.getMessage())));
        } finally {
            room.release();
        }
    }

    /** @throws CommandRefused 409 if that is more than a bundle holds; where there are several forms it tells of parts */
    void fits(Load load, CycleId cycle, With with) {
        if (limits.counting(with.documents(), with.files()).hold(load)) {
            return;
        }
        var held = Map.of(
                "records", "" + load.records(),
                "versions", "" + load.versions(),
                "megabytes", "" + (load.bytes() >> 20),
                "forms", "" + load.forms(),
                "where", "/api/v1/cycles/" + cycle.key() + "/bundles");
        throw load.forms() > 1
                ? CommandRefused.rule("bundle-too-large", held)
                : CommandRefused.rule("bundle-form-too-large", held);
    }

    private Load load(List<Form> forms) {
        return new Load(
                forms.size(),
                forms.stream().mapToLong(form -> form.sequence() + 1).sum(),
                forms.stream().mapToLong(form -> form.submissions().size()).sum(),
                attached(forms).stream().mapToLong(one -> one.evidence().size()).sum());
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
        return BundleWriter.entries(log.bundle(head.size(), streams(forms), signing.keys(), files.values(), beside));
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
