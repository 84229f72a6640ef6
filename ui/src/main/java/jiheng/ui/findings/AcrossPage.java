package jiheng.ui.findings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.query.findings.Doubts;
import jiheng.query.findings.check.Checks;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Openings;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Findings of all forms that a reviewer or an auditor may read. */
@Controller
class AcrossPage {
    private static final int SIZE = 50;
    private static final String OWN = "own";
    private static final List<Role> LOOKING = List.of(Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR);

    private final Reading reading;
    private final Doubts doubts;
    private final FindingViews views;
    private final Organisation organisation;
    private final Openings openings;
    private final Wording wording;

    AcrossPage(
            Reading reading,
            Doubts doubts,
            FindingViews views,
            Organisation organisation,
            Openings openings,
            Wording wording) {
        this.reading = reading;
        this.doubts = doubts;
        this.views = views;
        this.organisation = organisation;
        this.openings = openings;
        this.wording = wording;
    }

    record Line(EvaluationId form, String unit, String year, String project, FindingView finding) {}

    record Choice(String value, String label) {}

    /** @param page from 1 */
    @GetMapping("/findings")
    String across(
            @RequestParam(defaultValue = "") String cycle,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "open") String standing,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            Locale locale) {
        if (LOOKING.stream().noneMatch(reading::isA)) {
            throw CommandRefused.forbidden("findings-reserved", Map.of());
        }
        var number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        var units = reading.units();
        var found = doubts.list(
                new Doubts.Filter(
                        units,
                        cycle(cycle),
                        unit(unit),
                        check.isBlank() ? null : check.equals(OWN) ? "" : check,
                        !standing.equals("all"),
                        standing.equals("owed")),
                number - 1,
                SIZE);
        model.addAttribute(
                "lines", found.lines().stream().map(line -> line(line, locale)).toList());
        model.addAttribute("total", found.total());
        model.addAttribute("page", number);
        model.addAttribute("pages", Math.max(1, (found.total() + SIZE - 1) / SIZE));
        model.addAttribute("asked", Map.of("cycle", cycle, "unit", unit, "check", check, "standing", standing));
        model.addAttribute("cycles", organisation.cycles());
        model.addAttribute(
                "units",
                organisation.units().stream()
                        .filter(one -> units.contains(one.unit()))
                        .toList());
        model.addAttribute(
                "checks",
                Checks.codes().stream()
                        .map(code -> new Choice(
                                code, wording.words(Checks.title(code).orElse(new Words(code, code)), locale)))
                        .toList());
        return "findings/across";
    }

    private Line line(Doubts.Line line, Locale locale) {
        // Nothing is done from here, so nobody's rights are asked for each line.
        var thread = line.thread();
        return new Line(
                line.form(),
                line.unitName(),
                "" + line.year(),
                line.project() == null ? "" : line.project(),
                views.told(line.form(), thread, locale));
    }

    private @Nullable CycleId cycle(String named) {
        return named.isBlank() ? null : openings.cycle(named);
    }

    private @Nullable UnitId unit(String named) {
        return named.isBlank() ? null : openings.unit(named);
    }
}
