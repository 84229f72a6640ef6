package jiheng.query.audit.verify;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.VerifierKey;

/** The same log, of which other leaves are shown. */
record Shortened(BundleSource source, List<Shown> leaves) implements BundleSource {
    @Override
    public Nodes nodes(Algorithm tree) {
        return source.nodes(tree);
    }

    @Override
    public List<Note> checkpoints(Algorithm tree) {
        return source.checkpoints(tree);
    }

    @Override
    public Collection<VerifierKey> keys() {
        return source.keys();
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
