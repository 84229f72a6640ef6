package jiheng.query.audit.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import jiheng.query.audit.bundle.MalformedBundle;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.verify.BundleReader.Bundle;

/** That every stream shown begins at its beginning and leaves nothing out, and that no event is there twice. */
final class StreamCheck {
    private StreamCheck() {}

    static void check(Bundle bundle) {
        Map<String, Shown> last = new HashMap<>();
        var events = new HashSet<String>();
        var row = Long.MIN_VALUE;
        for (var one : bundle.shown()) {
            var leaf = one.leaf();
            var before = last.put(leaf.stream(), one);
            if (leaf.row() <= row || !events.add(leaf.eventId())) {
                throw new Tampered(leaf.index(), "行号倒退或事件重复", "its row goes back or its event is there twice");
            }
            row = leaf.row();
            if (before == null ? leaf.sequence() != 0 : !follows(before.leaf(), leaf)) {
                throw new Tampered(leaf.index(), "本流缺少它之前的记录", "its stream lacks the record before it");
            }
            if (before != null && (before.payload() == null) != (one.payload() == null)) {
                throw new Tampered(leaf.index(), "本流只附了部分内容", "its stream comes with a part of its events");
            }
            if (one.payload() == null && !bundle.whole()) {
                throw new MalformedBundle("a leaf without its event");
            }
        }
    }

    private static boolean follows(Leaf before, Leaf leaf) {
        var previous = leaf.previous();
        return previous != null
                && previous.index() == before.index()
                && leaf.sequence() == before.sequence() + 1
                && Objects.equals(before.streamKind(), leaf.streamKind());
    }
}
