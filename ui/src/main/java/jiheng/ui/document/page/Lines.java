package jiheng.ui.document.page;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a text into lines: between words and hanzi, never before a closing mark, within a word only if it has to. */
final class Lines {
    private final Face face;
    private final double size;
    private final double width;
    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINA);
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private double used;

    private Lines(Face face, double size, double width) {
        this.face = face;
        this.size = size;
        this.width = width;
    }

    /** @return at least one line; a line may end in spaces that stick out */
    static List<String> of(Face face, String text, double size, double width) {
        var all = new Lines(face, size, width);
        face.printable(text).lines().forEach(all::paragraph);
        return all.lines.isEmpty() ? List.of("") : List.copyOf(all.lines);
    }

    private void paragraph(String text) {
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            piece(text.substring(start, end));
            start = end;
        }
        next();
    }

    private void piece(String piece) {
        double needed = face.width(piece.stripTrailing(), size);
        if (used > 0 && used + needed > width) {
            next();
        }
        if (needed > width) {
            piece.codePoints().forEach(this::character);
        } else {
            line.append(piece);
            used += face.width(piece, size);
        }
    }

    private void character(int codePoint) {
        double needed = face.width(codePoint, size);
        if (used > 0 && used + needed > width) {
            next();
        }
        line.appendCodePoint(codePoint);
        used += needed;
    }

    private void next() {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
    }
}
