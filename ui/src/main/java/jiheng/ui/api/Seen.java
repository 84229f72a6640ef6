package jiheng.ui.api;

import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.query.evaluation.Form;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match}: the sequence number of the last event that the caller had seen. */
final class Seen {
    private static final String HEADER = "If-Match";

    private Seen() {}

    static long of(@Nullable String header, Form form) {
        if (header == null || header.isBlank()) {
            throw CommandRefused.malformed("if-match-missing", HEADER, Map.of("current", "" + form.sequence()));
        }
        var bare = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!bare.matches("[0-9]{1,18}")) {
            throw CommandRefused.malformed("if-match-malformed", HEADER, Map.of("text", header));
        }
        return Long.parseLong(bare);
    }
}
