package jiheng.ui.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.events.Ids;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Wording;
import jiheng.ui.sheet.Mark;
import org.springframework.stereotype.Component;

/** Why a form was returned: for the whole, and for rows, each pinned to a cell of the sheet. */
@Component
class Returned {
    private final Wording wording;
    private final Replay replay;

    Returned(Wording wording, Replay replay) {
        this.wording = wording;
        this.replay = replay;
    }

    /** Why a correction was refused, and by whom. */
    record Refused(String who, String at, String reason) {}

    /** The refusal of a correction, as long as nothing has happened since. */
    Optional<Refused> refusal(Form form, Locale locale) {
        return replay.passage(form.id(), form.sequence())
                .map(Replay.Passage::entry)
                .filter(entry -> entry.kind().equals("correction-refused"))
                .map(entry -> new Refused(
                        entry.by().signature(),
                        BeijingTime.text(entry.by().at()),
                        Optional.ofNullable(entry.reason())
                                .map(reason -> wording.words(reason, locale))
                                .orElse("")));
    }

    record Pinned(String cell, String anchor, String label, String reason) {}

    record View(String step, String who, String at, String reason, List<Pinned> rows, Map<Cell, Mark> marks) {}

    View of(Form form, Form.Return returned, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        Map<Cell, Mark> marks = new HashMap<>();
        returned.rows()
                .forEach(row ->
                        marks.put(place(returned.stage(), row.row()), new Mark(Mark.Kind.RETURNED, "", row.reason())));
        return new View(
                form.route().stream()
                        .filter(step -> step.key().equals(returned.step()))
                        .map(step -> wording.words(step.title(), locale))
                        .findFirst()
                        .orElse(returned.step()),
                returned.by().signature(),
                BeijingTime.text(returned.by().at()),
                returned.reason(),
                returned.rows().stream()
                        .map(row -> {
                            var cell = place(returned.stage(), row.row()).path();
                            return new Pinned(
                                    cell,
                                    "c_" + cell.replace('/', '_'),
                                    wording.words(labels.row(row.row()), locale),
                                    row.reason());
                        })
                        .toList(),
                marks);
    }

    /** The cell that carries a reason for a row: wide enough to be read in. */
    private static Cell place(Stage stage, String row) {
        if (Ids.isA(IndicatorId.KIND, row)) {
            return Cell.indicator(new IndicatorId(row), stage == Stage.TARGETS ? "target" : "actual");
        }
        return row.equals(Cell.TOTAL) ? Cell.fund(Cell.TOTAL, "score") : Cell.narrative(row);
    }
}
