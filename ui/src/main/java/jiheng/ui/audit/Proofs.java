package jiheng.ui.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.verify.Line;
import jiheng.query.audit.verify.Verdict;
import jiheng.query.evaluation.Form;
import jiheng.query.rebuild.ShownForm;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the log can say of a form: under which signed head it stands, and whether its stored rows still follow from it. */
@Component
class Proofs {
    private final LogReader log;
    private final Signing signing;
    private final ShownForm shown;

    @Autowired
    Proofs(LogReader log, Signing signing, JdbcClient jdbc) {
        this(log, signing, new ShownForm(jdbc));
    }

    Proofs(LogReader log, Signing signing, ShownForm shown) {
        this.log = log;
        this.signing = signing;
        this.shown = shown;
    }

    /** Who cosigned a head, and when they say they did. */
    public record Witness(String name, Instant at) {}

    /**
     * A signed head.
     *
     * @param last when the last event that it covers was stored; null where its row cannot be read
     */
    public record Head(
            String origin, long size, String root, @Nullable Instant last, List<Witness> witnesses) {
        public String shortRoot() {
            return root.substring(0, 12);
        }
    }

    /**
     * How a form stands.
     *
     * @param head the newest signed head, or an older one that a witness cosigned and that covers the form as well; null
     *     before the first
     * @param covered whether it covers the form's last event
     * @param gone whether that event is not in the log at all, though it is written in the event's own transaction
     * @param refused whether the signer has refused to sign what is stored now
     */
    public record State(@Nullable Head head, boolean covered, boolean gone, boolean refused) {}

    /** A record that is not as it was signed: the step of a stream. */
    public record Bad(long index, String stream, long sequence) {}

    /**
     * What a verification came to.
     *
     * @param beyond the form's events that no signed head covers yet
     * @param bad the first record that is not as it was signed, where it can be told
     * @param different what the pages show of the form otherwise than its events make it
     */
    public record Result(
            Verdict verdict,
            @Nullable Head head,
            long events,
            long beyond,
            @Nullable Bad bad,
            List<ShownForm.Different> different) {
        public Result {
            different = List.copyOf(different);
        }

        /** Whether the log proves the form's records, and they make what is shown. */
        public boolean good() {
            return verdict.outcome() == Verdict.Outcome.PROVEN && different.isEmpty();
        }

        /** What the verifier says, without the cells: the form beside it shows them. */
        public List<Line> lines() {
            return verdict.lines().stream()
                    .filter(line -> !line.zh().startsWith("  "))
                    .toList();
        }
    }

    State state(Form form) {
        var head = above(form);
        var leaf = log.leafOf(form.id().value(), form.sequence());
        return new State(
                head,
                head != null && leaf.isPresent() && leaf.getAsLong() < head.size(),
                leaf.isEmpty(),
                signing.state().refusal() != null);
    }

    /** The newest head of the tree that people are shown, SHA-256. */
    @Nullable Head newest() {
        return log.newest(Algorithm.SHA256).map(this::head).orElse(null);
    }

    /**
     * How far a witness has come.
     *
     * @param at when it says it cosigned, null if it never did
     * @param size of the last head that it cosigned
     * @param beyond records that the newest head has beyond that
     */
    public record Seen(String name, @Nullable Instant at, long size, long beyond) {}

    /** The witnesses that were named, and all that ever cosigned, each by its last cosignature. */
    List<Seen> seen() {
        var newest =
                log.newest(Algorithm.SHA256).map(LogReader.SignedHead::size).orElse(0L);
        var all = new TreeMap<String, Seen>();
        signing.witnesses().forEach(key -> all.put(key.name(), new Seen(key.name(), null, 0, newest)));
        for (var head : log.lastCosigned(Algorithm.SHA256)) {
            for (var one : witnesses(head.note(), head.checkpoint().origin())) {
                all.put(one.name(), new Seen(one.name(), one.at(), head.size(), newest - head.size()));
            }
        }
        return List.copyOf(all.values());
    }

    /** The head that a bundle of the form is made under. */
    @Nullable Head above(Form form) {
        return log.vouched(Algorithm.SHA256, List.of(form.id().value()), signing.keys())
                .map(this::head)
                .orElse(null);
    }

    /** Makes everything anew from the stored rows, signs first what is not signed yet, and never throws for what it finds. */
    Result verify(Form form) {
        signing.sign();
        return new FormCheck(log, signing, shown).of(form);
    }

    /** What the pages show of the form otherwise than its events make it; nothing if these cannot be read. */
    List<ShownForm.Different> different(Form form) {
        try {
            return new FormCheck(log, signing, shown).different(form);
        } catch (Discrepancy | IllegalArgumentException | SerializationException damaged) {
            return List.of();
        }
    }

    private Head head(LogReader.SignedHead signed) {
        var checkpoint = signed.checkpoint();
        return new Head(
                checkpoint.origin(),
                checkpoint.size(),
                Strict.base64(checkpoint.root()),
                last(checkpoint.size()),
                witnesses(signed.note(), checkpoint.origin()));
    }

    private @Nullable Instant last(long size) {
        try {
            return log.entry(size - 1)
                    .map(entry -> Instant.parse(entry.row().at()))
                    .orElse(null);
        } catch (Discrepancy | IllegalArgumentException | java.time.DateTimeException damaged) {
            return null;
        }
    }

    private static List<Witness> witnesses(Note note, String origin) {
        var all = new ArrayList<Witness>();
        for (var one : note.signatures()) {
            if (!one.name().equals(origin)) {
                all.add(new Witness(one.name(), Instant.ofEpochSecond(Cosigned.seconds(one))));
            }
        }
        return all;
    }
}
