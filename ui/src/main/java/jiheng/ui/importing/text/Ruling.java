package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import jiheng.ui.importing.WorkbookRefused;
import jiheng.ui.importing.text.PdfMarks.Rule;

/** The boxes that the lines of a page make, by the columns that all pages of the file have together. */
final class Ruling {
    /** A box of a page's own rows; both ends are counted in. */
    record Box(int row, int column, int lastRow, int lastColumn, double left, double top, double right, double bottom) {
        boolean holds(double x, double y) {
            return x >= left && x < right && y >= top && y < bottom;
        }
    }

    /** Lines as near as this are one. */
    private static final double NEAR = 2.2;

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_ROWS = 500;

    private final double[] columns;
    private final double[] rows;
    private final List<List<Rule>> across;
    private final List<List<Rule>> down;

    private Ruling(PdfMarks page, double[] columns) {
        this.columns = columns;
        this.rows = clustered(page.across().stream().mapToDouble(Rule::at));
        if (rows.length > MOST_ROWS || columns.length > MOST_COLUMNS) {
            throw WorkbookRefused.file(
                    "pdf-too-much",
                    "PDF 的表格线太多，不像一份自评表。请只保留自评表的页面后再导入。",
                    "The PDF has far too many ruled lines for a self-evaluation form. Keep the form's pages only, then import again.");
        }
        this.across = dealt(page.across(), rows);
        this.down = dealt(page.down(), columns);
    }

    /** Where lines go down on any of the pages. */
    static double[] columns(List<PdfMarks> pages) {
        return clustered(pages.stream().flatMap(page -> page.down().stream()).mapToDouble(Rule::at));
    }

    static List<Box> boxes(PdfMarks page, double[] columns) {
        return new Ruling(page, columns).boxes();
    }

    private static double[] clustered(DoubleStream places) {
        var all = places.sorted().toArray();
        var found = new ArrayList<Double>();
        int from = 0;
        for (int i = 1; i <= all.length; i++) {
            if (i == all.length || all[i] - all[i - 1] > NEAR) {
                found.add((all[from] + all[i - 1]) / 2);
                from = i;
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The lines at each place, those that touch made one. */
    private static List<List<Rule>> dealt(List<Rule> rules, double[] places) {
        var dealt = new ArrayList<List<Rule>>();
        for (int i = 0; i < places.length; i++) {
            dealt.add(new ArrayList<>());
        }
        rules.stream().sorted(java.util.Comparator.comparingDouble(Rule::from)).forEach(rule -> {
            var own = dealt.get(nearest(places, rule.at()));
            var last = own.isEmpty() ? null : own.get(own.size() - 1);
            if (last != null && rule.from() <= last.to() + NEAR) {
                own.set(own.size() - 1, new Rule(last.at(), last.from(), Math.max(last.to(), rule.to())));
            } else {
                own.add(rule);
            }
        });
        return dealt;
    }

    private static int nearest(double[] places, double at) {
        int found = 0;
        for (int i = 1; i < places.length; i++) {
            if (Math.abs(places[i] - at) < Math.abs(places[found] - at)) {
                found = i;
            }
        }
        return found;
    }

    private boolean lineAcross(int row, int column) {
        return covered(across.get(row), columns[column], columns[column + 1]);
    }

    private boolean lineDown(int column, int row) {
        return covered(down.get(column), rows[row], rows[row + 1]);
    }

    private static boolean covered(List<Rule> rules, double from, double to) {
        double middle = (from + to) / 2;
        return rules.stream().anyMatch(rule -> rule.from() <= middle && middle <= rule.to());
    }

    private List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        if (rows.length < 2 || columns.length < 2) {
            return boxes;
        }
        var done = new boolean[rows.length - 1][columns.length - 1];
        for (int row = 0; row < rows.length - 1; row++) {
            for (int column = 0; column < columns.length - 1; column++) {
                if (!done[row][column] && lineAcross(row, column) && lineDown(column, row)) {
                    box(row, column, done, boxes);
                }
            }
        }
        return boxes;
    }

    private void box(int row, int column, boolean[][] done, List<Box> boxes) {
        int right = column;
        while (right < columns.length - 2 && !lineDown(right + 1, row)) {
            right++;
        }
        int bottom = row;
        while (bottom < rows.length - 2 && !lineAcross(bottom + 1, column)) {
            bottom++;
        }
        if (!lineDown(right + 1, row) || !lineAcross(bottom + 1, column)) {
            return;
        }
        for (int r = row; r <= bottom; r++) {
            for (int c = column; c <= right; c++) {
                done[r][c] = true;
            }
        }
        boxes.add(
                new Box(row, column, bottom, right, columns[column], rows[row], columns[right + 1], rows[bottom + 1]));
    }
}
