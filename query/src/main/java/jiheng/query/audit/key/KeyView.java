package jiheng.query.audit.key;

import java.time.Instant;
import jiheng.events.audit.LogKey;
import jiheng.events.audit.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * A key of the log as it stands.
 *
 * @param retired null while it was not
 */
public record KeyView(
        LogKey key,
        State state,
        Occasion occasion,
        Done introduced,
        @Nullable Done retired) {
    /** Whether the log is signed with it. */
    public enum State {
        SIGNS,
        /** Another signs in its place; its private half is still kept. */
        REPLACED,
        /** It will never sign again. */
        RETIRED
    }

    /** @param reason empty where the system acted */
    public record Done(Instant at, String by, String reason) {}
}
