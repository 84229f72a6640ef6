package jiheng.ui.whatif;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jiheng.events.evaluation.Grade;
import jiheng.events.template.RuleSet;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Openings;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A form under other rules row by row, and a whole cycle under another rule set. */
@Controller
class WhatIfPage {
    private final Reading reading;
    private final Evaluations evaluations;
    private final Organisation organisation;
    private final Openings openings;
    private final Choice choice;
    private final Wording wording;

    WhatIfPage(
            Reading reading,
            Evaluations evaluations,
            Organisation organisation,
            Openings openings,
            Choice choice,
            Wording wording) {
        this.reading = reading;
        this.evaluations = evaluations;
        this.organisation = organisation;
        this.openings = openings;
        this.choice = choice;
        this.wording = wording;
    }

    /** A rule set to choose, and whether it is chosen. */
    record Option(String name, String title, boolean chosen, boolean own) {}

    /** A score in the table; {@code change} is against the self score and empty where it stays. */
    record Score(String text, String change, String style, String sentence) {}

    record Row(String label, String anchor, String weight, String self, List<Score> scores) {}

    @GetMapping("/evaluations/{id}/what-if")
    String form(
            @PathVariable String id,
            @RequestParam(required = false, defaultValue = "") List<String> rules,
            Model model,
            Locale locale) {
        var form = reading.form(id);
        var named = choice.named(rules.stream().filter(name -> !name.isBlank()).toList());
        var chosen = named.isEmpty() ? others(form) : named;
        var scenarios = chosen.stream().map(one -> Scenario.of(form, one)).toList();
        var totals = form.content().totals();
        model.addAttribute("form", form);
        model.addAttribute("formTitle", wording.words(form.layout().title(), locale));
        var project = form.project();
        model.addAttribute("project", project == null ? "" : project.name());
        model.addAttribute("options", options(form, chosen, locale));
        model.addAttribute(
                "titles",
                scenarios.stream()
                        .map(one -> wording.words(one.title(), locale))
                        .toList());
        model.addAttribute("rows", rows(form, scenarios, locale));
        model.addAttribute("total", totals == null ? "" : totals.self().toString());
        model.addAttribute("grade", totals == null ? "" : totals.grade().name());
        model.addAttribute(
                "totals",
                scenarios.stream()
                        .map(one -> score(
                                one.total().value(),
                                totals == null
                                        ? one.total().value()
                                        : totals.self().value(),
                                wording.words(one.derivation().sentence(), locale)))
                        .toList());
        model.addAttribute(
                "grades", scenarios.stream().map(one -> one.grade().name()).toList());
        return "what-if/form";
    }

    @GetMapping("/what-if")
    String cycle(
            @RequestParam(defaultValue = "") String cycle,
            @RequestParam(defaultValue = "") String rules,
            Model model,
            Locale locale) {
        var cycles = organisation.cycles();
        model.addAttribute("cycles", cycles);
        model.addAttribute("ruleSets", options(choice.all(), rules, locale));
        if (cycles.isEmpty()) {
            return "what-if/cycle";
        }
        var asked = cycle.isBlank()
                ? cycles.stream()
                        .max(Comparator.comparingInt(CycleView::year))
                        .orElseThrow()
                        .cycle()
                : openings.cycle(cycle);
        var rule = rules.isBlank() ? choice.all().get(0) : choice.named(rules);
        var found = Cycle.of(evaluations, Cycle.filter(reading.units(), asked), rule);
        model.addAttribute("asked", asked.value());
        model.addAttribute("rules", Choice.name(rule));
        model.addAttribute("ruleTitle", wording.words(rule.title(), locale));
        model.addAttribute("found", found);
        model.addAttribute(
                "lines",
                found.lines().stream()
                        .sorted(Comparator.comparing(Cycle.Line::change).thenComparing(Cycle.Line::unit))
                        .toList());
        model.addAttribute(
                "gradeNames", Arrays.stream(Grade.values()).map(Enum::name).toList());
        model.addAttribute("flows", Flow.of(found.moves()));
        return "what-if/cycle";
    }

    private List<RuleSet> others(Form form) {
        return choice.all().stream()
                .filter(one -> !one.version().equals(form.ruleSet()))
                .limit(2)
                .toList();
    }

    private List<Option> options(Form form, List<RuleSet> chosen, Locale locale) {
        return choice.all().stream()
                .map(one -> new Option(
                        Choice.name(one),
                        wording.words(one.title(), locale),
                        chosen.contains(one),
                        one.version().equals(form.ruleSet())))
                .toList();
    }

    private List<Option> options(List<RuleSet> all, String chosen, Locale locale) {
        return all.stream()
                .map(one -> new Option(
                        Choice.name(one),
                        wording.words(one.title(), locale),
                        Choice.name(one).equals(chosen),
                        false))
                .toList();
    }

    private List<Row> rows(Form form, List<Scenario> scenarios, Locale locale) {
        if (scenarios.isEmpty()) {
            return List.of();
        }
        var labels = new Labels(form.layout(), form.content());
        var first = scenarios.get(0).rows();
        return IntStream.range(0, first.size())
                .mapToObj(i -> {
                    var row = first.get(i);
                    var self = row.self();
                    return new Row(
                            wording.words(labels.row(row.row()), locale),
                            row.row(),
                            row.derivation().inputs().getOrDefault("weight", ""),
                            self == null ? "" : self.toString(),
                            scenarios.stream()
                                    .map(one -> score(one.rows().get(i), locale))
                                    .toList());
                })
                .toList();
    }

    private Score score(Scenario.Row row, Locale locale) {
        var sentence = wording.words(row.derivation().sentence(), locale);
        if (row.score() == null) {
            return new Score("", "", "claimed", sentence);
        }
        var self = row.self();
        return score(row.score().value(), self == null ? row.score().value() : self.value(), sentence);
    }

    private static Score score(BigDecimal under, BigDecimal now, String sentence) {
        var change = under.subtract(now);
        var text = under.toPlainString();
        return switch (change.signum()) {
            case 1 -> new Score(text, "+" + change.toPlainString(), "up", sentence);
            case -1 -> new Score(text, "−" + change.negate().toPlainString(), "down", sentence);
            default -> new Score(text, "", "same", sentence);
        };
    }
}
