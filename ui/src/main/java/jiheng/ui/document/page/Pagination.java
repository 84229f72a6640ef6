package jiheng.ui.document.page;

import java.util.ArrayList;
import java.util.List;
import jiheng.ui.sheet.Placed;

/**
 * Deals the rows of a table out to pages. A group that takes no more than half a page stays together; a longer one, and a
 * text longer than that, is cut where the page ends, and on the next page its labels and column headings come again.
 */
final class Pagination {
    /** Fewer lines of a text than this are not left alone at the end of a page. */
    private static final int FEWEST = 2;

    /** A row, or the part of it from line {@code from} to {@code to}, on a page. */
    record Strip(int row, boolean repeated, int from, int to, double top, double height) {
        double bottom() {
            return top + height;
        }

        boolean continued() {
            return repeated || from > 0;
        }
    }

    private final Table table;
    private final String suffix;
    private final double bottom;
    private final double half;
    private final List<List<Strip>> pages = new ArrayList<>();
    private List<Strip> page = new ArrayList<>();
    private double top;
    private double y;
    private final double nextTop;

    /**
     * @param suffix marks a label that comes again
     * @param firstTop where the table may begin on the first page, {@code nextTop} on the others
     */
    Pagination(Table table, String suffix, double firstTop, double nextTop, double bottom) {
        this.table = table;
        this.suffix = suffix;
        this.nextTop = nextTop;
        this.bottom = bottom;
        this.half = (bottom - nextTop) / 2;
        this.top = firstTop;
        this.y = firstTop;
        pages.add(page);
    }

    List<List<Strip>> pages() {
        int row = 0;
        while (row < table.rows()) {
            int end = table.groupEnd(row);
            double height = 0;
            for (int each = row; each < end; each++) {
                height += table.height(each, 0, "");
            }
            if (height > room() && (height <= half || room() < leastOf(row, end)) && !isFresh()) {
                turn(row);
            }
            for (; row < end; row++) {
                place(row);
            }
        }
        return pages;
    }

    /** Headings stand with some of what they head. */
    private double leastOf(int row, int end) {
        double least = 0;
        int each = row;
        for (; each < end && table.isHeading(each); each++) {
            least += table.height(each, 0, "");
        }
        return each == row ? 0 : least + Style.square(FEWEST);
    }

    private void place(int row) {
        int from = 0;
        while (true) {
            double height = table.height(row, from, from > 0 ? suffix : "");
            double owed = Math.max(height, owedAt(row));
            if (owed <= room() || isFresh() && height <= room()) {
                add(row, from, from + table.lines(row, from), Math.min(owed, room()));
                return;
            }
            int fitting = (int) ((room() - 2 * Style.PADDING) / Style.line(Style.BODY));
            int left = table.lines(row, from);
            if (!isFresh() && (from == 0 && height <= half || left <= fitting || fitting < FEWEST)) {
                turn(row);
            } else if (left <= fitting || fitting < 1) {
                // its labels alone are higher than the page: they will shrink
                add(row, from, from + left, room());
                return;
            } else {
                add(row, from, from + fitting, room());
                from += fitting;
                turn(row);
            }
        }
    }

    private void add(int row, int from, int to, double height) {
        page.add(new Strip(row, false, from, to, y, height));
        y += height;
    }

    /** What a row has to be so that the labels that end with it have room on this page. */
    private double owedAt(int row) {
        return table.over(row).stream()
                .filter(square -> square.square().rowspan() > 1 && square.lastRow() == row)
                .mapToDouble(square -> needed(square) - (y - topOf(square)))
                .max()
                .orElse(0);
    }

    private double needed(Placed square) {
        return table.labelHeight(square, beganBefore(square) ? suffix : "");
    }

    private boolean beganBefore(Placed square) {
        return page.stream()
                .filter(strip -> Table.covers(square, strip.row()))
                .findFirst()
                .map(strip -> strip.continued() || strip.row() != square.row())
                .orElse(pages.size() > 1);
    }

    private double topOf(Placed square) {
        return page.stream()
                .filter(strip -> Table.covers(square, strip.row()))
                .mapToDouble(Strip::top)
                .findFirst()
                .orElse(y);
    }

    /** Ends the page, with room for the labels that are cut by it, and begins the next with the headings of the row. */
    private void turn(int row) {
        stretch(row);
        page = new ArrayList<>();
        pages.add(page);
        y = nextTop;
        int headings = table.headingsOf(row);
        if (headings >= 0) {
            double height = table.height(headings, 0, suffix);
            if (height < half) {
                page.add(new Strip(headings, true, 0, table.lines(headings, 0), y, height));
                y += height;
            }
        }
        top = y;
    }

    private void stretch(int next) {
        if (page.isEmpty()) {
            return;
        }
        var last = page.get(page.size() - 1);
        double owed = table.over(last.row()).stream()
                .filter(square -> square.square().rowspan() > 1 && square.lastRow() >= next)
                .mapToDouble(square -> needed(square) - (y - topOf(square)))
                .max()
                .orElse(0);
        if (owed > 0) {
            page.set(
                    page.size() - 1,
                    new Strip(
                            last.row(),
                            last.repeated(),
                            last.from(),
                            last.to(),
                            last.top(),
                            last.height() + Math.min(owed, room())));
        }
    }

    private double room() {
        return bottom - y;
    }

    private boolean isFresh() {
        return y == top;
    }
}
