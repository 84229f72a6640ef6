package jiheng.ui.document.page;

import static jiheng.ui.document.page.Style.BODY;
import static jiheng.ui.document.page.Style.PADDING;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Square;

/**
 * Shares the width of the page among the columns: labels get a few hanzi, numbers what the widest needs, and texts the
 * rest, the more the longer they are, so that a form takes few pages.
 */
final class Widths {
    private static final int FIRST_LABEL = 3;
    private static final int LABEL = 4;
    private static final int HEADING = 2;
    /** What a column of short and one of long texts ask for: the square root of the longest. */
    private static final double LEAST = 3;

    private static final double MOST = 20;

    private final Face face;
    private final List<Placed> squares;
    private final int columns;

    private Widths(Face face, List<Placed> squares, int columns) {
        this.face = face;
        this.squares = squares;
        this.columns = columns;
    }

    static double[] of(Face face, List<Placed> squares, int columns, double width) {
        return new Widths(face, squares, columns).share(width);
    }

    private double[] share(double width) {
        var widths = new double[columns];
        var greed = new double[columns];
        for (int column = 0; column < columns; column++) {
            widths[column] = least(column);
            greed[column] = greed(column);
        }
        double left = width - Arrays.stream(widths).sum();
        double all = Arrays.stream(greed).sum();
        if (left < 0 || all == 0) {
            double scale = width / Arrays.stream(widths).sum();
            return Arrays.stream(widths).map(each -> each * scale).toArray();
        }
        for (int column = 0; column < columns; column++) {
            widths[column] += left * greed[column] / all;
        }
        return widths;
    }

    private double least(int column) {
        double heads = (column == 0 ? FIRST_LABEL : holdsWords(column) ? LABEL : HEADING) * BODY;
        double numbers = in(column)
                .filter(Widths::isNumber)
                .mapToDouble(square -> face.width(face.printable(square.text()), BODY))
                .max()
                .orElse(0);
        return Math.max(heads, numbers + 1) + 2 * PADDING;
    }

    private double greed(int column) {
        double longest = in(column)
                .filter(square -> square.kind() == Square.Kind.TEXT)
                .mapToDouble(square -> Math.sqrt(square.text().length()))
                .max()
                .orElse(-1);
        return longest < 0 ? 0 : Math.max(LEAST, Math.min(MOST, longest));
    }

    private boolean holdsWords(int column) {
        return in(column)
                .anyMatch(square -> square.kind() == Square.Kind.ROW_HEAD || square.kind() == Square.Kind.TEXT);
    }

    private Stream<Square> in(int column) {
        return squares.stream()
                .filter(placed -> placed.column() == column && placed.square().colspan() == 1)
                .map(Placed::square);
    }

    static boolean isNumber(Square square) {
        return switch (square.kind()) {
            case POINTS, AMOUNT, COUNT, FIGURE -> true;
            case COLUMN_HEAD, ROW_HEAD, TEXT, MEASURES, READINGS, NATURE, VALUE, BLANK, ADD -> false;
        };
    }
}
