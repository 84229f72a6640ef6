package jiheng.ui.cycle;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jiheng.ui.document.XlsxText;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A sheet written row by row, of which only the last rows are in memory. Where a sheet is full it goes on in another, and
 * a text too long for a cell goes on in the row below, after the same keys.
 */
public final class Table {
    /** A cell holds 32,767, and escaped signs may almost double a text. */
    private static final int LONGEST = 15_000;

    private static final int WINDOW = 50;

    private final SXSSFWorkbook book;
    private final Styles styles;
    private final String name;
    private final List<Column> columns;
    private final int keys;
    private final int most;
    private @Nullable SXSSFSheet sheet;
    private int sheets;
    private int row;

    /** @param width in characters */
    public record Column(String title, int width) {}

    /**
     * A table with its head.
     *
     * @param keys how many columns at the left name what a row is about
     * @param most rows that a sheet may hold, its head among them
     */
    public Table(SXSSFWorkbook book, Styles styles, String name, int keys, List<Column> columns, int most) {
        this.book = book;
        this.styles = styles;
        this.name = name;
        this.keys = keys;
        this.columns = List.copyOf(columns);
        this.most = most;
        begin();
    }

    private SXSSFSheet begin() {
        var begun = book.createSheet(++sheets == 1 ? name : name + " " + sheets);
        begun.setRandomAccessWindowSize(WINDOW);
        begun.createFreezePane(Math.min(keys, 1), 1);
        var head = begun.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            begun.setColumnWidth(i, columns.get(i).width() * 256);
            var cell = head.createCell(i);
            cell.setCellValue(columns.get(i).title());
            cell.setCellStyle(styles.head());
        }
        sheet = begun;
        row = 1;
        return begun;
    }

    /** @param values a text, a number, an address or null, one a column */
    public void add(List<? extends @Nullable Object> values) {
        var parts = values.stream().map(Table::parts).toList();
        var lines = parts.stream().mapToInt(List::size).max().orElse(1);
        IntStream.range(0, lines).forEach(line -> {
            var now = sheet == null || row == most ? next() : sheet;
            var made = now.createRow(row++);
            for (int i = 0; i < parts.size(); i++) {
                var of = parts.get(i);
                var value = line < of.size() ? of.get(line) : i < keys ? of.get(0) : null;
                if (value != null && !"".equals(value)) {
                    fill(made.createCell(i), value);
                }
            }
        });
    }

    private static List<@Nullable Object> parts(@Nullable Object value) {
        var parts = new ArrayList<@Nullable Object>();
        if (value instanceof String text) {
            parts.addAll(XlsxText.parts(text, LONGEST));
        } else {
            parts.add(value);
        }
        return parts;
    }

    private void fill(Cell cell, Object value) {
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.number(number.scale()));
        } else if (value instanceof URI address) {
            cell.setCellValue(address.toString());
            cell.setCellStyle(styles.link());
            var link = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress(address.toString());
            cell.setHyperlink(link);
        } else {
            var text = value.toString();
            cell.setCellValue(XlsxText.escaped(text));
            cell.setCellStyle(styles.text(XlsxText.looksLikeFormula(text)));
        }
    }

    private SXSSFSheet next() {
        end();
        return begin();
    }

    /** Filters over all that was written. */
    public void end() {
        if (sheet != null) {
            sheet.setAutoFilter(new CellRangeAddress(0, row - 1, 0, columns.size() - 1));
        }
    }
}
