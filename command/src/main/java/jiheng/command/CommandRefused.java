package jiheng.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one exception a caller sees when a command is not carried out. It holds no words: the edge finds those, in the
 * reader's language, under {@code refusal.<code>} with the arguments filled in by name.
 */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stood in the way; the edge answers 403, 404, 409, 412 and 422. */
    public enum Kind {
        FORBIDDEN,
        ABSENT,
        RULE,
        STALE,
        MALFORMED
    }

    /**
     * One cell or field that stood in the way.
     *
     * @param field a cell's path or the name of a command's field
     */
    public record Detail(String field, String code, Map<String, String> arguments) {
        public Detail {
            arguments = Map.copyOf(arguments);
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, String> arguments;
    private final transient List<Detail> details;

    private CommandRefused(Kind kind, String code, Map<String, String> arguments, List<Detail> details) {
        super(code + " " + arguments + " " + details, null, false, false);
        this.kind = kind;
        this.code = code;
        this.arguments = Map.copyOf(arguments);
        this.details = List.copyOf(details);
    }

    public static CommandRefused forbidden(String code, Map<String, String> arguments) {
        return new CommandRefused(Kind.FORBIDDEN, code, arguments, List.of());
    }

    public static CommandRefused absent(String code, Map<String, String> arguments) {
        return new CommandRefused(Kind.ABSENT, code, arguments, List.of());
    }

    public static CommandRefused rule(String code, Map<String, String> arguments) {
        return new CommandRefused(Kind.RULE, code, arguments, List.of());
    }

    public static CommandRefused rule(String code, Map<String, String> arguments, List<Detail> details) {
        return new CommandRefused(Kind.RULE, code, arguments, details);
    }

    public static CommandRefused stale(String code, Map<String, String> arguments, List<Detail> details) {
        return new CommandRefused(Kind.STALE, code, arguments, details);
    }

    public static CommandRefused malformed(String code, String field, Map<String, String> arguments) {
        return new CommandRefused(Kind.MALFORMED, code, arguments, List.of(new Detail(field, code, arguments)));
    }

    public static CommandRefused malformed(String code, List<Detail> details) {
        return new CommandRefused(Kind.MALFORMED, code, Map.of(), details);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    public Map<String, String> arguments() {
        return arguments;
    }

    public List<Detail> details() {
        return details;
    }

    /** The first field that stood in the way, if one did. */
    public @Nullable String field() {
        return details.isEmpty() ? null : details.get(0).field();
    }
}
