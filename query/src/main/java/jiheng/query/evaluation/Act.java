package jiheng.query.evaluation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, when, and from where: an event's metadata as the fold and the history read it.
 *
 * @param act all events of one act share it
 */
public record Act(
        String account,
        String name,
        String role,
        String unit,
        String unitName,
        @Nullable String onBehalfOf,
        @Nullable String onBehalfOfName,
        Instant at,
        String act,
        String session,
        String address,
        String request,
        String application) {

    public static Act from(Map<String, ?> metadata, Instant at) {
        return new Act(
                text(metadata, "account"),
                text(metadata, "name"),
                text(metadata, "role"),
                text(metadata, "unit"),
                text(metadata, "unitName"),
                (String) metadata.get("onBehalfOf"),
                (String) metadata.get("onBehalfOfName"),
                at,
                text(metadata, "act"),
                text(metadata, "session"),
                text(metadata, "address"),
                text(metadata, "request"),
                text(metadata, "application"));
    }

    /** The name a person reads: both names where it was done by delegation. */
    public String signature() {
        return onBehalfOfName == null ? name : name + "（代" + onBehalfOfName + "）";
    }

    private static String text(Map<String, ?> metadata, String key) {
        return metadata.get(key) instanceof String value ? value : "";
    }
}
