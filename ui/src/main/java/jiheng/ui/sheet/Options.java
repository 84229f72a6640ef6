package jiheng.ui.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet is to be drawn. Start from {@link #reading} and add what the view needs.
 *
 * @param helpers whether the columns beside the official ones are drawn: measures, readings and rule scores
 * @param rows whether rows may be added and removed
 * @param historyUrl answers {@code ?cell=} with the history of a cell as a piece of HTML; may be empty
 * @param saving null where the sheet is only read
 */
public record Options(
        String year,
        String unit,
        String project,
        Locale locale,
        Predicate<Cell> editable,
        boolean rows,
        boolean helpers,
        Map<Cell, Mark> marks,
        List<Problem> problems,
        String historyUrl,
        @Nullable Saving saving) {
    public Options {
        marks = Map.copyOf(marks);
        problems = List.copyOf(problems);
    }

    /** A sheet that is only read, in Chinese, with the helper columns. */
    public static Options reading(String year, String unit) {
        return new Options(
                year, unit, "", Locale.SIMPLIFIED_CHINESE, cell -> false, false, true, Map.of(), List.of(), "", null);
    }

    public Options project(String name) {
        return new Options(year, unit, name, locale, editable, rows, helpers, marks, problems, historyUrl, saving);
    }

    public Options in(Locale language) {
        return new Options(year, unit, project, language, editable, rows, helpers, marks, problems, historyUrl, saving);
    }

    /** The official columns only, as on paper. */
    public Options official() {
        return new Options(year, unit, project, locale, editable, rows, false, marks, problems, historyUrl, saving);
    }

    public Options marking(Map<Cell, Mark> marked) {
        return new Options(year, unit, project, locale, editable, rows, helpers, marked, problems, historyUrl, saving);
    }

    public Options listing(List<Problem> found) {
        return new Options(year, unit, project, locale, editable, rows, helpers, marks, found, historyUrl, saving);
    }

    public Options withHistoryAt(String url) {
        return new Options(year, unit, project, locale, editable, rows, helpers, marks, problems, url, saving);
    }

    /** @param addsRows whether rows may be added and removed */
    public Options editing(Predicate<Cell> takesEdits, boolean addsRows, Saving target) {
        return new Options(
                year, unit, project, locale, takesEdits, addsRows, helpers, marks, problems, historyUrl, target);
    }

    String pick(Words words) {
        return locale.getLanguage().equals("en") ? words.en() : words.zh();
    }
}
