package jiheng.ui.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.FormKind;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.query.organisation.UnitView;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Openings;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a form, empty or from a workbook. */
@Controller
class OpenPage {
    private final Desk desk;
    private final Reading reading;
    private final Organisation organisation;
    private final Openings openings;
    private final Templates templates;
    private final RuleSets rules;
    private final Wording wording;

    OpenPage(
            Desk desk,
            Reading reading,
            Organisation organisation,
            Openings openings,
            Templates templates,
            RuleSets rules,
            Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.organisation = organisation;
        this.openings = openings;
        this.templates = templates;
        this.rules = rules;
        this.wording = wording;
    }

    /** What a person chose; null where nothing was. {@code template} and {@code ruleSet} are {@code id:version}. */
    record Chosen(
            @Nullable String unit,
            @Nullable String cycle,
            @Nullable String template,
            @Nullable String ruleSet,
            @Nullable String projectCode,
            @Nullable String projectName,
            @Nullable String stage,
            @Nullable String key) {
        static final Chosen NOTHING = new Chosen(null, null, null, null, null, null, "TARGETS", null);
    }

    record Choice(String value, String words, boolean project) {}

    @GetMapping("/evaluations/new")
    String blank(Model model, Locale locale) {
        if (!model.containsAttribute("chosen")) {
            model.addAttribute("chosen", Chosen.NOTHING);
        }
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("units", units());
        model.addAttribute("cycles", cycles());
        model.addAttribute(
                "templates",
                templates
                        .latest()
                        .map(one -> new Choice(
                                one.version().id() + ":" + one.version().version(),
                                wording.words(one.layout().title(), locale),
                                one.kind() == FormKind.PROJECT))
                        .toList());
        model.addAttribute(
                "ruleSets",
                rules.all().stream()
                        .map(one -> new Choice(
                                one.version().id() + ":" + one.version().version(),
                                wording.words(one.title(), locale),
                                false))
                        .toList());
        return "form-new";
    }

    @PostMapping("/evaluations/new")
    String open(@ModelAttribute("chosen") Chosen chosen, RedirectAttributes after, Locale locale) {
        try {
            var template = Versioned.of(chosen.template());
            var ruleSet = Versioned.of(chosen.ruleSet());
            var isProject = templates
                    .all()
                    .anyMatch(one -> one.version().id().equals(template.id()) && one.kind() == FormKind.PROJECT);
            var command = openings.command(
                    chosen.unit(),
                    chosen.cycle(),
                    template.id(),
                    template.version(),
                    ruleSet.id(),
                    ruleSet.version(),
                    isProject ? chosen.projectCode() : null,
                    isProject ? chosen.projectName() : null,
                    chosen.stage());
            desk.send(command, chosen.key());
            after.addFlashAttribute("done", "done.open");
            return "redirect:/evaluations/" + command.evaluation();
        } catch (CommandRefused refused) {
            after.addFlashAttribute("refusal", wording.refusal(refused, locale));
            after.addFlashAttribute("chosen", chosen);
            var taken = refused.arguments().get("evaluation");
            if (refused.code().equals("already-open") && taken != null && !taken.isEmpty()) {
                after.addFlashAttribute("taken", taken);
            }
            return "redirect:/evaluations/new";
        }
    }

    @GetMapping("/evaluations/import")
    String importing(Model model, Locale locale) {
        model.addAttribute(
                "templates",
                templates
                        .all()
                        .map(one -> new Choice(
                                one.version().id() + "-" + one.version().version(),
                                wording.say(
                                        "importing.version",
                                        Map.of(
                                                "title",
                                                wording.words(one.layout().title(), locale),
                                                "version",
                                                "" + one.version().version()),
                                        locale),
                                one.kind() == FormKind.PROJECT))
                        .toList());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("units", units());
        model.addAttribute("cycles", cycles());
        return "form-import";
    }

    private record Versioned(String id, @Nullable Integer version) {
        static Versioned of(@Nullable String text) {
            var parts = (text == null ? "" : text).split(":", 2);
            var versioned = parts.length == 2 && parts[1].matches("[0-9]{1,6}");
            return new Versioned(parts[0], versioned ? Integer.valueOf(parts[1]) : null);
        }
    }

    private List<UnitView> units() {
        var mine = new LinkedHashSet<>(reading.unitsAs(Role.PREPARER));
        mine.addAll(reading.unitsAs(Role.FINANCE_REVIEWER));
        var found = organisation.units().stream()
                .filter(unit -> mine.contains(unit.unit()))
                .toList();
        if (found.isEmpty()) {
            throw Reading.missing(Role.PREPARER, Role.FINANCE_REVIEWER);
        }
        return found;
    }

    private List<CycleView> cycles() {
        return organisation.cycles().stream().filter(cycle -> !cycle.closed()).toList();
    }
}
