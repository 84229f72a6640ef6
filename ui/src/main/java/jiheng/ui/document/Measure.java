package jiheng.ui.document;

/** How much room a text takes, in units of a digit's width: hanzi and full-width signs take two. */
final class Measure {
    private static final int FIRST_WIDE = 0x1100;

    private Measure() {}

    /** How many lines a text fills in a column, broken as office programs do: hanzi anywhere, words only if they must. */
    static int lines(String text, double width) {
        return (int) text.lines()
                .mapToLong(line -> linesOf(line, Math.max(2, width)))
                .sum();
    }

    private static int linesOf(String line, double width) {
        int lines = 1;
        double used = 0;
        double word = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int point = line.codePointAt(at);
            int wide = point >= FIRST_WIDE ? 2 : 1;
            boolean breaks = wide == 2 || point == ' ' || point == '-';
            word = breaks ? 0 : word + wide;
            if (used + wide > width) {
                lines++;
                // A word goes to the next line as a whole, unless it fills one by itself.
                used = word > 0 && word <= width ? word : wide;
                word = Math.min(word, used);
            } else {
                used += wide;
            }
        }
        return lines;
    }

    static int width(String text) {
        return text.lines()
                .mapToInt(line -> line.codePoints()
                        .map(point -> point >= FIRST_WIDE ? 2 : 1)
                        .sum())
                .max()
                .orElse(0);
    }
}
