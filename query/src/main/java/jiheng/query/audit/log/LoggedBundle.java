package jiheng.query.audit.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.VerifierKey;

/** A bundle of streams read from the log. */
record LoggedBundle(
        LogReader log,
        long size,
        List<BundleSource.Shown> leaves,
        Map<Algorithm, List<Note>> heads,
        Collection<VerifierKey> keys,
        Collection<byte[]> evidence,
        Map<String, byte[]> unproven)
        implements BundleSource {

    /** Leaves made anew from the rows, with the events of these streams. */
    static List<Shown> shown(List<LogReader.Entry> entries, Collection<String> streams) {
        return entries.stream()
                .map(entry -> new Shown(
                        entry.leaf().encode(),
                        streams.contains(entry.row().stream())
                                ? new Event(entry.row().payload(), entry.row().metadata())
                                : null))
                .toList();
    }

    @Override
    public Nodes nodes(Algorithm tree) {
        return log.nodes(tree, size);
    }

    @Override
    public List<Note> checkpoints(Algorithm tree) {
        return heads.getOrDefault(tree, List.of());
    }
}
