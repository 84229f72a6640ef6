package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.ui.importing.Headings;
import jiheng.ui.importing.WorkbookRefused;

/** Splits a text into rows of cells, and takes out what belongs to the paper and not to the form. */
final class Lines {
    static final int MOST_LINES = 20_000;
    static final int MOST_CELLS = 60;
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-–—·]*第?\\d{1,4}页?[-–—·]*|第?\\d{1,4}页?[/,，;共]+\\d{1,4}页?|[Pp]age\\d{1,4}(of\\d{1,4})?");
    private static final Pattern RULE = Pattern.compile(":?[-–—―─]+:?");

    private final Told told;
    private final Set<String> heads = new HashSet<>();

    private Lines(Told told) {
        this.told = told;
    }

    static List<Line> of(String text, Told told) {
        var all = LINE_END.split(text, MOST_LINES + 1);
        if (all.length > MOST_LINES) {
            throw WorkbookRefused.file(
                    "too-many-lines",
                    "文本超过 " + MOST_LINES + " 行，不像一份自评表。请只保留自评表后再导入。",
                    "The text has more than " + MOST_LINES
                            + " lines, too many for a self-evaluation form. Keep the form only, then import again.");
        }
        return new Lines(told).rows(all);
    }

    /** A form feed begins a page, whether it stands before a line's text or after it. */
    private List<Line> rows(String[] all) {
        var rows = new ArrayList<Line>();
        var afterBreak = false;
        for (int i = 0; i < all.length; i++) {
            var fed = all[i].indexOf('\f') >= 0;
            var text = all[i].replace("\f", "");
            afterBreak |= text.isBlank() || (fed && all[i].charAt(0) == '\f');
            if (text.isBlank()) {
                continue;
            }
            var row = new Line(i + 1, afterBreak, cells(text, i + 1));
            if (ofThePaper(row)) {
                afterBreak = true;
            } else {
                rows.add(row);
                afterBreak = fed && all[i].charAt(0) != '\f';
            }
        }
        return rows;
    }

    private static List<String> cells(String line, int number) {
        var stripped = line.strip();
        Stream<String> cells;
        if (line.indexOf('\t') >= 0) {
            cells = Arrays.stream(line.split("\t", -1));
        } else if (stripped.length() > 2 && stripped.startsWith("|") && stripped.endsWith("|")) {
            cells = Arrays.stream(stripped.substring(1, stripped.length() - 1).split("\\|", -1));
        } else {
            cells = Stream.of(line);
        }
        var found = cells.map(String::strip).toList();
        if (found.size() > MOST_CELLS) {
            throw WorkbookRefused.file(
                    "too-many-columns",
                    "第 " + number + " 行超过 " + MOST_CELLS + " 列，不像一份自评表。",
                    "Line " + number + " has more than " + MOST_CELLS
                            + " columns, too wide for a self-evaluation form.");
        }
        return found;
    }

    private boolean ofThePaper(Line row) {
        if (row.cells().stream().filter(cell -> !cell.isEmpty()).count() >= 3
                && row.cells().stream()
                        .allMatch(cell -> cell.isEmpty() || RULE.matcher(cell).matches())) {
            told.noted(row.number(), "rule-line", "只有横线的一行，已跳过。", "A line of dashes only was passed over.");
            return true;
        }
        if (!row.alone()) {
            return false;
        }
        var plain = Headings.plain(row.first());
        if (PAGE_NUMBER.matcher(plain).matches()) {
            told.noted(
                    row.number(),
                    "page-number",
                    "页码，已跳过：" + row.shown(),
                    "A page number was passed over: " + row.shown());
            return true;
        }
        var head = plain.replaceAll("\\(?续表?\\)?$", "");
        if (!heads.add(head)) {
            told.noted(
                    row.number(),
                    "page-head",
                    "重复的页眉，已跳过：" + row.shown(),
                    "A repeated page head was passed over: " + row.shown());
            return true;
        }
        return false;
    }
}
