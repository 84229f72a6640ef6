package jiheng.ui.importing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jiheng.events.evaluation.Words;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook as it was handed in, with the reason beside each row that has a cell which was not imported, and the cell
 * marked; nothing else of it is changed.
 */
public final class Returned {
    private static final int COLUMN_WIDTH = 60 * 256;
    private static final int LONGEST = 32_000;

    private final XSSFWorkbook workbook;
    private final Map<Short, XSSFCellStyle> marked = new HashMap<>();

    private Returned(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /**
     * @param bytes of a workbook that was read before
     * @param language of the reasons
     */
    public static byte[] workbook(
            byte[] bytes, OfficialForm read, List<Notice> notices, Function<Words, String> language) {
        try {
            // Not closed: all of it is memory, and closing a package means to save it.
            var workbook = new XSSFWorkbook(OPCPackage.open(new ByteArrayInputStream(checked(bytes))));
            new Returned(workbook).tell(read, notices, language);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException | OpenXML4JException broken) {
            throw WorkbookRefused.broken();
        }
    }

    /** The parts that were checked and no others, in an archive that can be written to. */
    private static byte[] checked(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var parts = CheckedParts.of(bytes);
                var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var all = parts.getEntries(); all.hasMoreElements(); ) {
                var part = all.nextElement();
                zip.putNextEntry(new ZipEntry(part.getName()));
                try (var content = parts.getInputStream(part)) {
                    content.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private void tell(OfficialForm read, List<Notice> notices, Function<Words, String> language) {
        var form = read.sheet();
        var own = read.exported();
        var grid = form != null ? form.grid() : own != null ? own.grid() : null;
        XSSFSheet sheet = grid == null ? null : workbook.getSheet(grid.name());
        if (sheet == null || grid == null) {
            return;
        }
        int column = lastColumn(sheet) + 1;
        Map<Integer, List<String>> reasons = new LinkedHashMap<>();
        for (var notice : notices) {
            if (notice.kind() == Notice.Kind.REFUSED && notice.sheetCell().matches("[A-Z]{1,3}[0-9]{1,7}")) {
                var at = new CellReference(notice.sheetCell());
                reasons.computeIfAbsent(at.getRow(), row -> new ArrayList<>())
                        .add(notice.sheetCell() + ": " + language.apply(notice.words()));
                mark(cell(sheet, at.getRow(), at.getCol()));
            }
        }
        int head = form == null ? 0 : form.indicatorColumns().headRow();
        cell(sheet, head, column).setCellValue(language.apply(new Words("导入说明", "Import notes")));
        reasons.forEach((row, told) -> {
            var text = String.join("\n", told);
            var beside = cell(sheet, row, row == head ? column + 1 : column);
            beside.setCellValue(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
            mark(beside);
        });
        sheet.setColumnWidth(column, COLUMN_WIDTH);
    }

    private static int lastColumn(XSSFSheet sheet) {
        int last = 0;
        for (var row : sheet) {
            last = Math.max(last, row.getLastCellNum() - 1);
        }
        for (var region : sheet.getMergedRegions()) {
            last = Math.max(last, Math.min(region.getLastColumn(), Grid.MOST_COLUMNS));
        }
        return last;
    }

    private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        var line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return line.getCell(column) == null ? line.createCell(column) : line.getCell(column);
    }

    private void mark(XSSFCell cell) {
        var style = cell.getCellStyle();
        cell.setCellStyle(marked.computeIfAbsent(style.getIndex(), index -> {
            var filled = workbook.createCellStyle();
            filled.cloneStyleFrom(style);
            filled.setFillForegroundColor(IndexedColors.ROSE.getIndex());
            filled.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            filled.setWrapText(true);
            return filled;
        }));
    }
}
