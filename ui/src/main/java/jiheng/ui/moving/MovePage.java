package jiheng.ui.moving;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.command.scoring.RuleSets;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Entry;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a newer version of the template would change on a form, before somebody decides to move it. */
@Controller
class MovePage {
    private final Reading reading;
    private final Moves moves;
    private final RuleSets rules;
    private final Wording wording;

    MovePage(Reading reading, Moves moves, RuleSets rules, Wording wording) {
        this.reading = reading;
        this.moves = moves;
        this.rules = rules;
        this.wording = wording;
    }

    /** One thing before and after. */
    record Line(String label, String style, String from, String to) {}

    /** A rule set to go on with. */
    record Choice(String key, String title, boolean chosen) {}

    /**
     * @param version the newest if it is not given
     * @param rules {@code kept} to go on with the form's rule set instead of the version's own
     */
    @GetMapping("/evaluations/{id}/move-to-template")
    String moving(
            @PathVariable String id,
            @RequestParam Optional<Integer> version,
            @RequestParam(defaultValue = "own") String rules,
            Model model,
            Locale locale) {
        var form = reading.form(id);
        var newer = moves.newer(form).toList();
        model.addAttribute("form", form);
        model.addAttribute("title", wording.words(form.layout().title(), locale));
        model.addAttribute(
                "project", form.project() == null ? "" : form.project().name());
        model.addAttribute(
                "newer", newer.stream().map(one -> one.version().version()).toList());
        if (newer.isEmpty()) {
            return "moving/form";
        }
        var template = newer.stream()
                .filter(one -> version.filter(asked -> asked == one.version().version())
                        .isPresent())
                .findFirst()
                .orElse(newer.get(0));
        var to = template.version();
        var kept = rules.equals("kept");
        model.addAttribute("to", to.version());
        model.addAttribute("rules", kept ? "kept" : "own");
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("choices", choices(form, template.ruleSet(), kept, locale));
        try {
            show(moves.preview(form, to, kept ? form.ruleSet() : null), model, locale);
        } catch (CommandRefused refused) {
            model.addAttribute("refused", wording.refusal(refused, locale));
            model.addAttribute(
                    "details",
                    refused.details().stream()
                            .map(one -> wording.detail(one, locale))
                            .toList());
        }
        return "moving/form";
    }

    /** The version's own rule set and the form's; none to choose where they are one. */
    private List<Choice> choices(Form form, RuleSetVersion own, boolean kept, Locale locale) {
        return own.equals(form.ruleSet())
                ? List.of()
                : List.of(
                        new Choice("own", title(own, locale), !kept),
                        new Choice("kept", title(form.ruleSet(), locale), kept));
    }

    private String title(RuleSetVersion version, Locale locale) {
        return rules.find(version.id(), version.version())
                        .map(one -> wording.words(one.title(), locale))
                        .orElse(version.id())
                + " (" + version.version() + ")";
    }

    private void show(Preview preview, Model model, Locale locale) {
        var after = preview.after();
        var labels = new Labels(after.layout(), after.content());
        model.addAttribute("told", wording.words(preview.told().summary(), locale));
        model.addAttribute(
                "changes",
                preview.changes().stream().map(one -> line(one, locale)).toList());
        model.addAttribute(
                "cells", preview.cells().stream().map(one -> line(one, locale)).toList());
        model.addAttribute(
                "scores",
                preview.scores().stream()
                        .map(one -> new Line(
                                wording.words(one.label(), locale),
                                "changed",
                                wording.before(one, locale),
                                wording.after(one, locale)))
                        .toList());
        model.addAttribute("inPlace", preview.inPlace());
        model.addAttribute(
                "owed",
                preview.owed().stream()
                        .map(one -> new Line(
                                one.cell() == null ? "" : wording.words(labels.cell(one.cell()), locale),
                                "owed",
                                "",
                                wording.problem(one, locale)))
                        .toList());
    }

    private Line line(Entry.Change one, Locale locale) {
        var style = one.from().isEmpty() ? "added" : one.to().isEmpty() ? "removed" : "changed";
        return new Line(wording.words(one.label(), locale), style, one.from(), one.to());
    }
}
