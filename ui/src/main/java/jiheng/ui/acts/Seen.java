package jiheng.ui.acts;

import java.util.Map;
import jiheng.command.CommandRefused;
import org.jspecify.annotations.Nullable;

/** What a program has seen: the number of the last event of what it acts on, as an {@code ETag} and an {@code If-Match}. */
public final class Seen {
    private static final String HEADER = "If-Match";

    private Seen() {}

    /** The ETag of an answer that shows what is at this number. */
    public static String tag(long sequence) {
        return "\"" + sequence + "\"";
    }

    /**
     * @param current what the header would hold now, to be told where it is missing
     * @throws CommandRefused 422 {@code if-match-missing} or {@code if-match-malformed}
     */
    public static long of(@Nullable String header, long current) {
        if (header == null || header.isBlank()) {
            throw CommandRefused.malformed("if-match-missing", HEADER, Map.of("current", "" + current));
        }
        var bare = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!bare.matches("[0-9]{1,18}")) {
            throw CommandRefused.malformed("if-match-malformed", HEADER, Map.of("text", header));
        }
        return Long.parseLong(bare);
    }
}
