package jiheng.ui.audit;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every head to where it is published, in order, until it is taken. What a place took last is in a file, so that
 * heads which it did not take before a stop are sent after it; the last one is sent again at every start.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** Heads of a tree that are sent at once; the signer looks up in between. */
    private static final int MOST = 100;

    private final LogReader log;
    private final Publication publication;
    private final Taken taken;
    private final Map<Algorithm, Long> published = new EnumMap<>(Algorithm.class);
    private volatile long sent;
    private volatile @Nullable String trouble;

    Dispatch(LogReader log, Publication publication, Taken taken) {
        this.log = log;
        this.publication = publication;
        this.taken = taken;
    }

    String place() {
        return publication.place();
    }

    /** The size of the newest head that both trees' readers have. */
    long sent() {
        return sent;
    }

    /** Why the place did not take the last that was sent; null if it did. */
    @Nullable String trouble() {
        return trouble;
    }

    /** Sends what is owed, or keeps why not. */
    synchronized void send() {
        try {
            publish();
            trouble = null;
        } catch (IOException | RuntimeException refused) {
            var why = refused.getMessage() == null ? place() + ": " + refused : refused.getMessage();
            if (!why.equals(trouble)) {
                LOG.warn("检查点暂时无法发布，将反复重试 Heads cannot be published for now, it is tried again: {}", why);
            }
            trouble = why;
        }
    }

    private void publish() throws IOException {
        if (published.isEmpty()) {
            taken.read().forEach((tree, size) -> published.put(tree, size - 1));
        }
        var least = Long.MAX_VALUE;
        for (var tree : Algorithm.values()) {
            publish(tree);
            least = Math.min(least, published.getOrDefault(tree, 0L));
        }
        sent = least;
    }

    private void publish(Algorithm tree) throws IOException {
        var newest = log.newest(tree).map(LogReader.SignedHead::size).orElse(0L);
        var owed = log.headsFrom(tree, published.getOrDefault(tree, 0L) + 1, MOST);
        try {
            for (var head : owed) {
                publication.publish(head, head.size() >= newest);
                published.put(tree, head.size());
            }
        } finally {
            if (!owed.isEmpty()) {
                taken.write(published);
            }
        }
    }
}
