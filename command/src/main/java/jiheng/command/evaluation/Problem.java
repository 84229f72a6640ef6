package jiheng.command.evaluation;

import java.util.Map;
import jiheng.events.evaluation.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands in the way of submitting, or deserves a look before.
 *
 * @param severity an ERROR refuses the submission, a WARNING does not
 * @param cell where it stands, null for the form as a whole
 * @param code stable; its words are under {@code problem.<code>}
 */
public record Problem(Severity severity, @Nullable Cell cell, String code, Map<String, String> arguments) {
    public enum Severity {
        ERROR,
        WARNING
    }

    public Problem {
        arguments = Map.copyOf(arguments);
    }
}
