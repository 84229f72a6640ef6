package jiheng.ui.sheet;

import java.util.Locale;

/**
 * What is remarkable about a cell in this view.
 *
 * @param before the text it held before, for {@link Kind#REMOVED} and {@link Kind#CHANGED}; else empty
 * @param words why it is marked, for a person; may be empty
 */
public record Mark(Kind kind, String before, String words) {
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        PROBLEM,
        RETURNED,
        FINDING
    }

    /** This mark, with the words of another on the same cell. */
    public Mark and(Mark other) {
        return new Mark(kind, before, words.isEmpty() ? other.words : words + " " + other.words);
    }

    /** The name in style sheets. */
    public String style() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
