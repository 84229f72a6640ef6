package jiheng.ui.sheet;

import java.util.Locale;
import jiheng.events.evaluation.Cell;
import org.jspecify.annotations.Nullable;

/**
 * One square of the table. Every square but a heading or a blank has an id that is the same in every drawing of the
 * form.
 *
 * @param cell the cell it shows, or null
 * @param figure the key of the figure it shows, or empty
 * @param label what the square is, for headings the heading itself
 * @param text what stands in it
 * @param note how a figure came to be
 * @param limit the longest text in code points, 0 for none
 * @param helper whether it stands beside the official form and is left out of print
 */
public record Square(
        String id,
        Kind kind,
        @Nullable Cell cell,
        String figure,
        Label label,
        String text,
        String note,
        int rowspan,
        int colspan,
        int limit,
        boolean helper,
        boolean editable,
        @Nullable Mark mark) {
    public enum Kind {
        COLUMN_HEAD,
        ROW_HEAD,
        TEXT,
        POINTS,
        AMOUNT,
        MEASURES,
        READINGS,
        NATURE,
        VALUE,
        COUNT,
        FIGURE,
        BLANK,
        ADD;

        /** The name in style sheets. */
        public String style() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Square head(Kind kind, Label label, int rowspan, int colspan) {
        return new Square("", kind, null, "", label, "", "", rowspan, colspan, 0, false, false, null);
    }

    /** A level-1 indicator with what its rows weigh, of what they should. */
    static Square branch(Label title, Figure sum, int rowspan) {
        return new Square(
                "", Kind.ROW_HEAD, null, sum.key(), title, sum.text(), sum.title(), rowspan, 1, 0, false, false, null);
    }

    static Square fixed(Label label, String text, int colspan) {
        return new Square("", Kind.TEXT, null, "", label, text, "", 1, colspan, 0, false, false, null);
    }

    static Square blank(Label label, int colspan) {
        return new Square("", Kind.BLANK, null, "", label, "", "", 1, colspan, 0, false, false, null);
    }

    static Square figure(Figure figure, Label label, int colspan) {
        return new Square(
                domId("f", figure.key()),
                Kind.FIGURE,
                null,
                figure.key(),
                label,
                figure.text(),
                figure.title(),
                1,
                colspan,
                0,
                false,
                false,
                null);
    }

    Square asHelper() {
        return new Square(id, kind, cell, figure, label, text, note, rowspan, colspan, limit, true, editable, mark);
    }

    Square showing(String shown) {
        return new Square(id, kind, cell, figure, label, shown, note, rowspan, colspan, limit, helper, editable, mark);
    }

    Square spanning(int columns) {
        return new Square(id, kind, cell, figure, label, text, note, rowspan, columns, limit, helper, editable, mark);
    }

    public Square labelled(Label words) {
        return new Square(id, kind, cell, figure, words, text, note, rowspan, colspan, limit, helper, editable, mark);
    }

    public boolean isHead() {
        return kind == Kind.COLUMN_HEAD || kind == Kind.ROW_HEAD;
    }

    /** The id of a cell's square in the page. Neither '_' nor '.' can stand in a cell's address. */
    public static String id(Cell cell) {
        return domId("c", cell.path());
    }

    static String domId(String kind, String path) {
        return kind + "_" + path.replace('/', '_');
    }
}
