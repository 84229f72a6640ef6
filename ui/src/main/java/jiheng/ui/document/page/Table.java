package jiheng.ui.document.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jiheng.query.evaluation.Form;
import jiheng.ui.document.FormDocument;
import jiheng.ui.document.Shown;
import jiheng.ui.sheet.Line;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Square;

/** The sheet's squares with their widths and the lines of their texts. */
final class Table {
    private static final String HEADINGS = " headings";

    private final Face face;
    private final Form form;
    private final List<Line> rows;
    private final List<List<Placed>> over = new ArrayList<>();
    private final double[] lefts;
    private final Map<Placed, List<String>> texts = new IdentityHashMap<>();

    Table(Face face, FormDocument document, double left, double width) {
        var sheet = document.sheet();
        this.face = face;
        this.form = document.form();
        this.rows = sheet.lines();
        var squares = sheet.placed();
        for (int row = 0; row < rows.size(); row++) {
            over.add(over(squares, row));
        }
        var widths = Widths.of(face, sheet, squares, width);
        this.lefts = new double[widths.length + 1];
        lefts[0] = left;
        for (int column = 0; column < widths.length; column++) {
            lefts[column + 1] = lefts[column] + widths[column];
        }
    }

    int rows() {
        return rows.size();
    }

    Line row(int row) {
        return rows.get(row);
    }

    private static List<Placed> over(List<Placed> squares, int row) {
        return squares.stream()
                .filter(square -> covers(square, row))
                .sorted(Comparator.comparingInt(Placed::column))
                .toList();
    }

    /** The squares that cover a row, from the left. */
    List<Placed> over(int row) {
        return over.get(row);
    }

    static boolean covers(Placed square, int row) {
        return square.row() <= row && row <= square.lastRow();
    }

    double left(Placed square) {
        return lefts[square.column()];
    }

    double width(Placed square) {
        return lefts[square.lastColumn() + 1] - lefts[square.column()];
    }

    /** Labels are repeated where the page breaks; everything else flows on. */
    static boolean isLabel(Placed square) {
        return square.square().isHead() || square.square().rowspan() > 1;
    }

    private String words(Placed placed) {
        var square = placed.square();
        if (!square.figure().isEmpty()) {
            return Shown.text(form, placed);
        }
        var label = square.isHead() ? square.label().words() : "";
        return label.isEmpty() || square.text().isEmpty() ? label + square.text() : label + "\n" + square.text();
    }

    /** The lines of a square that flows. */
    List<String> lines(Placed square) {
        return texts.computeIfAbsent(square, key -> lines(key, words(key), Style.BODY));
    }

    List<String> lines(Placed square, String words, double size) {
        return Lines.of(face, words, size, width(square) - 2 * Style.PADDING);
    }

    /** A label as it stands where it comes again: the words above a column serve every page as they are. */
    String again(Placed square, String suffix) {
        var words = words(square);
        return words.isEmpty() || square.square().kind() == Square.Kind.COLUMN_HEAD ? words : words + suffix;
    }

    /** How high a label has to be. */
    double labelHeight(Placed square, String suffix) {
        return Style.square(lines(square, again(square, suffix), Style.BODY).size());
    }

    /** How many lines of the row's flowing texts are left from a line on; at least 1. */
    int lines(int row, int from) {
        return Math.max(
                1,
                starting(row).stream()
                        .filter(square -> !isLabel(square))
                        .mapToInt(square -> lines(square).size() - from)
                        .max()
                        .orElse(1));
    }

    /** The height of a row by the squares in it alone, from a line on. */
    double height(int row, int from, String suffix) {
        double labels = starting(row).stream()
                .filter(square -> isLabel(square) && square.square().rowspan() == 1)
                .mapToDouble(square -> labelHeight(square, suffix))
                .max()
                .orElse(0);
        return Math.max(Style.ROW, Math.max(labels, Style.square(lines(row, from))));
    }

    private List<Placed> starting(int row) {
        return over(row).stream().filter(square -> square.row() == row).toList();
    }

    boolean isHeading(int row) {
        return row(row).kind().endsWith(HEADINGS);
    }

    /** The headings to be repeated above a row on a new page, or -1: those that the label of the row's part begins at. */
    int headingsOf(int row) {
        for (int above = row - 1; above >= 0; above--) {
            int start = above;
            if (isHeading(above) && over(row).stream().anyMatch(square -> square.row() == start)) {
                return above;
            }
        }
        return -1;
    }

    /** The end, exclusive, of the rows that are best kept on one page: headings and what follows, a level-2 group. */
    int groupEnd(int row) {
        int end = row;
        while (end < rows() - 1 && isHeading(end)) {
            end++;
        }
        var first = row(end);
        do {
            end++;
        } while (end < rows()
                && !first.child().isEmpty()
                && row(end).branch().equals(first.branch())
                && row(end).child().equals(first.child()));
        return end;
    }
}
