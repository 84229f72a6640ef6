package jiheng.ui.importing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Tells the workbooks that this product wrote from all others. */
final class ExportedWorkbook {
    /** People put lines above a form, but not many. */
    private static final int HEAD = 10;

    private static final Pattern YEAR = Pattern.compile("([12]\\d{3}) ?年");

    private ExportedWorkbook() {}

    static @Nullable Exported in(XSSFWorkbook workbook) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            if (isMarked(workbook.getSheetAt(i))) {
                return Exported.in(new GridReader().read(workbook.getSheetAt(i)));
            }
        }
        return null;
    }

    private static boolean isMarked(XSSFSheet sheet) {
        for (int row = 0; row < HEAD; row++) {
            if (sheet.getRow(row) != null) {
                for (var cell : sheet.getRow(row)) {
                    if (cell.getCellType() == CellType.STRING
                            && Beside.Mark.in(cell.getStringCellValue()).isPresent()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A form whose family the reading by words does not know: its cells are read once its template is. */
    static OfficialForm unread(Exported sheet, String fileName, String sha256) {
        Integer year = null;
        for (var cell : sheet.grid().all()) {
            var found = YEAR.matcher(cell.text());
            if (year == null && cell.row() < HEAD && found.find()) {
                year = Integer.valueOf(found.group(1));
            }
        }
        return new OfficialForm(
                fileName, sha256, null, year, null, null, null, List.of(), List.of(), null, Map.of(), Map.of(),
                List.of(), null, null, sheet, List.of());
    }
}
