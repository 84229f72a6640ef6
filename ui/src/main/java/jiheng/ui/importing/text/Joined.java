package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A cell put together again from the pieces that pages cut it into. */
record Joined(String text, List<String> seams, boolean paragraphDropped) {
    private static final int SEAM = 8;
    private static final String CJK = "[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]";
    private static final Pattern WRAP =
            Pattern.compile("(?<=" + CJK + ") +(?=" + CJK + ")|(?<=" + CJK + "-) +(?=" + CJK + ")");
    private static final Pattern CLOSED = Pattern.compile("[。；！？!?;](</p>)?$");

    static Joined of(List<String> pieces) {
        var text = new StringBuilder();
        var seams = new ArrayList<String>();
        var dropped = false;
        for (var piece : pieces) {
            var next = piece;
            if (!text.isEmpty()
                    && next.startsWith("<p>")
                    && !isClosed(text)
                    && !text.toString().endsWith("</p>")) {
                next = next.substring("<p>".length());
                next = next.endsWith("</p>") && !next.contains("<p>")
                        ? next.substring(0, next.length() - "</p>".length())
                        : next;
                dropped = true;
            }
            if (!text.isEmpty() && !next.isEmpty()) {
                seams.add(end(text.toString()) + "｜" + start(next));
                text.append(isLetter(text.charAt(text.length() - 1)) && isLetter(next.charAt(0)) ? " " : "");
            }
            text.append(next);
        }
        return new Joined(text.toString(), seams, dropped);
    }

    /** Whether a text has come to its end: what is cut by a page seldom has. */
    static boolean isClosed(CharSequence text) {
        return CLOSED.matcher(text).find();
    }

    /** Spaces between two Chinese characters, which only a line's end on the paper can have left. */
    static int wraps(String text) {
        return (int) WRAP.matcher(text).results().count();
    }

    static String unwrapped(String text) {
        return WRAP.matcher(text).replaceAll("");
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String end(String text) {
        var count = text.codePointCount(0, text.length());
        return count <= SEAM ? text : "…" + text.substring(text.offsetByCodePoints(0, count - SEAM));
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= SEAM
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SEAM)) + "…";
    }
}
