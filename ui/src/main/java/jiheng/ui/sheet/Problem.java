package jiheng.ui.sheet;

import jiheng.events.evaluation.Cell;
import org.jspecify.annotations.Nullable;

/** One line of the list of problems; without a cell it concerns the form. */
public record Problem(Severity severity, @Nullable Cell cell, String message) {
    public enum Severity {
        ERROR,
        WARNING
    }
}
