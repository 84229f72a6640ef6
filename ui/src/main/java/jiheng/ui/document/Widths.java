package jiheng.ui.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Sheet;
import jiheng.ui.sheet.Square;

/** How the width of the paper is shared by the columns of a sheet: no number is torn, and labels get four hanzi a line. */
final class Widths {
    private static final int LABEL = 8;

    private Widths() {}

    /**
     * The width of each column, all together as wide as the paper.
     *
     * @param digit how wide a digit is; a hanzi is two
     * @param frame what a cell takes for itself
     */
    static double[] of(Sheet sheet, List<Placed> placed, double paper, double digit, double frame) {
        double all = sheet.columns().stream().mapToInt(Sheet.Breadth::share).sum();
        var widths = sheet.columns().stream()
                .mapToDouble(column -> paper * column.share() / all)
                .toArray();
        var least = new double[widths.length];
        double wanting = 0;
        double spare = 0;
        for (int column = 0; column < widths.length; column++) {
            least[column] = least(placed, column) * digit + frame;
            wanting += Math.max(0, least[column] - widths[column]);
            spare += Math.max(0, widths[column] - least[column]);
        }
        double given = spare == 0 ? 0 : Math.min(1, wanting / spare);
        for (int column = 0; column < widths.length; column++) {
            double over = widths[column] - least[column];
            widths[column] = over < 0 ? least[column] : widths[column] - over * given;
        }
        double sum = Arrays.stream(widths).sum();
        return Arrays.stream(widths).map(width -> width * paper / sum).toArray();
    }

    private static int least(List<Placed> placed, int column) {
        return alone(placed, column)
                .mapToInt(square -> square.kind() == Square.Kind.ROW_HEAD
                        ? Math.min(LABEL, Measure.width(square.label().words()))
                        : Shown.isNumber(square) ? Measure.width(square.text()) + 1 : 0)
                .max()
                .orElse(0);
    }

    private static Stream<Square> alone(List<Placed> placed, int column) {
        return placed.stream()
                .filter(one -> one.column() == column && one.lastColumn() == column)
                .map(Placed::square);
    }

    static double between(double[] widths, int first, int last) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += widths[i];
        }
        return sum;
    }
}
