package jiheng.ui.document;

import java.util.List;
import jiheng.ui.sheet.Sheet;

/** How the width of the paper is shared by the columns of a sheet. */
final class Widths {
    private Widths() {}

    /** The width of each column, all together as wide as the paper. */
    static double[] of(List<Sheet.Breadth> columns, double paper) {
        double all = columns.stream().mapToInt(Sheet.Breadth::share).sum();
        return columns.stream()
                .mapToDouble(column -> paper * column.share() / all)
                .toArray();
    }

    static double between(double[] widths, int first, int last) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += widths[i];
        }
        return sum;
    }
}
