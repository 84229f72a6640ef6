package jiheng.ui.evidence;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.evaluation.State;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Component;

/** The paper clips upon a sheet: how many files prove each row, and the way to them. */
@Component
public class Clips {
    private static final Set<State> FILLING = Set.of(State.DRAFT, State.RETURNED, State.CORRECTING);

    private final Reading reading;
    private final Wording wording;

    Clips(Reading reading, Wording wording) {
        this.reading = reading;
        this.wording = wording;
    }

    /** @param href the page of the files; {@code piece} the same as a piece of HTML for a panel */
    public record Clip(String row, int count, String words, String href, String piece) {}

    /** Whether the person may attach files now. The command decides; this only spares them refusals. */
    boolean mayAttach(Form form) {
        return form.stage() == Stage.RESULTS
                && FILLING.contains(form.state())
                && reading.unitsAs(Role.PREPARER).contains(form.unit());
    }

    /** For the form as it is now, by the path of the cell that bears the clip. */
    public Map<String, Clip> now(Form form, Locale locale) {
        return clips(form, mayAttach(form), "", locale);
    }

    /** For the form as it was after an event. */
    public Map<String, Clip> then(Form form, Locale locale) {
        return clips(form, false, "?asOf=" + form.sequence(), locale);
    }

    private Map<String, Clip> clips(Form form, boolean all, String query, Locale locale) {
        var clips = new HashMap<String, Clip>();
        var labels = new Labels(form.layout(), form.content());
        rows(form).forEach(row -> {
            var count = form.content().evidence(row).size();
            if (count > 0 || all) {
                var words = wording.say(
                        "evidence.clip",
                        Map.of("count", "" + count, "row", wording.words(labels.row(row), locale)),
                        locale);
                var base = "/evaluations/" + form.id() + "/evidence";
                var cell = row.equals(Cell.TOTAL)
                        ? Cell.FUNDS + "/" + row + "/score"
                        : Cell.INDICATORS + "/" + row + "/actual";
                clips.put(
                        cell, new Clip(row, count, words, base + query + "#row-" + row, base + "/rows/" + row + query));
            }
        });
        return Map.copyOf(clips);
    }

    /** The rows that have evidence: the execution of the funds, then the indicators as the form has them. */
    static Stream<String> rows(Form form) {
        return Stream.concat(
                Stream.of(Cell.TOTAL), form.layout().branches().stream().flatMap(branch -> branch.children().stream()
                        .flatMap(child -> form.content().indicators().stream()
                                .filter(row -> row.branch().equals(branch.key())
                                        && row.child().equals(child.key()))
                                .map(row -> row.id().value()))));
    }
}
