package jiheng.ui.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import jiheng.ui.document.XlsxStyles.Kind;
import jiheng.ui.importing.Beside;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Square;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Draws a form on the sheet of a workbook: title, table, stamp, and beside it what the official layout has no room for. */
final class XlsxSheet {
    private static final int CHARACTER = 256;
    private static final int NARROW = 3;
    private static final double FRAME = 1.6;
    /** The QR code's room in characters, its size on the sheet in pixels, and the pixels a module is drawn with. */
    private static final double CODE_WIDTH = 17;

    private static final int CODE_PIXELS = 98;
    private static final int CODE_SCALE = 8;

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final FormDocument document;
    private final XlsxStyles styles;
    private final List<Placed> placed;
    private final double[] widths;
    private final XlsxRows rows;
    private final int last;
    private int next;

    XlsxSheet(XSSFWorkbook workbook, XSSFSheet sheet, FormDocument document) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.document = document;
        this.styles = new XlsxStyles(workbook);
        this.placed = document.sheet().placed();
        this.widths = Widths.of(document.sheet(), placed, XlsxPage.width(document.paper()), 1, FRAME);
        this.rows = new XlsxRows(document, placed, widths);
        this.last = widths.length - 1;
    }

    void draw() {
        for (int column = 0; column <= last; column++) {
            sheet.setColumnWidth(column, (int) (widths[column] * CHARACTER));
        }
        across(document.title(), Kind.TITLE, 32);
        across(document.heading(), Kind.SUBTITLE, 20);
        besideHeads();
        if (document.stamp().draft()) {
            across(document.stamp().version().zh() + "（仅供核对，不作依据）", Kind.WARNING, 24);
        }
        table();
        sheet.createRow(next++).setHeightInPoints(6);
        signatures();
        stamp();
        workbook.setPrintArea(0, 0, last, 0, next - 1);
        sheet.setDisplayGridlines(false);
        if (document.stamp().draft()) {
            XlsxWatermark.over(sheet, next, last + 1, document.stamp().watermark(), document.paper());
        }
    }

    private void across(String text, Kind kind, float height) {
        sheet.createRow(next).setHeightInPoints(height);
        region(next, next, 0, last, kind, text);
        next++;
    }

    private void table() {
        var lines = document.sheet().lines();
        var first = new int[lines.size() + 1];
        var beside = new Beside(document.form().content());
        for (int line = 0; line < lines.size(); line++) {
            first[line] = next;
            for (int i = 0; i < rows.count(line); i++) {
                sheet.createRow(next++).setHeightInPoints(rows.height(line));
            }
            int row = first[line];
            beside.line(lines.get(line)).forEach((column, text) -> text(row, besideAt(column), Kind.BESIDE, text));
            for (int part = 1; part < rows.parts(line); part++) {
                text(row + part * rows.each(line), besideAt(Beside.Column.ROW), Kind.BESIDE, Beside.CONTINUED);
            }
            if (lines.get(line).kind().equals("indicator headings")) {
                sheet.setRepeatingRows(new CellRangeAddress(row, row, -1, -1));
            }
        }
        first[lines.size()] = next;
        placed.forEach(one -> square(one, first));
    }

    private void square(Placed one, int[] first) {
        var square = one.square();
        int top = first[one.row()];
        int bottom = first[one.lastRow() + 1] - 1;
        var parts = XlsxText.parts(Shown.text(document.form(), one));
        if (parts.size() > 1) {
            int each = rows.each(one.row());
            for (int part = 0; part < rows.parts(one.row()); part++) {
                var text = part < parts.size() ? parts.get(part) : "";
                int from = top + part * each;
                region(from, from + each - 1, one.column(), one.lastColumn(), Kind.LONG_TEXT, text);
            }
        } else if (Shown.isNumber(square)) {
            region(top, bottom, one.column(), one.lastColumn(), Kind.NUMBER, "");
            number(sheet.getRow(top).getCell(one.column()), square);
        } else {
            region(top, bottom, one.column(), one.lastColumn(), kind(one, bottom > top), parts.get(0));
        }
    }

    private static Kind kind(Placed placed, boolean tall) {
        return switch (placed.square().kind()) {
            case COLUMN_HEAD, ROW_HEAD -> Kind.HEAD;
            case TEXT -> tall ? Kind.LONG_TEXT : Kind.TEXT;
            default -> Kind.CENTRED;
        };
    }

    /** A workbook keeps 15 digits of a number; one with more stays a text, and is read back whole. */
    private void number(XSSFCell cell, Square square) {
        var number = Shown.number(square);
        if (number.round(new MathContext(15)).compareTo(number) != 0) {
            cell.setCellValue(square.text());
            return;
        }
        int decimals = Math.max(0, new BigDecimal(square.text().replace("%", "")).scale());
        var format = "0" + (decimals == 0 ? "" : "." + "0".repeat(decimals))
                + (square.text().endsWith("%") ? "%" : "");
        cell.setCellStyle(styles.of(Kind.NUMBER, format, false));
        cell.setCellValue(number.doubleValue());
    }

    /** A merged region, every cell of it styled: borders are the cells', not the region's. */
    private void region(int top, int bottom, int left, int right, Kind kind, String text) {
        var style = styles.of(kind);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                sheet.getRow(row).createCell(column).setCellStyle(style);
            }
        }
        if (bottom > top || right > left) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(top, bottom, left, right));
        }
        if (!text.isEmpty()) {
            text(top, left, kind, text);
        }
    }

    private void text(int row, int column, Kind kind, String text) {
        var cell = sheet.getRow(row).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        cell.setCellStyle(styles.of(kind, "General", XlsxText.looksLikeFormula(text)));
        cell.setCellValue(XlsxText.escaped(Shown.clean(text)));
    }

    private void besideHeads() {
        var form = document.form();
        var project = form.project();
        var mark = new Beside.Mark(form.template(), project == null ? null : project.code());
        sheet.setColumnWidth(last + 1, NARROW * CHARACTER);
        text(0, besideAt(Beside.Column.ROW), Kind.BESIDE_HEAD, mark.words());
        for (var column : Beside.Column.values()) {
            sheet.setColumnWidth(besideAt(column), column.width() * CHARACTER);
            text(1, besideAt(column), Kind.BESIDE_HEAD, column.words());
        }
    }

    private int besideAt(Beside.Column column) {
        return last + 2 + column.ordinal();
    }

    private void signatures() {
        var words = String.join(
                "　　",
                document.signatures().stream()
                        .map(one -> one.step() + "：" + one.name() + "  " + one.time())
                        .toList());
        if (!words.isEmpty()) {
            var lines = Measure.lines(words, Widths.between(widths, 0, last) - NARROW);
            across(words, Kind.STAMP, 6 + 14f * lines);
        }
    }

    private void stamp() {
        var stamp = document.stamp();
        int row = next;
        sheet.createRow(next++).setHeightInPoints(80);
        int columns = 0;
        while (Widths.between(widths, 0, columns) < CODE_WIDTH) {
            columns++;
        }
        region(row, row, 0, columns, Kind.STAMP, "");
        var words = stamp.version().zh() + "（" + stamp.state().zh() + "）  第 " + stamp.sequence() + " 步  " + stamp.time()
                + "\n内容摘要 SHA-256  " + stamp.digest() + "\n" + stamp.checkpoint() + "\n扫码核验  " + stamp.audit();
        region(row, row, columns + 1, last, Kind.STAMP, words);
        var code = QrCode.of(stamp.audit().toString());
        int index = workbook.addPicture(code.png(CODE_SCALE), Workbook.PICTURE_TYPE_PNG);
        var picture = sheet.createDrawingPatriarch().createPicture(square(row), index);
        picture.getCTPicture().getNvPicPr().getCNvPr().setDescr("核验地址的二维码 " + stamp.audit());
    }

    /** A square place in the first columns of a row. */
    private XSSFClientAnchor square(int row) {
        int margin = 2 * Units.EMU_PER_PIXEL;
        int column = 0;
        int right = margin + CODE_PIXELS * Units.EMU_PER_PIXEL;
        while (right > width(column)) {
            right -= width(column);
            column++;
        }
        var anchor = new XSSFClientAnchor(
                margin, margin, right, margin + CODE_PIXELS * Units.EMU_PER_PIXEL, 0, row, column, row);
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        return anchor;
    }

    private int width(int column) {
        return (int) (sheet.getColumnWidthInPixels(column) * Units.EMU_PER_PIXEL);
    }
}
