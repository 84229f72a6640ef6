package jiheng.ui.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Cell;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The history of one form: all of it, of a row, of a cell, and each event by itself. */
@Controller
@RequestMapping("/evaluations/{id}")
class HistoryController {
    private static final int ACTS_A_PAGE = 100;
    private static final int MOST_ENTRIES = 20_000;

    private final Reading reading;
    private final Histories histories;
    private final Replay replay;
    private final Telling telling;
    private final Export export;
    private final Facts facts;
    private final Wording wording;

    HistoryController(
            Reading reading,
            Histories histories,
            Replay replay,
            Telling telling,
            Export export,
            Facts facts,
            Wording wording) {
        this.reading = reading;
        this.histories = histories;
        this.replay = replay;
        this.telling = telling;
        this.export = export;
        this.facts = facts;
        this.wording = wording;
    }

    @GetMapping("/history")
    String history(
            @PathVariable String id,
            @ModelAttribute("narrowing") Narrowing narrowing,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var form = reading.form(id);
        var all = histories.entries(Histories.Filter.of(form.id()), MOST_ENTRIES);
        model.addAttribute("rows", withChosen(Rows.labels(form, all, wording, locale), narrowing.row()));
        model.addAttribute("people", withChosen(people(all), narrowing.person()));
        model.addAttribute("title", "");
        timeline(form, narrowing, page, model, response, locale);
        return "trail/history";
    }

    /** The history of one row, with an address of its own. */
    @GetMapping("/rows/{row}/history")
    String row(
            @PathVariable String id,
            @PathVariable String row,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var form = reading.form(id);
        var all = histories.entries(Histories.Filter.of(form.id()).touching(row), MOST_ENTRIES);
        var label = Rows.labels(form, all, wording, locale).get(row);
        if (label == null && all.isEmpty()) {
            throw CommandRefused.absent("no-such-row", Map.of("row", row));
        }
        var narrowing = new Narrowing(null, null, null, null, row, null, null, null);
        model.addAttribute("narrowing", narrowing);
        model.addAttribute("title", label == null ? row : label);
        timeline(form, narrowing, page, model, response, locale);
        return "trail/row";
    }

    private void timeline(
            Form form, Narrowing narrowing, int page, Model model, HttpServletResponse response, Locale locale) {
        var wrong = narrowing.malformed();
        var filter = narrowing.within(form.id());
        var extent = wrong.isEmpty() ? histories.extent(filter) : new Histories.Extent(0, 0);
        var sheet = Leaf.of(page, ACTS_A_PAGE, extent.acts());
        var entries = wrong.isEmpty() ? histories.acts(filter, ACTS_A_PAGE, sheet.skipped()) : List.<Entry>of();
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("head", Head.of(form, wording, locale));
        model.addAttribute("base", "/evaluations/" + form.id() + "/history");
        model.addAttribute("kinds", telling.kinds(locale));
        model.addAttribute("wrong", wrong);
        model.addAttribute("extent", extent);
        model.addAttribute("leaf", sheet);
        model.addAttribute("query", narrowing.query());
        model.addAttribute(
                "acts",
                Item.of(entries).stream().map(item -> telling.act(item, locale)).toList());
    }

    @GetMapping("/history.csv")
    void csv(
            @PathVariable String id,
            @ModelAttribute("narrowing") Narrowing narrowing,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var form = reading.form(id);
        refuse(narrowing);
        var name = wording.say("trail.csv.file", Map.of("unit", form.unitName(), "year", "" + form.year()), locale);
        export.write(narrowing.within(form.id()), name + ".csv", response, locale);
    }

    static void refuse(Narrowing narrowing) {
        if (!narrowing.malformed().isEmpty()) {
            var field = narrowing.malformed().get(0);
            throw CommandRefused.malformed(
                    "not-a-moment",
                    field,
                    Map.of("text", "" + (field.equals("from") ? narrowing.from() : narrowing.until())));
        }
    }

    /** One event in full: with derivations and the facts as they are stored. */
    @GetMapping("/history/{sequence}")
    String event(@PathVariable String id, @PathVariable long sequence, Model model, Locale locale) {
        var form = reading.form(id);
        var passage = replay.passage(form.id(), sequence)
                .orElseThrow(() -> CommandRefused.absent("no-such-moment", Map.of("moment", "" + sequence)));
        model.addAttribute("head", Head.of(form, wording, locale));
        model.addAttribute("told", telling.told(passage.entry(), locale));
        model.addAttribute("style", Telling.style(passage.entry().kind()));
        model.addAttribute("derivations", Derived.of(passage, wording, locale));
        model.addAttribute("facts", facts.of(passage));
        return "trail/event";
    }

    /** The history of a cell as a piece of HTML, newest first. */
    @GetMapping("/cell-history")
    String cell(@PathVariable String id, @RequestParam String cell, Model model, Locale locale) {
        var form = reading.form(id);
        var changes = histories.entries(Histories.Filter.of(form.id()).touching(cell), MOST_ENTRIES).stream()
                .filter(entry -> entry.changes().stream()
                        .anyMatch(change -> change.field().equals(cell)))
                .map(entry -> telling.told(only(entry, cell), locale))
                .sorted((one, other) -> Long.compare(other.sequence(), one.sequence()))
                .toList();
        model.addAttribute("form", form.id().value());
        model.addAttribute("changes", changes);
        model.addAttribute("label", label(form, cell, locale));
        return "trail/cell :: changes";
    }

    private String label(Form form, String cell, Locale locale) {
        try {
            return wording.words(new Labels(form.layout(), form.content()).cell(new Cell(cell)), locale);
        } catch (IllegalArgumentException noCell) {
            throw CommandRefused.absent("no-such-cell", Map.of("cell", cell));
        }
    }

    private static Entry only(Entry entry, String cell) {
        return new Entry(
                entry.evaluation(),
                entry.sequence(),
                entry.kind(),
                entry.by(),
                entry.summary(),
                entry.changes().stream()
                        .filter(change -> change.field().equals(cell))
                        .toList(),
                entry.rows(),
                entry.reason());
    }

    private static Map<String, String> people(List<Entry> entries) {
        var people = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            var by = entry.by();
            people.putIfAbsent(by.account(), by.name());
            if (by.onBehalfOf() != null && by.onBehalfOfName() != null) {
                people.putIfAbsent(by.onBehalfOf(), by.onBehalfOfName());
            }
        }
        return people;
    }

    /** A value from the address that is no choice of the page stays chosen. */
    private static Map<String, String> withChosen(Map<String, String> choices, @Nullable String chosen) {
        if (chosen != null && !chosen.isEmpty()) {
            choices.putIfAbsent(chosen, chosen);
        }
        return choices;
    }
}
