package jiheng.ui.page;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.State;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Openings;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All forms I may read, narrowed down. */
@Controller
class FormsPage {
    private static final int SIZE = 30;

    private final Reading reading;
    private final Organisation organisation;
    private final Evaluations evaluations;
    private final Openings openings;
    private final Lines lines;

    FormsPage(Reading reading, Organisation organisation, Evaluations evaluations, Openings openings, Lines lines) {
        this.reading = reading;
        this.organisation = organisation;
        this.evaluations = evaluations;
        this.openings = openings;
        this.lines = lines;
    }

    @GetMapping("/evaluations")
    String list(
            @RequestParam(defaultValue = "") String cycle,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var units = reading.units();
        var filter = new Evaluations.Filter(
                units,
                cycle.isBlank() ? null : openings.cycle(cycle),
                unit.isBlank() ? null : openings.unit(unit),
                state(state),
                text);
        var found = evaluations.list(filter, page(page) - 1, SIZE);
        model.addAttribute("lines", found.lines().stream().map(lines::of).toList());
        model.addAttribute("total", found.total());
        model.addAttribute("page", page(page));
        model.addAttribute("pages", Math.max(1, (found.total() + SIZE - 1) / SIZE));
        model.addAttribute("asked", Map.of("cycle", cycle, "unit", unit, "state", state, "text", text));
        model.addAttribute("narrowed", !(cycle + unit + state + text).isBlank());
        model.addAttribute(
                "states", Arrays.stream(State.values()).map(Enum::name).toList());
        model.addAttribute("cycles", organisation.cycles());
        model.addAttribute(
                "units",
                organisation.units().stream()
                        .filter(one -> units.contains(one.unit()))
                        .toList());
        var shares = reading.isA(Role.FINANCE_REVIEWER) || reading.isA(Role.AUDITOR);
        model.addAttribute("shares", shares);
        model.addAttribute("looks", shares || reading.isA(Role.SUPERVISING_REVIEWER));
        model.addAttribute("opens", !reading.unitsAs(Role.PREPARER).isEmpty() || reading.isA(Role.FINANCE_REVIEWER));
        var address = UriComponentsBuilder.fromPath("/evaluations");
        for (var one : Set.of(
                Map.entry("cycle", cycle),
                Map.entry("unit", unit),
                Map.entry("state", state),
                Map.entry("text", text))) {
            if (!one.getValue().isBlank()) {
                address.queryParam(one.getKey(), "{" + one.getKey() + "}");
            }
        }
        model.addAttribute(
                "address",
                address.queryParam("page", "")
                        .encode()
                        .buildAndExpand(Map.of("cycle", cycle, "unit", unit, "state", state, "text", text))
                        .toUriString());
        return "forms";
    }

    private static int page(String typed) {
        return typed.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(typed) : 1;
    }

    private static @Nullable State state(String name) {
        if (name.isBlank()) {
            return null;
        }
        return Arrays.stream(State.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandRefused.malformed("unknown-state", "state", Map.of("text", name)));
    }
}
