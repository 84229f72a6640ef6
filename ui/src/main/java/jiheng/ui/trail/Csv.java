package jiheng.ui.trail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Records as RFC 4180 lays down, each cell safe to open in a spreadsheet: a text that one might take for a formula gets
 * an apostrophe before it. Full-width signs count too, since spreadsheets in East Asian languages read them alike.
 */
public final class Csv {
    /** At the beginning of a file it tells Excel and WPS that what follows is UTF-8. */
    public static final String BOM = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /** One record with its line end. */
    public static String record(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        var safe = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        var plain = safe.chars().noneMatch(one -> one == ',' || one == '"' || one == '\r' || one == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
