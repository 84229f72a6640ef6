package jiheng.ui.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what in any form the reader may see. */
@Controller
class AcrossController {
    private static final int ACTS_A_PAGE = 50;

    private final Reading reading;
    private final Histories histories;
    private final Evaluations evaluations;
    private final Organisation organisation;
    private final Telling telling;
    private final Export export;
    private final Wording wording;

    AcrossController(
            Reading reading,
            Histories histories,
            Evaluations evaluations,
            Organisation organisation,
            Telling telling,
            Export export,
            Wording wording) {
        this.reading = reading;
        this.histories = histories;
        this.evaluations = evaluations;
        this.organisation = organisation;
        this.telling = telling;
        this.export = export;
        this.wording = wording;
    }

    @GetMapping("/history")
    String history(
            @ModelAttribute("narrowing") Narrowing narrowing,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var readable = reading.units();
        var wrong = narrowing.malformed();
        var filter = narrowing.among(readable);
        var extent = wrong.isEmpty() ? histories.extent(filter) : new Histories.Extent(0, 0);
        var leaf = Leaf.of(page, ACTS_A_PAGE, extent.acts());
        var entries = wrong.isEmpty() ? histories.acts(filter, ACTS_A_PAGE, leaf.skipped()) : List.<Entry>of();
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("base", "/history");
        model.addAttribute(
                "units",
                organisation.units().stream()
                        .filter(unit -> readable.contains(unit.unit()))
                        .toList());
        model.addAttribute("kinds", telling.kinds(locale));
        model.addAttribute("wrong", wrong);
        model.addAttribute("extent", extent);
        model.addAttribute("leaf", leaf);
        model.addAttribute("query", narrowing.query());
        model.addAttribute("forms", forms(entries, locale));
        model.addAttribute(
                "acts",
                Item.of(entries).stream().map(item -> telling.act(item, locale)).toList());
        return "trail/across";
    }

    @GetMapping("/history.csv")
    void csv(@ModelAttribute("narrowing") Narrowing narrowing, HttpServletResponse response, Locale locale)
            throws IOException {
        HistoryController.refuse(narrowing);
        var name = wording.say("trail.csv.file.across", Map.of("day", "" + reading.today()), locale);
        export.write(narrowing.among(reading.units()), name + ".csv", response, locale);
    }

    /** What the forms on this page are called, by their ids. */
    private Map<String, String> forms(List<Entry> entries, Locale locale) {
        return entries.stream()
                .map(Entry::evaluation)
                .distinct()
                .collect(Collectors.toMap(EvaluationId::value, id -> evaluations
                        .find(id)
                        .map(form -> form.unitName() + " · " + form.year() + " · "
                                + (form.project() == null
                                        ? wording.words(form.layout().title(), locale)
                                        : form.project().name()))
                        .orElse(id.value())));
    }
}
