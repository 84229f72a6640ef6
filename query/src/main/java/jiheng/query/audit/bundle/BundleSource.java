package jiheng.query.audit.bundle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/** What a bundle is made from; whoever keeps the log answers. */
public interface BundleSource {
    /**
     * The leaves to show, by index: every leaf of the streams asked for, each with its event; or every leaf of the log,
     * those of other streams without.
     */
    Iterable<Shown> leaves();

    /** The nodes of a tree, up to its last checkpoint at least. */
    Nodes nodes(Algorithm tree);

    /** Signed heads by size, the last one beyond every leaf shown; none if there is no such tree. */
    List<Note> checkpoints(Algorithm tree);

    /** The keys of everyone who signed one of the checkpoints. */
    Collection<VerifierKey> keys();

    /** Files whose SHA-256 one of the events names. */
    Collection<byte[]> evidence();

    /** Files for people, by name; nothing of them is proven. */
    Map<String, byte[]> unproven();

    /** @param event null where only the leaf is shown */
    record Shown(byte[] leaf, @Nullable Event event) {}

    /** An event's bytes as stored. */
    record Event(byte[] payload, byte[] metadata) {}
}
