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
import jiheng.events.organisation.UnitId;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.evidence.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes audit bundles of forms: what the log proves of them, and beside it what people read and nothing proves. */
@Component
class Bundles {
    static final int MOST_EVENTS = 20_000;
    static final int MOST_VERSIONS = 100;
    static final long MOST_BYTES_OF_FILES = 200L << 20;

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final LogReader log;
    private final Signing signing;
    private final Evaluations evaluations;
    private final Attachments attachments;
    private final Downloads downloads;
    private final Unproven unproven;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Bundles(
            LogReader log,
            Signing signing,
            Evaluations evaluations,
            Attachments attachments,
            Downloads downloads,
            Unproven unproven) {
        this.log = log;
        this.signing = signing;
        this.evaluations = evaluations;
        this.attachments = attachments;
        this.downloads = downloads;
        this.unproven = unproven;
    }

    /**
     * What goes in beside the proof.
     *
     * @param files the files of evidence, not only their hashes
     * @param documents each version as PDF and JSON, and the report
     * @param base where people reach the product, as documents name it
     */
    record With(boolean files, boolean documents, URI base) {}

    /**
     * The forms of a year, or of one unit in it.
     *
     * @param readable the units whose forms the person may read
     * @throws CommandRefused 404 if there is none, 409 {@code bundle-too-large}
     */
    List<Form> forms(Collection<UnitId> readable, CycleId cycle, @Nullable UnitId unit) {
        var forms = new ArrayList<Form>();
        var events = new long[1];
        evaluations.each(new Evaluations.Filter(readable, cycle, unit, null, null), form -> {
            events[0] += form.sequence() + 1;
            if (events[0] <= MOST_EVENTS) {
                forms.add(form);
            }
        });
        within(events[0], "bundle-too-large", MOST_EVENTS);
        if (forms.isEmpty()) {
            throw CommandRefused.absent("bundle-of-nothing", Map.of());
        }
        return forms;
    }

    /**
     * The entries of a bundle, as of a head that is signed now, or of a cosigned one that covers the forms as well.
     *
     * @throws CommandRefused 409 if it would be too large, nothing is signed yet, the log cannot be read or a file was
     *     damaged
     */
    Map<String, byte[]> of(List<Form> forms, With with) throws IOException {
        within(forms.stream().mapToLong(form -> form.sequence() + 1).sum(), "bundle-too-large", MOST_EVENTS);
        if (with.documents()) {
            within(
                    forms.stream().mapToLong(form -> form.submissions().size()).sum(),
                    "bundle-too-many-versions",
                    MOST_VERSIONS);
        }
        var attached = attached(forms);
        if (with.files()) {
            within(
                    attached.stream().mapToLong(one -> one.evidence().size()).sum() >> 20,
                    "bundle-files-too-large",
                    MOST_BYTES_OF_FILES >> 20);
        }
        enter();
        try {
            signing.sign();
            return entries(forms, attached, with);
        } catch (Discrepancy | MalformedLeaf damaged) {
            throw CommandRefused.rule("log-damaged", Map.of("what", String.valueOf(damaged.getMessage())));
        } finally {
            room.release();
        }
    }

    private Map<String, byte[]> entries(List<Form> forms, List<Attachment> attached, With with) throws IOException {
        var streams = forms.stream().map(form -> form.id().value()).toList();
        var keys = signing.keys();
        var head = log.vouched(Algorithm.SHA256, streams, keys)
                .orElseThrow(() -> CommandRefused.rule("log-not-signed", Map.of()));
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
        return BundleWriter.entries(log.bundle(head.size(), streams, keys, files.values(), beside));
    }

    private List<Attachment> attached(List<Form> forms) {
        return forms.stream()
                .flatMap(form -> attachments.of(form.id()).stream())
                .toList();
    }

    private static void within(long number, String code, long limit) {
        if (number > limit) {
            throw tooLarge(code, Map.of("number", "" + number, "limit", "" + limit));
        }
    }

    private static CommandRefused tooLarge(String code, Map<String, String> arguments) {
        return switch (code) {
            case "bundle-too-many-versions" -> CommandRefused.rule("bundle-too-many-versions", arguments);
            case "bundle-files-too-large" -> CommandRefused.rule("bundle-files-too-large", arguments);
            default -> CommandRefused.rule("bundle-too-large", arguments);
        };
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
