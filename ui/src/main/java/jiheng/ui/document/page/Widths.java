package jiheng.ui.document.page;

import static jiheng.ui.document.page.Style.BODY;
import static jiheng.ui.document.page.Style.PADDING;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Sheet;
import jiheng.ui.sheet.Square;

/**
 * Shares the width of the page among the columns: labels get a few hanzi, numbers what the widest needs, and texts the
 * rest in the proportions of the template, but more where they are long, so that a form takes few pages.
 */
final class Widths {
    private static final int WORDS = 4;
    /** Four hanzi, or （100分）. */
    private static final double LABEL = 4.7;

    private static final int HEADING = 2;

    /** A text asks for its share as often as the square root of its length, between these. */
    private static final double LEAST = 2;

    private static final double MOST = 20;

    private final Face face;
    private final List<Placed> squares;
    private final List<Sheet.Breadth> columns;

    private Widths(Face face, Sheet sheet, List<Placed> squares) {
        this.face = face;
        this.squares = squares;
        this.columns = sheet.columns();
    }

    static double[] of(Face face, Sheet sheet, List<Placed> squares, double width) {
        return new Widths(face, sheet, squares).share(width);
    }

    private double[] share(double width) {
        var widths = new double[columns.size()];
        var greed = new double[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = least(column);
            greed[column] = greed(column);
        }
        double left = width - Arrays.stream(widths).sum();
        double all = Arrays.stream(greed).sum();
        if (left < 0 || all == 0) {
            double scale = width / Arrays.stream(widths).sum();
            return Arrays.stream(widths).map(each -> each * scale).toArray();
        }
        for (int column = 0; column < widths.length; column++) {
            widths[column] += left * greed[column] / all;
        }
        return widths;
    }

    private double least(int column) {
        double hanzi = holdsLabels(column)
                ? LABEL
                : texts(column)
                        .mapToDouble(square -> (double) WORDS / square.colspan())
                        .max()
                        .orElse(HEADING);
        double numbers = alone(column)
                .filter(Widths::isNumber)
                .mapToDouble(square -> face.width(face.printable(square.text()), BODY))
                .max()
                .orElse(0);
        return Math.max(hanzi * BODY, numbers + 1) + 2 * PADDING;
    }

    private double greed(int column) {
        double wish = texts(column)
                .mapToDouble(square -> Math.sqrt(square.text().length()))
                .max()
                .orElse(-1);
        return wish < 0 ? 0 : columns.get(column).share() * Math.max(LEAST, Math.min(MOST, wish));
    }

    private boolean holdsLabels(int column) {
        return alone(column).anyMatch(square -> square.kind() == Square.Kind.ROW_HEAD);
    }

    /** The texts of indicators in a column, which may share a text with the columns beside it. */
    private Stream<Square> texts(int column) {
        return squares.stream()
                .filter(placed -> placed.column() <= column && column <= placed.lastColumn())
                .filter(placed -> !placed.line().child().isEmpty())
                .map(Placed::square)
                .filter(square -> !square.isHead() && !isNumber(square));
    }

    private Stream<Square> alone(int column) {
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
