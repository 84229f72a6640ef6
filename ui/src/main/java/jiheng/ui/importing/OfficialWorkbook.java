package jiheng.ui.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook in the official layout of a family of forms. In memory only: nothing is written to disk, nothing is
 * fetched, no formula is computed.
 */
public final class OfficialWorkbook {
    public static final int MAX_BYTES = 20 << 20;
    private static final long OLE2 = 0xD0CF11E0A1B11AE1L;
    private static final int LONGEST_NAME = 255;

    private OfficialWorkbook() {}

    /**
     * @param fileName as the browser sent it; only its last part is kept
     * @param families in whose words it may be written
     * @throws WorkbookRefused if the file as a whole can't be read as such a form
     */
    public static OfficialForm read(String fileName, byte[] bytes, Families families) {
        checkKind(bytes);
        try {
            // Not closed: all of it is memory, and closing a package means to save it.
            XSSFWorkbook workbook = new XSSFWorkbook(OPCPackage.open(CheckedParts.of(bytes)));
            return read(name(fileName), sha256(bytes), workbook, families);
        } catch (WorkbookRefused e) {
            throw e;
        } catch (IOException | OpenXML4JException | RuntimeException | StackOverflowError | LinkageError e) {
            // A LinkageError, because the parser's schema is a subset: a rare element may have no class.
            throw WorkbookRefused.broken();
        }
    }

    private static void checkKind(byte[] bytes) {
        if (bytes.length == 0) {
            throw WorkbookRefused.empty();
        }
        if (bytes.length > MAX_BYTES) {
            throw WorkbookRefused.tooLarge(MAX_BYTES >> 20);
        }
        long magic = 0;
        for (int i = 0; i < Math.min(8, bytes.length); i++) {
            magic = magic << 8 | (bytes[i] & 0xFF);
        }
        if (magic == OLE2) {
            throw ole2(bytes);
        }
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K' || bytes[2] != 3 || bytes[3] != 4) {
            throw WorkbookRefused.notXlsx();
        }
    }

    private static WorkbookRefused ole2(byte[] bytes) {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            Set<String> names = files.getRoot().getEntryNames();
            if (names.contains("EncryptedPackage")) {
                return WorkbookRefused.encrypted();
            }
            return names.contains("Workbook") || names.contains("Book")
                    ? WorkbookRefused.oldXls()
                    : WorkbookRefused.notXlsx();
        } catch (IOException | RuntimeException e) {
            return WorkbookRefused.broken();
        }
    }

    private static OfficialForm read(String fileName, String sha256, XSSFWorkbook workbook, Families families) {
        if (workbook.getCTWorkbook().getSheets().sizeOfSheetArray() != workbook.getNumberOfSheets()) {
            // A sheet whose part is missing: the parser passes over it.
            throw WorkbookRefused.broken();
        }
        GridReader reader = new GridReader();
        Exported own = ExportedWorkbook.in(workbook);
        XSSFSheet chosen = null;
        SheetForm form = null;
        Grid grid = null;
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            boolean better = form == null || (hidden(workbook, chosen) && !hidden(workbook, sheet));
            Grid candidate = better ? reader.read(sheet) : null;
            SheetForm found = candidate == null ? null : families.in(candidate);
            if (found != null) {
                chosen = sheet;
                form = found;
                grid = candidate;
            }
        }
        if (own != null && (form == null || form.isAnotherForm())) {
            return ExportedWorkbook.unread(own, fileName, sha256);
        }
        if (form == null || chosen == null || grid == null) {
            throw WorkbookRefused.notTheOfficialLayout(
                    "没有找到资金情况表和年度绩效指标表的表头",
                    "it has no sheet with the heads of both the fund table and the indicator table");
        }
        if (form.isAnotherForm()) {
            throw WorkbookRefused.anotherForm(form.words().isProject());
        }
        Notices notices = new Notices();
        aroundTheForm(workbook, chosen, grid, notices);
        otherSheets(workbook, chosen, reader, notices);
        return form.read(fileName, sha256, notices).writtenAs(own);
    }

    private static boolean hidden(XSSFWorkbook workbook, @Nullable XSSFSheet sheet) {
        return sheet != null && workbook.getSheetVisibility(workbook.getSheetIndex(sheet)) != SheetVisibility.VISIBLE;
    }

    private static void aroundTheForm(XSSFWorkbook workbook, XSSFSheet sheet, Grid grid, Notices notices) {
        if (hidden(workbook, sheet)) {
            notices.noted(
                    "A1",
                    "hidden-sheet",
                    "自评表所在的工作表是隐藏的，已照常导入。",
                    "The form's sheet is hidden; it was imported as usual.");
        }
        Set<Integer> columns = new TreeSet<>();
        for (int row : grid.usedRows()) {
            grid.beginningIn(row).forEach(c -> columns.add(c.column()));
            if (sheet.getRow(row) != null && sheet.getRow(row).getZeroHeight()) {
                notices.noted(
                        address(
                                row,
                                grid.beginningIn(row).stream()
                                        .mapToInt(Grid.Cell::column)
                                        .min()
                                        .orElse(0)),
                        "hidden-row",
                        "第 " + (row + 1) + " 行是隐藏的，已照常导入。",
                        "Row " + (row + 1) + " is hidden; it was imported as usual.");
            }
        }
        for (int column : columns) {
            if (sheet.isColumnHidden(column)) {
                notices.noted(
                        address(0, column),
                        "hidden-column",
                        "此列是隐藏的，已照常导入。",
                        "This column is hidden; it was imported as usual.");
            }
        }
        for (XSSFComment comment : sheet.getCellComments().values()) {
            String text = Notices.shortened(String.valueOf(comment.getString()));
            notices.refused(
                    address(comment.getRow(), comment.getColumn()),
                    "comment",
                    "批注未导入：" + text,
                    "A comment was not imported: " + text);
        }
        if (sheet.getDrawingPatriarch() != null
                && !sheet.getDrawingPatriarch().getShapes().isEmpty()) {
            notices.refused(
                    "A1", "drawing", "工作表中的图片或文本框未导入。", "Pictures or text boxes on the sheet were not imported.");
        }
    }

    private static void otherSheets(XSSFWorkbook workbook, XSSFSheet chosen, GridReader reader, Notices notices) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            Grid grid = sheet == chosen ? null : reader.read(sheet);
            if (grid == null || grid.isEmpty()) {
                continue;
            }
            Grid.Cell first = grid.all().get(0);
            String name = Notices.shortened(sheet.getSheetName());
            String text = Notices.shortened(first.text());
            notices.refused(
                    sheet.getSheetName() + "!" + first.address(),
                    hidden(workbook, sheet) ? "hidden-other-sheet" : "other-sheet",
                    "工作表“" + name + "”的 " + grid.all().size() + " 个单元格未导入，第一个是：" + text,
                    grid.all().size() + " cells of the sheet “" + name + "” were not imported; the first is: " + text);
        }
    }

    private static String address(int row, int column) {
        return new CellReference(row, column).formatAsString();
    }

    static String name(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = CellText.of(last.replaceAll("\\p{Cntrl}", "")).text();
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
