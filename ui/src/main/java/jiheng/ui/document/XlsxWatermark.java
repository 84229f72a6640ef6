package jiheng.ui.document;

import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.TextAlign;
import org.apache.poi.xssf.usermodel.TextFontAlign;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTextBox;
import org.openxmlformats.schemas.drawingml.x2006.main.STTextAnchoringType;
import org.openxmlformats.schemas.drawingml.x2006.main.STTextWrappingType;

/**
 * Words across the sheet, again and again, so near to each other that no printed page is without them. They are boxes
 * with neither fill nor line over the cells, pale enough to read through.
 */
final class XlsxWatermark {
    private static final double SIZE = 110;
    private static final double HEIGHT = 1.3 * SIZE;
    /** From one to the next, a little less than the body of a page, in points. */
    private static final double LYING = 400;

    private static final double STANDING = 620;
    /** 35 degrees to the left, counted in sixty thousandths of a degree to the right. */
    private static final int TURNED = 325 * 60_000;

    private static final byte GREY = (byte) 0x9A;
    private static final int OPAQUE = 35_000;

    private final XSSFSheet sheet;
    private final int rows;
    private final int columns;
    /** Where each printed row begins, in points, and where the last ends. */
    private final double[] tops;

    private XlsxWatermark(XSSFSheet sheet, int rows, int columns) {
        this.sheet = sheet;
        this.rows = rows;
        this.columns = columns;
        tops = new double[rows + 1];
        for (int row = 0; row < rows; row++) {
            tops[row + 1] = tops[row] + sheet.getRow(row).getHeightInPoints();
        }
    }

    /**
     * @param rows that are printed, all of them made
     * @param columns that are printed
     */
    static void over(XSSFSheet sheet, int rows, int columns, String words, Paper paper) {
        var all = new XlsxWatermark(sheet, rows, columns);
        double step = paper == Paper.LANDSCAPE ? LYING : STANDING;
        double end = all.height(rows);
        for (double middle = Math.min(step, end) / 2; middle - step / 2 < end; middle += step) {
            all.draw(words, middle);
        }
    }

    private void draw(String words, double middle) {
        double width = words.codePointCount(0, words.length()) * SIZE * 1.1;
        double left = Math.max(0, (width(columns) - width) / 2);
        double top = Math.max(0, Math.min(middle, height(rows)) - HEIGHT / 2);
        var box = sheet.createDrawingPatriarch().createTextbox(place(left, top, left + width, top + HEIGHT));
        box.setNoFill(true);
        box.setLineStyleColor(0, 0, 0);
        box.getCTShape().getSpPr().getLn().unsetSolidFill();
        box.getCTShape().getSpPr().getLn().addNewNoFill();
        box.getCTShape().getSpPr().getXfrm().setRot(TURNED);
        box.getCTShape().getNvSpPr().getCNvPr().setDescr(words);
        write(box, words);
    }

    private static void write(XSSFTextBox box, String words) {
        var body = box.getCTShape().getTxBody().getBodyPr();
        body.setWrap(STTextWrappingType.NONE);
        body.setAnchor(STTextAnchoringType.CTR);
        var paragraph = box.getTextParagraphs().get(0);
        paragraph.setTextAlign(TextAlign.CENTER);
        paragraph.setTextFontAlign(TextFontAlign.CENTER);
        var run = paragraph.addNewTextRun();
        run.setText(words);
        run.setFontSize(SIZE);
        var look = run.getXmlObject().getRPr();
        var colour = look.addNewSolidFill().addNewSrgbClr();
        colour.setVal(new byte[] {GREY, GREY, GREY});
        colour.addNewAlpha().setVal(OPAQUE);
        look.addNewLatin().setTypeface("黑体");
        look.addNewEa().setTypeface("黑体");
    }

    private XSSFClientAnchor place(double left, double top, double right, double bottom) {
        int fromColumn = column(left);
        int toColumn = column(right);
        int fromRow = row(top);
        int toRow = row(bottom);
        var anchor = new XSSFClientAnchor(
                Units.toEMU(left - width(fromColumn)),
                Units.toEMU(top - height(fromRow)),
                Units.toEMU(right - width(toColumn)),
                Units.toEMU(bottom - height(toRow)),
                fromColumn,
                fromRow,
                toColumn,
                toRow);
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        return anchor;
    }

    /** The first so many rows together, in points; those below the last have the height that rows have. */
    private double height(int count) {
        int below = Math.max(0, count - rows);
        return tops[count - below] + below * (double) sheet.getDefaultRowHeightInPoints();
    }

    private double width(int count) {
        double all = 0;
        for (int column = 0; column < count; column++) {
            all += sheet.getColumnWidthInPixels(column) * Units.EMU_PER_PIXEL / Units.EMU_PER_POINT;
        }
        return all;
    }

    private int row(double y) {
        int row = 0;
        while (height(row + 1) <= y) {
            row++;
        }
        return row;
    }

    private int column(double x) {
        int column = 0;
        while (width(column + 1) <= x) {
            column++;
        }
        return column;
    }
}
