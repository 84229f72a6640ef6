package jiheng.command.organisation;

import java.util.Map;
import jiheng.command.CommandRefused;

/** Names and reasons as they are recorded: without space around them, not empty, not endless, nothing invisible. */
public final class PlainText {
    /** The longest name, in code points. */
    public static final int LONGEST_NAME = 100;

    /** The longest reason, in code points. */
    public static final int LONGEST_REASON = 1000;

    private PlainText() {}

    /** @throws CommandRefused 422 {@code name-blank}, {@code name-too-long} or {@code name-unprintable} */
    public static String name(String field, String text) {
        return checked("name", field, text, LONGEST_NAME, false);
    }

    /**
     * A reason may have several lines.
     *
     * @throws CommandRefused 422 {@code reason-blank}, {@code reason-too-long} or {@code reason-unprintable}
     */
    public static String reason(String text) {
        return checked("reason", "reason", text.replace("\r\n", "\n"), LONGEST_REASON, true);
    }

    private static String checked(String what, String field, String text, int longest, boolean lines) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw CommandRefused.malformed(what + "-blank", field, Map.of());
        }
        int length = stripped.codePointCount(0, stripped.length());
        if (length > longest) {
            throw CommandRefused.malformed(
                    what + "-too-long", field, Map.of("length", "" + length, "longest", "" + longest));
        }
        if (stripped.codePoints().anyMatch(c -> !(lines && c == '\n') && unprintable(c))) {
            throw CommandRefused.malformed(what + "-unprintable", field, Map.of());
        }
        return stripped;
    }

    /** Control characters, halves of characters, and those that reorder or hide the text around them. */
    private static boolean unprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
