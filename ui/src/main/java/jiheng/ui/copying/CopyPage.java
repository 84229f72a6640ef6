package jiheng.ui.copying;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Choosing what is copied forward, and what was, beside the new form. */
@Controller
@RequestMapping("/evaluations/{id}")
class CopyPage {
    private static final String VIEW = "copy-forward";

    private final CopyForward copying;
    private final Reading reading;
    private final Evaluations evaluations;
    private final Replay replay;
    private final Wording wording;

    CopyPage(CopyForward copying, Reading reading, Evaluations evaluations, Replay replay, Wording wording) {
        this.copying = copying;
        this.reading = reading;
        this.evaluations = evaluations;
        this.replay = replay;
        this.wording = wording;
    }

    /** Words and what was typed, for the page. */
    public record Say(
            Wording wording, Locale locale, @Nullable Map<String, List<String>> typed) {
        public String of(Words words) {
            return wording.words(words, locale);
        }

        public String value(String name, String otherwise) {
            var given = typed == null ? null : typed.get(name);
            return given == null || given.isEmpty() ? otherwise : given.get(0);
        }

        public boolean chosen(String name, String value, boolean otherwise) {
            return typed == null
                    ? otherwise
                    : typed.getOrDefault(name, List.of()).contains(value);
        }
    }

    @GetMapping("/copy-forward")
    ModelAndView choose(@PathVariable String id, @RequestParam(defaultValue = "") String cycle, Locale locale) {
        return show(
                copying.plan(reading.form(id), cycle), null, UUID.randomUUID().toString(), locale);
    }

    @PostMapping("/copy-forward")
    ModelAndView copy(
            @PathVariable String id,
            @RequestParam String cycle,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> typed,
            Locale locale) {
        var plan = copying.plan(reading.form(id), cycle);
        try {
            copying.send(plan, chosen(plan, typed), key);
            return new ModelAndView("redirect:/evaluations/" + plan.id());
        } catch (CommandRefused refused) {
            var page = show(plan, typed, key, locale);
            page.setStatus(Statuses.of(refused));
            page.addObject("refusal", wording.refusal(refused, locale));
            page.addObject(
                    "details",
                    refused.details().stream()
                            .map(detail -> wording.detail(detail, locale))
                            .distinct()
                            .toList());
            return page;
        }
    }

    private static CopyForward.Chosen chosen(Plan plan, MultiValueMap<String, String> typed) {
        var rows = typed.getOrDefault("row", List.of());
        var changes = new LinkedHashMap<Cell, String>();
        plan.rows().stream()
                .filter(row -> rows.contains(row.id()))
                .flatMap(row -> row.cells().stream())
                .forEach(
                        piece -> Optional.ofNullable(typed.getFirst(piece.cell().path()))
                                .map(text -> text.replace("\r\n", "\n"))
                                .ifPresent(text -> changes.put(piece.cell(), text)));
        return new CopyForward.Chosen(rows, Set.copyOf(typed.getOrDefault("text", List.of())), changes);
    }

    private ModelAndView show(Plan plan, @Nullable Map<String, List<String>> typed, String key, Locale locale) {
        var page = new ModelAndView(VIEW);
        page.addObject("plan", plan);
        page.addObject("title", wording.words(plan.template().layout().title(), locale));
        page.addObject("cycles", copying.cycles(plan.source()));
        page.addObject(
                "taken", evaluations.find(plan.id()).isPresent() ? plan.id().value() : "");
        page.addObject("key", key);
        page.addObject("say", new Say(wording, locale, typed));
        return page;
    }

    /** A row of last year beside the new form. */
    record Beside(String anchor, Words label, Plan.Old old) {}

    /** A part of the form's page, empty unless the form was copied forward from one that the reader may read. */
    @GetMapping("/last-year")
    ModelAndView lastYear(@PathVariable String id, Locale locale) {
        var form = reading.form(id);
        var taken = replay.takenOver(form.id());
        var source = taken.flatMap(one -> evaluations.find(new EvaluationId(one.source())))
                .filter(one -> reading.units().contains(one.unit()));
        if (taken.isEmpty() || source.isEmpty()) {
            return new ModelAndView(VIEW + " :: nothing", new ModelMap(), HttpStatus.OK);
        }
        var old = source.get();
        var labels = new Labels(form.layout(), form.content());
        var rows = old.content().indicators().stream()
                .filter(row -> taken.get().rows().contains(row.id().value()))
                .filter(row -> form.content().indicator(row.id()).isPresent())
                .map(row -> new Beside(row.id().value(), labels.row(row.id().value()), Plan.Old.of(old.content(), row)))
                .toList();
        var page = new ModelAndView(VIEW + " :: beside");
        page.addObject("old", old);
        page.addObject("rows", rows);
        page.addObject("changed", !old.content().digest().equals(taken.get().digest()));
        page.addObject("say", new Say(wording, locale, null));
        return page;
    }
}
