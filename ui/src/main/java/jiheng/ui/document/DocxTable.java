package jiheng.ui.document;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Square;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * Draws a form's table in a text document. Only the first row of a table is repeated on later pages, so the indicators
 * are a table of their own, right below the other.
 */
final class DocxTable {
    private static final int ROW = 380;
    /** The widest digit of the fonts that office programs take for 宋体, and the room beside a text. */
    private static final int DIGIT = 112;

    private static final int BESIDE = 60;
    /** A row with more text than this may be torn over pages. */
    private static final int TALL = 400;

    private final XWPFDocument file;
    private final FormDocument document;
    private final List<Placed> placed;
    private final int[] widths;
    private final int headings;

    DocxTable(XWPFDocument file, FormDocument document, int width) {
        this.file = file;
        this.document = document;
        this.placed = document.sheet().placed();
        var shares = Widths.of(document.sheet(), placed, width, DIGIT, 2 * BESIDE + 20);
        this.widths = new int[shares.length];
        for (int i = 0; i < shares.length; i++) {
            widths[i] = (int) Math.round(shares[i]);
        }
        this.headings = placed.stream()
                .filter(one -> one.line().kind().equals("indicator headings"))
                .mapToInt(Placed::row)
                .findFirst()
                .orElse(0);
    }

    void draw() {
        int end = document.sheet().lines().size();
        if (headings > 0) {
            table(0, headings);
            var seam = file.createParagraph();
            seam.setSpacingAfter(0);
            seam.setSpacingBefore(0);
            seam.setSpacingBetween(1, LineSpacingRule.EXACT);
            seam.createRun().setFontSize(1);
        }
        table(headings, end);
    }

    private XWPFTable table(int first, int end) {
        var table = file.createTable();
        table.removeRow(0);
        table.setWidth(Arrays.stream(widths).sum());
        table.setCellMargins(30, BESIDE, 30, BESIDE);
        columns(table, widths);
        for (int row = first; row < end; row++) {
            var drawn = new XWPFTableRow(table.getCTTbl().addNewTr(), table);
            drawn.setHeight(ROW);
            drawn.setRepeatHeader(row == headings && headings > 0);
            row(drawn, row);
        }
        return table;
    }

    static void columns(XWPFTable table, int[] widths) {
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
    }

    private void row(XWPFTableRow drawn, int row) {
        boolean tall = false;
        var here = placed.stream()
                .filter(one -> one.row() <= row && row <= one.lastRow())
                .sorted(Comparator.comparingInt(Placed::column))
                .toList();
        for (var one : here) {
            square(drawn.createCell(), one, row);
            tall |= one.square().text().length() > TALL;
        }
        drawn.setCantSplitRow(!tall);
    }

    private void square(XWPFTableCell cell, Placed one, int row) {
        var square = one.square();
        int width = 0;
        for (int column = one.column(); column <= one.lastColumn(); column++) {
            width += widths[column];
        }
        cell.setWidth("" + width);
        var properties = cell.getCTTc().getTcPr();
        if (square.colspan() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(square.colspan()));
        }
        boolean spansTable = one.row() == headings && square.rowspan() > 1;
        if (spansTable) {
            // The heading of the whole table is repeated with its row, so it is no part of what is merged below it.
            seamless(properties.addNewTcBorders(), row == headings);
        }
        if (square.rowspan() > 1 && !(spansTable && row == headings)) {
            boolean begins = row == one.row() || (spansTable && row == headings + 1);
            properties.addNewVMerge().setVal(begins ? STMerge.RESTART : STMerge.CONTINUE);
        }
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        if (row == one.row()) {
            DocxText.line(
                    cell.getParagraphs().get(0),
                    Shown.text(document.form(), one),
                    square.isHead() ? DocxText.HEAD : DocxText.BODY,
                    alignment(square));
        }
    }

    private static void seamless(CTTcBorders borders, boolean above) {
        (above ? borders.addNewBottom() : borders.addNewTop()).setVal(STBorder.NIL);
    }

    private static ParagraphAlignment alignment(Square square) {
        return switch (square.kind()) {
            case TEXT, MEASURES, READINGS -> ParagraphAlignment.LEFT;
            case POINTS, AMOUNT, COUNT -> ParagraphAlignment.RIGHT;
            case FIGURE -> Shown.isNumber(square) ? ParagraphAlignment.RIGHT : ParagraphAlignment.CENTER;
            default -> ParagraphAlignment.CENTER;
        };
    }
}
