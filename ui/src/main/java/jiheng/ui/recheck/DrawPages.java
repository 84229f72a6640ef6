package jiheng.ui.recheck;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.recheck.DrawSample;
import jiheng.command.recheck.Populations;
import jiheng.events.recheck.Drawing;
import jiheng.events.recheck.Member;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.recheck.SeedOrigin;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.query.recheck.Draw;
import jiheng.query.recheck.DrawnForm;
import jiheng.query.recheck.Quality;
import jiheng.query.recheck.Rechecks;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cycles with their draws, one draw with its sample and results, and what is needed to draw it again. */
@Controller
class DrawPages {
    private final Addresses addresses;
    private final Rechecks rechecks;
    private final Populations populations;
    private final Organisation organisation;
    private final Results results;
    private final Desk desk;
    private final Wording wording;

    DrawPages(
            Addresses addresses,
            Rechecks rechecks,
            Populations populations,
            Organisation organisation,
            Results results,
            Desk desk,
            Wording wording) {
        this.addresses = addresses;
        this.rechecks = rechecks;
        this.populations = populations;
        this.organisation = organisation;
        this.results = results;
        this.desk = desk;
        this.wording = wording;
    }

    /** A cycle, how many of its forms could be drawn now, and its draws. */
    record Round(CycleView cycle, int settled, List<Draw> draws) {}

    /** A drawn form, what it is called, and how many of its rows were scored again. */
    record Sampled(DrawnForm form, String title, int rows) {}

    @GetMapping("/rechecks")
    String list(Model model) {
        addresses.requireReader();
        model.addAttribute(
                "rounds",
                organisation.cycles().stream()
                        .map(cycle -> new Round(
                                cycle,
                                populations.of(cycle.cycle()).size(),
                                rechecks.draws(RecheckId.of(cycle.cycle()))))
                        .toList());
        model.addAttribute("draws", addresses.draws());
        return "recheck/list";
    }

    /** Where a refused draw is shown: its address is asked for when the page is loaded again or in another language. */
    @GetMapping("/rechecks/{cycle}")
    String again() {
        return "redirect:/rechecks";
    }

    @PostMapping("/rechecks/{cycle}")
    String draw(
            @PathVariable String cycle,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes after) {
        var recheck = addresses.recheck(cycle);
        var seen = number(typed, "seen");
        try {
            var command = new DrawSample(
                    recheck,
                    seen,
                    number(typed, "size"),
                    typed.getOrDefault("origin", "").equals("PUBLIC") ? SeedOrigin.PUBLIC : SeedOrigin.SYSTEM,
                    typed.getOrDefault("seed", ""),
                    typed.getOrDefault("source", ""),
                    typed.getOrDefault("reason", ""));
            desk.send(command, typed.getOrDefault("key", ""));
        } catch (CommandRefused refused) {
            response.setStatus(Statuses.of(refused).value());
            model.addAttribute("refused", wording.refusal(refused, locale));
            model.addAttribute("typed", typed);
            model.addAttribute("refusedCycle", cycle);
            return list(model);
        }
        after.addFlashAttribute("done", "recheck.done.draw");
        return "redirect:/rechecks/" + recheck.cycle().key() + "/" + (seen + 1);
    }

    @GetMapping("/rechecks/{cycle}/{draw}")
    String show(@PathVariable String cycle, @PathVariable String draw, Model model, Locale locale) {
        var one = addresses.draw(cycle, draw);
        var drawn = one.drawn();
        var forms = rechecks.forms(drawn.recheck(), drawn.draw());
        model.addAttribute("one", one);
        model.addAttribute("cycle", cycle);
        model.addAttribute("draws", rechecks.draws(drawn.recheck()));
        model.addAttribute("same", isSame(drawn));
        model.addAttribute("quotedSeed", "'" + drawn.seed().replace("'", "'\\''") + "'");
        model.addAttribute(
                "sample",
                forms.stream()
                        .map(form -> new Sampled(
                                form,
                                addresses.title(form.evaluation(), locale),
                                rechecks.rows(drawn.recheck(), drawn.draw(), form.evaluation())
                                        .size()))
                        .toList());
        model.addAttribute("quality", Quality.of(forms));
        model.addAttribute("acts", rechecks.acts(drawn.recheck(), drawn.draw()));
        return "recheck/draw";
    }

    @GetMapping("/rechecks/{cycle}/{draw}/population.txt")
    ResponseEntity<String> population(@PathVariable String cycle, @PathVariable String draw) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"population.txt\"")
                .body(Drawing.text(addresses.draw(cycle, draw).drawn().population()));
    }

    @GetMapping("/rechecks/{cycle}/{draw}/results.csv")
    ResponseEntity<byte[]> results(@PathVariable String cycle, @PathVariable String draw, Locale locale) {
        return results.csv(addresses.draw(cycle, draw), locale);
    }

    @GetMapping("/rechecks/{cycle}/{draw}/results.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String cycle, @PathVariable String draw, Locale locale) {
        return results.workbook(addresses.draw(cycle, draw), locale);
    }

    /** Whether the record, drawn again, gives the recorded sample and digest. */
    static boolean isSame(SampleDrawn drawn) {
        var forms = drawn.population().stream().map(Member::evaluation).toList();
        return Drawing.draw(drawn.seed(), forms, drawn.size()).equals(drawn.drawn())
                && Drawing.digest(drawn.population()).equals(drawn.populationDigest());
    }

    private static int number(Map<String, String> typed, String field) {
        var text = typed.getOrDefault(field, "").strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
