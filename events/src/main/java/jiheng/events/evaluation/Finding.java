package jiheng.events.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something on a form that deserves a question.
 *
 * @param check null for a finding that a person raised
 * @param owed whether nobody approves over it without saying why
 * @param rows the rows it speaks of: indicators' ids, {@link Cell#TOTAL}, or keys of narratives; empty for the whole form
 * @param stake the points that hang on it
 */
public record Finding(
        @Nullable FindingCheck check,
        boolean owed,
        List<String> rows,
        List<Cell> cells,
        List<FindingFact> facts,
        Points stake,
        Words sentence) {
    public Finding {
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
        facts = List.copyOf(facts);
    }

    /** Whether both are the same facts found by the same version of a check; their words may differ. */
    public boolean same(Finding other) {
        return check != null
                && check.equals(other.check)
                && cells.equals(other.cells)
                && facts.stream()
                        .map(FindingFact::value)
                        .toList()
                        .equals(other.facts.stream().map(FindingFact::value).toList());
    }
}
