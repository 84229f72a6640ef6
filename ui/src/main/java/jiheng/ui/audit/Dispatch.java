package jiheng.ui.audit;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends heads to where they are published: at a start the newest, then every one in order until it is taken. */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final LogReader log;
    private final Publication publication;
    private final Map<Algorithm, Long> published = new EnumMap<>(Algorithm.class);
    private volatile long sent;
    private volatile @Nullable String trouble;

    Dispatch(LogReader log, Publication publication) {
        this.log = log;
        this.publication = publication;
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

    /** Sends all that is owed, or keeps why not. */
    synchronized void send() {
        try {
            publish();
            trouble = null;
        } catch (IOException | RuntimeException refused) {
            var why = place() + ": " + refused;
            if (!why.equals(trouble)) {
                LOG.warn("检查点暂时无法发布，将反复重试 Heads cannot be published for now, it is tried again: {}", why);
            }
            trouble = why;
        }
    }

    private void publish() throws IOException {
        var least = Long.MAX_VALUE;
        for (var tree : Algorithm.values()) {
            var newest = log.newest(tree).map(LogReader.SignedHead::size).orElse(0L);
            var last = published.computeIfAbsent(tree, first -> newest - 1);
            for (var head : log.headsFrom(tree, last + 1)) {
                publication.publish(head);
                published.put(tree, head.size());
            }
            least = Math.min(least, newest);
        }
        sent = least;
    }
}
