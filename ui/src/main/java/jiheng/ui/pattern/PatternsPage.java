package jiheng.ui.pattern;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.query.pattern.Patterns;
import jiheng.query.pattern.Rule;
import jiheng.query.pattern.Rules;
import jiheng.query.pattern.Unusual;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Unusual acts on the forms of a cycle, rule by rule with its thresholds, each with the way to the acts. */
@Controller
class PatternsPage {
    private static final int MOST = 200;

    private final Patterns patterns;
    private final Reading reading;
    private final Organisation organisation;
    private final Wording wording;
    private final MessageSource messages;

    PatternsPage(
            Patterns patterns, Reading reading, Organisation organisation, Wording wording, MessageSource messages) {
        this.patterns = patterns;
        this.reading = reading;
        this.organisation = organisation;
        this.wording = wording;
        this.messages = messages;
    }

    /** One finding as the page tells it. */
    record Told(Patterns.Found found, String who, String fact) {}

    /** A rule with its words, how often it was met, and what is shown of that. */
    record Chapter(Rule rule, String words, int count, List<Told> told) {}

    @GetMapping("/patterns")
    String patterns(
            @RequestParam(defaultValue = "") String cycle,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String rule,
            Model model,
            Locale locale) {
        reading.requireA(Role.AUDITOR, Role.FINANCE_REVIEWER);
        var asked = Stream.of(Rule.values())
                .map(Rule::name)
                .filter(rule::equals)
                .findFirst()
                .orElse("");
        var cycles = organisation.cycles();
        var chosen = cycles.stream()
                .filter(one -> cycle.isEmpty() || one.cycle().key().equals(cycle))
                .findFirst();
        if (chosen.isEmpty() && !cycle.isEmpty()) {
            throw CommandRefused.absent("no-such-cycle", Map.of("cycle", cycle));
        }
        var readable = reading.units();
        var units = readable.stream()
                .filter(one -> unit.isEmpty() || one.value().equals(unit))
                .toList();
        var found = chosen.map(one -> find(one, units)).orElse(List.of());
        model.addAttribute("cycles", cycles);
        model.addAttribute("chosen", chosen.map(one -> one.cycle().key()).orElse(""));
        model.addAttribute(
                "units",
                organisation.units().stream()
                        .filter(one -> readable.contains(one.unit()))
                        .toList());
        model.addAttribute("unit", unit);
        model.addAttribute("rules", Rule.values());
        model.addAttribute("rule", asked);
        model.addAttribute("version", "" + Rules.VERSION);
        model.addAttribute(
                "chapters",
                Stream.of(Rule.values())
                        .filter(one -> asked.isEmpty() || one.name().equals(asked))
                        .map(one -> chapter(one, found, locale))
                        .toList());
        return "pattern/list";
    }

    private List<Patterns.Found> find(CycleView cycle, List<UnitId> units) {
        return patterns.find(cycle.cycle(), List.of(cycle.targetsDue(), cycle.resultsDue()), units);
    }

    private Chapter chapter(Rule rule, List<Patterns.Found> all, Locale locale) {
        var found = all.stream().filter(one -> one.unusual().rule() == rule).toList();
        var words = messages.getMessage("pattern." + rule + ".rule", thresholds(rule), locale);
        return new Chapter(
                rule,
                words,
                found.size(),
                found.stream()
                        .limit(MOST)
                        .map(one -> new Told(
                                one, String.join(joint(locale), one.unusual().people()), fact(one.unusual(), locale)))
                        .toList());
    }

    private static Object[] thresholds(Rule rule) {
        return switch (rule) {
            case NIGHT_WORK -> new Object[] {"" + Rules.NIGHT_FROM, "" + Rules.NIGHT_UNTIL};
            case BULK_EDIT -> new Object[] {"" + Rules.BULK};
            case BOTH_SIDES -> new Object[] {};
            case QUICK_APPROVAL -> new Object[] {"" + Rules.QUICK};
            case BEFORE_DEADLINE -> new Object[] {"" + Rules.LAST_MINUTES};
        };
    }

    private String fact(Unusual unusual, Locale locale) {
        var facts = unusual.rule() == Rule.BOTH_SIDES
                ? List.of(unusual.facts().stream()
                        .map(role -> wording.say("role." + role, Map.of(), locale))
                        .collect(Collectors.joining(joint(locale))))
                : unusual.facts();
        return messages.getMessage("pattern.say." + unusual.rule(), facts.toArray(), locale);
    }

    private static String joint(Locale locale) {
        return Wording.isEnglish(locale) ? ", " : "、";
    }
}
