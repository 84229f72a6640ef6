package jiheng.query.history;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Act;
import org.jspecify.annotations.Nullable;

/**
 * One event of a form, told to a person.
 *
 * @param kind the stored name of the event without its family, e.g. {@code cell-filled}
 * @param rows the rows it touched, by their keys
 * @param reason as it was typed, with those for single rows after it; only what names the rows is in two languages
 */
public record Entry(
        EvaluationId evaluation,
        long sequence,
        String kind,
        Act by,
        Words summary,
        List<Change> changes,
        List<String> rows,
        @Nullable Words reason) {

    /** A figure or text before and after, by the path of its cell; empty stands for an empty cell. */
    public record Change(String field, Words label, String from, String to) {}

    public Entry {
        changes = List.copyOf(changes);
        rows = List.copyOf(rows);
    }
}
