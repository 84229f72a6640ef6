package jiheng.ui.importing.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jiheng.ui.importing.text.PdfMarks.Glyph;

/**
 * The text of some glyphs, line by line. A line that ended though the next word would have fitted ended on purpose:
 * that is a guess, and counted.
 */
record Shown(String text, int lineEnds, double top, double bottom) {
    private static final double SAME_LINE = 0.45;
    private static final double SPACE = 0.28;
    private static final double WIDE = 1.2;
    private static final double SLACK = 0.6;

    private record Line(List<Glyph> glyphs, String text) {
        Glyph first() {
            return glyphs.get(0);
        }

        Glyph last() {
            return glyphs.get(glyphs.size() - 1);
        }
    }

    /** @param left and {@code right} of the box that they stand in */
    static Shown in(List<Glyph> glyphs, double left, double right) {
        var lines = lines(glyphs);
        if (lines.isEmpty()) {
            return new Shown("", 0, 0, 0);
        }
        double margin =
                lines.stream().mapToDouble(line -> line.first().x()).min().orElse(left) - left;
        double edge = right - Math.max(0, margin);
        var text = new StringBuilder();
        int ends = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                var before = lines.get(i - 1);
                double room = edge - before.last().end();
                if (room > firstWord(lines.get(i)) + SLACK) {
                    text.append('\n');
                    ends++;
                } else if (isLetter(text.charAt(text.length() - 1))
                        && isLetter(lines.get(i).text().charAt(0))
                        && room > lines.get(i).first().width()) {
                    text.append(' ');
                }
            }
            text.append(lines.get(i).text());
        }
        var last = lines.get(lines.size() - 1).first();
        return new Shown(text.toString().strip(), ends, lines.get(0).first().baseline() - last.size(), last.baseline());
    }

    /** The width of what a line could not have begun with had there been room for it above. */
    private static double firstWord(Line line) {
        var breaks = BreakIterator.getLineInstance(Locale.CHINA);
        breaks.setText(line.text());
        breaks.first();
        int end = breaks.next();
        var word = end == BreakIterator.DONE
                ? line.text()
                : line.text().substring(0, end).stripTrailing();
        int seen = 0;
        double to = line.first().end();
        for (var glyph : line.glyphs()) {
            if (seen >= word.length()) {
                break;
            }
            seen += glyph.text().length();
            to = glyph.end();
        }
        return to - line.first().x();
    }

    /** The glyphs of each line that is not blank, from the top. */
    static List<List<Glyph>> grouped(List<Glyph> glyphs) {
        var sorted = glyphs.stream()
                .sorted(Comparator.comparingDouble(Glyph::baseline))
                .toList();
        var groups = new ArrayList<List<Glyph>>();
        for (var glyph : sorted) {
            var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && glyph.baseline() - last.get(0).baseline() <= SAME_LINE * glyph.size()) {
                last.add(glyph);
            } else {
                groups.add(new ArrayList<>(List.of(glyph)));
            }
        }
        groups.forEach(group -> group.sort(Comparator.comparingDouble(Glyph::x)));
        groups.removeIf(group -> group.stream().allMatch(glyph -> glyph.text().isBlank()));
        return groups;
    }

    private static List<Line> lines(List<Glyph> glyphs) {
        return grouped(glyphs).stream().map(Shown::line).toList();
    }

    private static Line line(List<Glyph> glyphs) {
        var text = new StringBuilder();
        Glyph before = null;
        var kept = new ArrayList<Glyph>();
        for (var glyph : glyphs) {
            if (kept.isEmpty() && glyph.text().isBlank()) {
                continue;
            }
            if (before != null && !before.text().isBlank() && !glyph.text().isBlank()) {
                double gap = (glyph.x() - before.end()) / glyph.size();
                boolean hanzi = isHanzi(before.text()) && isHanzi(glyph.text());
                if (gap > (hanzi ? WIDE : SPACE)) {
                    text.append(gap > 2 * WIDE ? "  " : " ");
                    kept.add(new Glyph(before.end(), glyph.baseline(), 0, glyph.size(), gap > 2 * WIDE ? "  " : " "));
                }
            }
            text.append(glyph.text());
            kept.add(glyph);
            before = glyph;
        }
        return new Line(kept, text.toString());
    }

    private static boolean isHanzi(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        Character.isIdeographic(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
