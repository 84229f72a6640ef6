package jiheng.ui.page;

import java.util.Locale;
import jiheng.events.evaluation.Cell;
import jiheng.query.evaluation.Labels;
import jiheng.ui.acts.Wording;
import jiheng.ui.sheet.Problem;
import jiheng.ui.sheet.Square;
import org.jspecify.annotations.Nullable;

/**
 * Something owed before submitting.
 *
 * @param blocks whether the form cannot be submitted with it
 * @param anchor where it stands on the sheet, or null
 * @param row what its row is called, or empty
 */
record Owed(boolean blocks, @Nullable String anchor, String row, String message) {
    static Owed of(Problem problem, Labels labels, Wording wording, Locale locale) {
        var cell = problem.cell();
        return new Owed(
                problem.severity() == Problem.Severity.ERROR,
                cell == null ? null : Square.id(cell),
                cell != null && (cell.isIn(Cell.INDICATORS) || cell.isIn(Cell.FUNDS))
                        ? wording.words(labels.row(cell.row()), locale)
                        : "",
                problem.message());
    }
}
