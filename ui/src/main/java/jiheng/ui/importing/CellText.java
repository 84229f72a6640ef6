package jiheng.ui.importing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text of a cell, cleaned: {@code <p>} and {@code <br>} become line breaks, other tags are removed and named,
 * characters that no text may hold are removed and counted. Everything else stays, line breaks included.
 *
 * @param removedTags names of the tags that were removed, without p and br
 */
record CellText(String text, Set<String> removedTags, int removedCharacters) {
    private static final int LONGEST_TAG = 2_000;
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"", "&#39;", "'", "&apos;", "'", "&nbsp;", " ");

    static CellText of(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        Set<String> removed = new TreeSet<>();
        boolean paragraphs = false;
        int dropped = 0;
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            int after = at + 1;
            if (c == '<') {
                int end = tagEnd(raw, at);
                if (end > 0) {
                    String name = tagName(raw.substring(at + 1, end));
                    if ("p".equals(name) || "br".equals(name)) {
                        out.append('\n');
                        paragraphs |= "p".equals(name);
                    } else {
                        removed.add(name);
                    }
                    after = end + 1;
                } else {
                    out.append(c);
                }
            } else if (c == '&') {
                int end = raw.indexOf(';', at);
                String entity = end > 0 && end - at < 7 ? raw.substring(at, end + 1) : "";
                String plain = ENTITIES.get(entity);
                out.append(plain == null ? "&" : plain);
                after = plain == null ? after : end + 1;
            } else if (c == '\r') {
                out.append('\n');
                after = at + 1 < raw.length() && raw.charAt(at + 1) == '\n' ? at + 2 : after;
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < raw.length()
                    && Character.isLowSurrogate(raw.charAt(at + 1))) {
                out.append(c).append(raw.charAt(at + 1));
                after = at + 2;
            } else if (Character.isSurrogate(c) || (Character.isISOControl(c) && c != '\n' && c != '\t')) {
                dropped++;
            } else {
                out.append(c);
            }
            at = after;
        }
        return new CellText(tidy(out, paragraphs), Set.copyOf(removed), dropped);
    }

    private static String tidy(CharSequence text, boolean paragraphs) {
        StringBuilder tidy = new StringBuilder(text.length());
        text.toString().lines().forEach(line -> {
            String kept = paragraphs ? line.strip() : line.stripTrailing();
            if (!paragraphs || !kept.isEmpty()) {
                tidy.append(kept).append('\n');
            }
        });
        return tidy.toString().strip();
    }

    /** The place of the {@code >} that closes a tag opened here, or -1: "a < b" and "<5%" are no tags. */
    private static int tagEnd(String raw, int open) {
        int limit = Math.min(raw.length(), open + LONGEST_TAG);
        for (int i = open + 1; i < limit; i++) {
            char c = raw.charAt(i);
            if (c == '>') {
                return tagName(raw.substring(open + 1, i)).isEmpty() ? -1 : i;
            } else if (c == '<') {
                return -1;
            }
        }
        return -1;
    }

    private static String tagName(String inside) {
        String body = inside.startsWith("/") ? inside.substring(1) : inside;
        if (body.startsWith("!--")) {
            return "!--";
        }
        int end = 0;
        while (end < body.length() && isNamePart(body.charAt(end), end)) {
            end++;
        }
        String rest = body.substring(end).strip();
        boolean closed = rest.isEmpty() || "/".equals(rest);
        boolean attributes = !rest.isEmpty() && end < body.length() && body.charAt(end) <= ' ' && rest.contains("=");
        return closed || attributes ? body.substring(0, end).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isNamePart(char c, int position) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (position > 0 && ((c >= '0' && c <= '9') || c == ':'));
    }
}
