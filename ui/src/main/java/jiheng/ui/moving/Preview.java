package jiheng.ui.moving;

import java.util.List;
import java.util.stream.Stream;
import jiheng.command.evaluation.Problem;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Entry;

/**
 * A form before and after a move.
 *
 * @param told the move as the history would tell it
 * @param owed what the form would owe that it does not owe now
 */
public record Preview(Form before, Form after, Entry told, List<Problem> owed) {
    private static final String TEMPLATE = "template/";

    /** What the version has otherwise, with the rules and the route. */
    public List<Entry.Change> changes() {
        return told.changes().stream()
                .filter(one -> one.field().startsWith(TEMPLATE))
                .toList();
    }

    /** The cells that leave their place or come back to it. */
    public List<Entry.Change> cells() {
        return told.changes().stream()
                .filter(one -> !one.field().startsWith(TEMPLATE))
                .toList();
    }

    /** The figures of the rules that come out otherwise. */
    public List<Comparison.Difference> scores() {
        return differences()
                .filter(one -> one.field().endsWith("/ruleScore") || one.field().startsWith("totals/"))
                .toList();
    }

    /** Filled cells that stand where they stood. */
    public long inPlace() {
        return after.content().cells().entrySet().stream()
                .filter(cell -> cell.getValue().equals(before.content().cells().get(cell.getKey())))
                .count();
    }

    private Stream<Comparison.Difference> differences() {
        return Comparison.between(before, after).stream();
    }
}
