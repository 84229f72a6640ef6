package jiheng.command.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.Value;

/** What may be blacked out in a public copy: words, never a figure, and only what is there. */
final class Disclosing {
    private static final int MOST = 500;

    private Disclosing() {}

    /** @throws CommandRefused 422 naming the cell that holds no such text */
    static List<Redaction> redactions(Content content, List<Redaction> asked) {
        if (asked.size() > MOST) {
            throw CommandRefused.malformed("too-many-redactions", "redactions", Map.of("limit", "" + MOST));
        }
        for (var one : asked) {
            var cell = one.cell();
            var value = content.value(cell)
                    .orElseThrow(() -> CommandRefused.malformed(
                            "redaction-not-there", cell.path(), Map.of("cell", cell.path(), "text", "")));
            if (!(value instanceof Value.Text)) {
                throw CommandRefused.malformed("redaction-of-figure", cell.path(), Map.of("cell", cell.path()));
            }
            var text = one.text();
            if (text != null && (text.isBlank() || !content.text(cell).contains(text))) {
                throw CommandRefused.malformed(
                        "redaction-not-there", cell.path(), Map.of("cell", cell.path(), "text", text));
            }
        }
        return List.copyOf(new LinkedHashSet<>(asked));
    }
}
