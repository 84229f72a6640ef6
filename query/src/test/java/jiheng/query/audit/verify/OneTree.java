package jiheng.query.audit.verify;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.VerifierKey;

/** The same log with the heads of one tree only. */
record OneTree(BundleSource source, Algorithm tree) implements BundleSource {
    @Override
    public Iterable<Shown> leaves() {
        return source.leaves();
    }

    @Override
    public Nodes nodes(Algorithm asked) {
        return source.nodes(asked);
    }

    @Override
    public List<Note> checkpoints(Algorithm asked) {
        return asked == tree ? source.checkpoints(asked) : List.of();
    }

    @Override
    public Collection<VerifierKey> keys() {
        return source.keys().stream()
                .filter(key -> key.kind() == Trust.log(tree) || key.kind() == Trust.witness(tree))
                .toList();
    }

    @Override
    public Collection<byte[]> evidence() {
        return source.evidence();
    }

    @Override
    public Map<String, byte[]> unproven() {
        return source.unproven();
    }
}
