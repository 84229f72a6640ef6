package jiheng.ui.importing;

import jiheng.events.evaluation.Words;

/**
 * One thing the reader wants a person to know about a cell.
 *
 * @param sheetCell as {@code F11}; {@code Sheet2!A1} on another sheet than the form's
 * @param code stable, for programs
 */
public record Notice(Kind kind, String sheetCell, String code, Words words) {
    public enum Kind {
        /** Taken, on an assumption. */
        GUESSED,
        /** Not taken. */
        REFUSED,
        /** Taken as it stands, and worth a look. */
        NOTED
    }
}
