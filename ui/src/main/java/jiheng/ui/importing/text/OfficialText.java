package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.ui.importing.Notice;
import jiheng.ui.importing.OfficialForm;
import jiheng.ui.importing.PlacedForm;
import jiheng.ui.importing.PlacedForm.Placed;
import jiheng.ui.importing.WorkbookRefused;

/**
 * Reads the text of a published form: one line a row, tabs between the cells, an empty line or a form feed where a page
 * ends. Cells cut in two are joined and moved columns found again by the official headings; each guess is a notice that
 * names its line.
 */
public final class OfficialText {
    public static final int MAX_BYTES = 4 << 20;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]+)([0-9]+)");

    private OfficialText() {}

    /** @throws WorkbookRefused if the file as a whole can't be read as such a form */
    public static OfficialForm read(String fileName, byte[] bytes) {
        if (bytes.length == 0) {
            throw WorkbookRefused.file(
                    "empty-file", "文件是空的（0 字节）。请重新选择文件。", "The file is empty (0 bytes). Please choose the file again.");
        }
        if (bytes.length > MAX_BYTES) {
            throw WorkbookRefused.file(
                    "too-large",
                    "文本超过 " + (MAX_BYTES >> 20) + " MB，不像一份自评表。请只保留自评表后再导入。",
                    "The text is larger than " + (MAX_BYTES >> 20)
                            + " MB, too large for a self-evaluation form. Keep the form only, then import again.");
        }
        return read(fileName, bytes, Decoded.text(bytes));
    }

    static OfficialForm read(String fileName, byte[] bytes, String text) {
        var told = new Told();
        var lines = Lines.of(text, told);
        var head = lines.stream()
                .filter(line -> Table.headedBy(line).isPresent())
                .findFirst()
                .orElseThrow(OfficialText::noTable);
        var at = lines.indexOf(head);
        var above = new HeadRows(told);
        lines.subList(0, at).forEach(above::take);
        var rows = new IndicatorRows(Table.headedBy(head).orElseThrow(), told);
        rows.unbroken(lines.subList(at + 1, lines.size())).forEach(rows::take);
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < head.cells().size(); i++) {
            placed.add(new Placed(head.number() - 1, i, head.cells().get(i)));
        }
        Stream.concat(above.rows().stream(), rows.rows().stream()).forEach(row -> row.place(told, placed));
        return PlacedForm.read(fileName, bytes, placed, inOrder(told.notices()), address -> place(address, told))
                .orElseThrow(OfficialText::noTable);
    }

    private static List<Notice> inOrder(List<Notice> notices) {
        return notices.stream()
                .sorted(java.util.Comparator.comparingInt(
                        notice -> Integer.parseInt(notice.sheetCell().replaceAll("^第 (\\d+).*", "$1"))))
                .toList();
    }

    /** Rows of the sheet are lines of the text. */
    private static String place(String address, Told told) {
        var found = ADDRESS.matcher(address);
        if (!found.matches()) {
            return address;
        }
        var column = 0;
        for (char letter : found.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return told.place(Integer.parseInt(found.group(2)), column - 1);
    }

    private static WorkbookRefused noTable() {
        return WorkbookRefused.file(
                "not-the-official-layout",
                "这不是官方格式的部门整体自评表：文本里没有找到资金情况表和年度绩效指标表的表头。每个表行应为一行，各列之间用制表符分开。",
                "This is not a department self-evaluation form in the official layout: the text has no heads of the fund table and the indicator table. Each row of the table must be a line, with tabs between its columns.");
    }
}
