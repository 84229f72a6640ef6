package jiheng.ui.document;

import java.util.Arrays;
import java.util.List;
import jiheng.ui.sheet.Placed;

/**
 * How many rows of a workbook each line of a form takes, and how high they are. Office programs do not fit the height
 * of merged cells, so it is worked out here; a line higher than a part of a page takes several rows, between which a
 * page may end.
 */
final class XlsxRows {
    private static final double LINE = 13;
    private static final double PADDING = 7;
    private static final double LEAST = 21;
    /** A line higher than this may be torn over pages, between two of its lines of text. */
    private static final double TALL = 190;

    private static final int LINES_A_ROW = 5;
    /** What a cell's frame takes from its width. */
    private static final double FRAME = 1.6;

    private final double[] heights;
    private final int[] parts;

    XlsxRows(FormDocument document, List<Placed> placed, double[] widths) {
        heights = new double[document.sheet().lines().size()];
        parts = new int[heights.length];
        Arrays.fill(heights, LEAST);
        Arrays.fill(parts, 1);
        for (var one : placed) {
            int line = one.row();
            if (one.square().rowspan() == 1) {
                var text = Shown.text(document.form(), one);
                heights[line] = Math.max(heights[line], needed(text, one, widths));
                parts[line] = Math.max(parts[line], XlsxText.parts(text).size());
            }
        }
        for (var one : placed) {
            double all = 0;
            for (int line = one.row(); line <= one.lastRow(); line++) {
                all += heights[line];
            }
            heights[one.lastRow()] += Math.max(0, needed(Shown.text(document.form(), one), one, widths) - all);
        }
    }

    private static double needed(String text, Placed placed, double[] widths) {
        var width = Widths.between(widths, placed.column(), placed.lastColumn()) - FRAME;
        return Measure.lines(text, width) * LINE + PADDING;
    }

    /** The cells, one below the other, that the line's longest text takes. */
    int parts(int line) {
        return parts[line];
    }

    /** The rows of each part. */
    int each(int line) {
        return heights[line] <= TALL
                ? 1
                : (int) Math.ceil((heights[line] - PADDING) / LINE / LINES_A_ROW / parts[line]);
    }

    int count(int line) {
        return parts(line) * each(line);
    }

    /** In points, of one of the line's rows. */
    float height(int line) {
        return (float) (heights[line] <= TALL ? heights[line] : LINE * LINES_A_ROW);
    }
}
