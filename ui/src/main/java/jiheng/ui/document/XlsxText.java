package jiheng.ui.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A text as cells of a workbook can hold it. */
public final class XlsxText {
    /** A cell holds 32,767; an escaped sign takes more of them than it shows. */
    private static final int LONGEST = 30_000;
    /** Excel reads {@code _x0041_} in a text as the character of that number. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private XlsxText() {}

    /** The text in parts, each short enough for a cell. */
    static List<String> parts(String text) {
        return parts(text, LONGEST);
    }

    /** The text in parts of at most so many characters, without what a workbook cannot hold. */
    public static List<String> parts(String text, int longest) {
        var parts = new ArrayList<String>();
        var rest = Shown.clean(text);
        do {
            int end = Math.min(rest.length(), longest);
            if (end < rest.length() && Character.isHighSurrogate(rest.charAt(end - 1))) {
                end--;
            }
            parts.add(rest.substring(0, end));
            rest = rest.substring(end);
        } while (!rest.isEmpty());
        return parts;
    }

    public static String escaped(String part) {
        return ESCAPE.matcher(part).replaceAll("_x005F_");
    }

    /** Whether an office program would take the text for a formula when somebody edits it. */
    public static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0;
    }
}
