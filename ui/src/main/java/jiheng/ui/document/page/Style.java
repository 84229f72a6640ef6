package jiheng.ui.document.page;

/** The measures of the printed form, in points. */
final class Style {
    private static final double MILLIMETRE = 72 / 25.4;

    static final double LONG_SIDE = 297 * MILLIMETRE;
    static final double SHORT_SIDE = 210 * MILLIMETRE;
    static final double MARGIN = 14 * MILLIMETRE;
    static final double FOOT = 20 * MILLIMETRE;
    /** With a code of 45 modules, each is 0.36 mm: an office printer and a copy of its print keep it readable. */
    static final double CODE = 16 * MILLIMETRE;

    static final double TITLE = 17;
    static final double SUBTITLE = 11;
    static final double BODY = 9;
    static final double FOOTNOTE = 7;
    /** Labels shrink to this rather than stick out. */
    static final double SMALLEST = 4;

    static final double WATERMARK = 130;
    static final double TILT = Math.toRadians(35);
    static final double FRAME = 0.5;
    static final double PADDING = 3;
    static final double ROW = 19;

    private static final double LEADING = 1.34;
    private static final double ASCENT = 0.88;

    private Style() {}

    /** The height of a line of this size. */
    static double line(double size) {
        return size * LEADING;
    }

    /** Where text stands in a line that begins at {@code top}. */
    static double baseline(double top, double size) {
        return top + (line(size) - size) / 2 + ASCENT * size;
    }

    /** The height of a square with so many lines. */
    static double square(int lines) {
        return lines * line(BODY) + 2 * PADDING;
    }
}
