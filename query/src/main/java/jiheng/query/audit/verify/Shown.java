package jiheng.query.audit.verify;

import jiheng.query.audit.leaf.Leaf;
import org.jspecify.annotations.Nullable;

/** A leaf that the bundle shows, with its event's bytes where it comes with them. */
record Shown(Leaf leaf, byte[] encoded, byte @Nullable [] payload, byte @Nullable [] metadata) {}
