package jiheng.ui.recheck;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.command.CommandRefused;
import jiheng.command.recheck.FinishRecheck;
import jiheng.command.recheck.ScoreRows;
import jiheng.command.scoring.RuleSets;
import jiheng.query.recheck.Draw;
import jiheng.query.recheck.DrawnForm;
import jiheng.query.recheck.Rechecks;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import jiheng.ui.findings.FindingViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One drawn form: the reviewer's score beside the unit's, row by row. */
@Controller
@RequestMapping("/rechecks/{cycle}/{draw}/{evaluation}")
class FormPages {
    private final Addresses addresses;
    private final Rechecks rechecks;
    private final RuleSets rules;
    private final Desk desk;
    private final Wording wording;
    private final FindingViews findings;

    FormPages(
            Addresses addresses, Rechecks rechecks, RuleSets rules, Desk desk, Wording wording, FindingViews findings) {
        this.addresses = addresses;
        this.rechecks = rechecks;
        this.rules = rules;
        this.desk = desk;
        this.wording = wording;
        this.findings = findings;
    }

    @GetMapping
    String show(
            @PathVariable String cycle,
            @PathVariable String draw,
            @PathVariable String evaluation,
            Model model,
            Locale locale) {
        var one = addresses.draw(cycle, draw);
        var drawn = addresses.form(one, evaluation);
        var form = addresses.settled(drawn);
        var lines = Line.of(form, rechecks.rows(one.drawn().recheck(), drawn.draw(), drawn.evaluation()));
        model.addAttribute("one", one);
        model.addAttribute("cycle", cycle);
        model.addAttribute("drawn", drawn);
        model.addAttribute("form", form);
        model.addAttribute(
                "title",
                form.project() == null
                        ? wording.words(form.layout().title(), locale)
                        : form.project().name());
        model.addAttribute("lines", lines);
        var doubts = findings.of(addresses.now(drawn), locale);
        model.addAttribute("doubts", lines.stream().collect(Collectors.toMap(Line::row, line -> doubts.stream()
                .filter(doubt -> doubt.cells().stream()
                        .anyMatch(cell -> List.of(cell.split("/")).contains(line.row())))
                .toList())));
        model.addAttribute("codes", rules.deductions(form.ruleSet()).codes());
        var scores = addresses.draws() && !drawn.finished();
        var mine = scores && addresses.hadAHand(desk.account(), drawn);
        model.addAttribute("scores", scores && !mine);
        model.addAttribute("mine", mine);
        model.addAttribute(
                "acts",
                rechecks.acts(one.drawn().recheck(), drawn.draw()).stream()
                        .filter(act -> act.evaluation().equals(evaluation))
                        .toList());
        return "recheck/form";
    }

    @PostMapping("/rows")
    String rows(
            @PathVariable String cycle,
            @PathVariable String draw,
            @PathVariable String evaluation,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var one = addresses.draw(cycle, draw);
        var drawn = addresses.form(one, evaluation);
        try {
            after.addFlashAttribute("done", save(one, drawn, typed) ? "recheck.done.rows" : "recheck.done.none");
        } catch (CommandRefused refused) {
            return again(refused, typed, one, drawn, model, locale, response);
        }
        return "redirect:" + address(cycle, drawn);
    }

    /** A page that was refused, opened again by its address. */
    @GetMapping({"/rows", "/finish"})
    String back(@PathVariable String cycle, @PathVariable String draw, @PathVariable String evaluation) {
        return "redirect:" + address(cycle, addresses.form(addresses.draw(cycle, draw), evaluation));
    }

    /**
     * Saves the scores that were typed and are not what is known.
     *
     * @return whether there were any
     * @throws CommandRefused also if a score that is saved was taken out: there is none but another in its place
     */
    private boolean save(Draw one, DrawnForm drawn, Map<String, String> typed) {
        var lines = Line.of(
                addresses.settled(drawn), rechecks.rows(one.drawn().recheck(), drawn.draw(), drawn.evaluation()));
        var entries = new ArrayList<ScoreRows.Entry>();
        for (var line : lines) {
            var score = typed.getOrDefault(line.row() + ".score", "").strip();
            var code = typed.getOrDefault(line.row() + ".code", "");
            var reason = typed.getOrDefault(line.row() + ".reason", "");
            var known = line.checked();
            if (score.isEmpty() && known != null && typed.containsKey(line.row() + ".score")) {
                throw CommandRefused.malformed(
                        "recheck-score-taken-out", "rows/" + line.row(), Map.of("score", known.reviewed() + ""));
            }
            if (!score.isEmpty()) {
                entries.add(new ScoreRows.Entry(line.row(), score, code, reason));
            }
        }
        if (entries.isEmpty()) {
            return false;
        }
        desk.send(
                new ScoreRows(one.drawn().recheck(), drawn.draw(), drawn.evaluation(), seen(typed), entries),
                typed.getOrDefault("key", ""));
        return true;
    }

    @PostMapping("/finish")
    String finish(
            @PathVariable String cycle,
            @PathVariable String draw,
            @PathVariable String evaluation,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var one = addresses.draw(cycle, draw);
        var drawn = addresses.form(one, evaluation);
        var known = drawn;
        try {
            save(one, drawn, typed);
            known = addresses.form(one, evaluation);
            desk.send(
                    new FinishRecheck(
                            one.drawn().recheck(),
                            drawn.draw(),
                            drawn.evaluation(),
                            known.sequence() == drawn.sequence() ? seen(typed) : known.sequence(),
                            typed.getOrDefault("opinion", "")),
                    typed.getOrDefault("key", "") + "-finish");
        } catch (CommandRefused refused) {
            return again(refused, typed, one, known, model, locale, response);
        }
        after.addFlashAttribute("done", "recheck.done.finish");
        return "redirect:" + address(cycle, drawn);
    }

    /** The page again with the words of the refusal and what was typed. */
    private String again(
            CommandRefused refused,
            Map<String, String> typed,
            Draw one,
            DrawnForm drawn,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(Statuses.of(refused).value());
        model.addAttribute("refused", wording.refusal(refused, locale));
        model.addAttribute(
                "wrong",
                refused.details().stream()
                        .collect(Collectors.toMap(
                                detail -> detail.field().replaceFirst("^rows/", ""),
                                detail -> wording.detail(detail, locale),
                                (first, second) -> first)));
        model.addAttribute("typed", typed);
        var cycle = one.drawn().recheck().cycle().key();
        return show(cycle, "" + drawn.draw(), drawn.evaluation().value(), model, locale);
    }

    private static String address(String cycle, DrawnForm drawn) {
        return "/rechecks/" + cycle + "/" + drawn.draw() + "/"
                + drawn.evaluation().value();
    }

    private static long seen(Map<String, String> typed) {
        var text = typed.getOrDefault("seen", "");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
