package jiheng.ui.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.Completeness;
import jiheng.command.scoring.RuleSets;
import jiheng.events.evaluation.Cell;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Seen;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Sheet;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answers to acts: the form as it stands afterwards, under its new version. */
@Component
class Answers {
    private static final int MOST_ENTRIES = 10_000;

    private final Reading reading;
    private final Histories histories;
    private final Wording wording;
    private final RuleSets rules;

    Answers(Reading reading, Histories histories, Wording wording, RuleSets rules) {
        this.reading = reading;
        this.histories = histories;
        this.wording = wording;
        this.rules = rules;
    }

    ResponseEntity<EvaluationView> current(String id) {
        var form = reading.form(id);
        return ResponseEntity.ok().eTag(Seen.tag(form.sequence())).body(EvaluationView.of(form));
    }

    /** The cells asked for and those that others changed since {@code seen}, as they are stored now. */
    ResponseEntity<Bodies.Filled> filled(Form form, long seen, List<CellEntry> entries, Locale locale) {
        var others = histories.entries(Histories.Filter.of(form.id()).after(seen), MOST_ENTRIES).stream()
                .filter(entry ->
                        entry.kind().equals("cell-filled") || entry.kind().equals("cell-corrected"))
                .flatMap(entry -> entry.changes().stream())
                .map(Entry.Change::field)
                .map(Cell::new);
        var cells = Stream.concat(entries.stream().map(CellEntry::cell), others)
                .distinct()
                .map(cell -> new Bodies.Change(
                        cell.path(), Sheet.text(cell, form.content().value(cell).orElse(null))))
                .toList();
        var computed = Sheet.figures(form.layout(), form.content(), locale).stream()
                .map(figure -> new Bodies.Computed(figure.key(), figure.text(), figure.title()))
                .toList();
        return ResponseEntity.ok()
                .eTag(Seen.tag(form.sequence()))
                .body(new Bodies.Filled(form.sequence(), cells, computed, problems(form, locale)));
    }

    List<Bodies.ProblemView> problems(Form form, Locale locale) {
        return Completeness.problems(rules.deductions(form.ruleSet()), form.layout(), form.content(), form.stage())
                .stream()
                .map(problem -> new Bodies.ProblemView(
                        problem.severity().name(),
                        Optional.ofNullable(problem.cell()).map(Cell::path).orElse(null),
                        problem.code(),
                        wording.problem(problem, locale)))
                .toList();
    }
}
