package jiheng.ui.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jiheng.command.CommandRefused;
import jiheng.command.definition.DeclineDefinition;
import jiheng.command.definition.DiscardDefinition;
import jiheng.command.definition.DraftDefinition;
import jiheng.command.definition.ProposeDefinition;
import jiheng.command.definition.PublishDefinition;
import jiheng.command.definition.RetireDefinition;
import jiheng.events.Ids;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionId.Kind;
import jiheng.events.organisation.Role;
import jiheng.query.definition.DefinitionVersion;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.definition.Status;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Templates and rule sets: the list, one with its history, a version with what it changes, and the acts on it. */
@Controller
@RequestMapping("/definitions")
class DefinitionPages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Desk desk;
    private final Reading reading;
    private final DefinitionViews views;
    private final Bodies bodies;
    private final Previews previews;
    private final Wording wording;

    DefinitionPages(
            Desk desk, Reading reading, DefinitionViews views, Bodies bodies, Previews previews, Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.views = views;
        this.bodies = bodies;
        this.previews = previews;
        this.wording = wording;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("templates", views.all(Kind.TEMPLATE));
        model.addAttribute("ruleSets", views.all(Kind.RULES));
        model.addAttribute("drafts", reading.isA(Role.FINANCE_REVIEWER));
        return "definition/list";
    }

    @GetMapping("/{definition}/{version}")
    String version(@PathVariable String definition, @PathVariable String version, Model model, Locale locale) {
        var id = id(definition);
        var one = find(id, number(version));
        var all = views.versions(id);
        model.addAttribute("one", one);
        model.addAttribute("versions", all);
        model.addAttribute("acts", views.acts(id));
        model.addAttribute("drafts", reading.isA(Role.FINANCE_REVIEWER));
        model.addAttribute(
                "draftable",
                all.stream().noneMatch(each -> each.status() == Status.DRAFT || each.status() == Status.PROPOSED));
        model.addAttribute("preview", previews.of(one.body(), locale));
        all.stream()
                .filter(each -> each.version() < one.version() && each.status() != Status.DISCARDED)
                .findFirst()
                .ifPresent(before -> {
                    model.addAttribute("before", before);
                    model.addAttribute(
                            "differences",
                            Differences.between(
                                    JSON.readTree(bodies.write(before.body())),
                                    JSON.readTree(bodies.write(one.body()))));
                });
        return "definition/version";
    }

    /** Begins the next version from a version, or a definition of its own from it under another key. */
    @PostMapping("/{definition}/{version}/draft")
    String draft(
            @PathVariable String definition,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes after,
            Locale locale) {
        var from = find(id(definition), number(version));
        var named = key.strip().isEmpty() ? from.definition().key() : key.strip();
        return refusing(definition, version, after, locale, told -> {
            if (!Ids.isA("template", "template-" + named) || named.length() > 40) {
                throw CommandRefused.malformed("bad-definition-key", "key", Map.of("text", named));
            }
            var next = DefinitionId.of(from.definition().kind(), named);
            var number = views.versions(next).stream()
                            .mapToInt(DefinitionVersion::version)
                            .max()
                            .orElse(0)
                    + 1;
            var body = bodies.renumbered(from.body(), named, number);
            desk.send(new DraftDefinition(next, body), UUID.randomUUID().toString());
            told.add("redirect:/definitions/" + next + "/" + number + "/edit");
        });
    }

    @PostMapping("/{definition}/{version}/{act}")
    String act(
            @PathVariable String definition,
            @PathVariable String version,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "0") String seen,
            RedirectAttributes after,
            Locale locale) {
        var id = id(definition);
        var sequence = seen.matches("[0-9]{1,18}") ? Long.parseLong(seen) : 0;
        return refusing(definition, version, after, locale, told -> {
            var command =
                    switch (act) {
                        case "propose" -> new ProposeDefinition(id, sequence, said);
                        case "publish" -> new PublishDefinition(id, sequence, said);
                        case "decline" -> new DeclineDefinition(id, said);
                        case "discard" -> new DiscardDefinition(id, said);
                        case "retire" -> new RetireDefinition(id, number(version), said);
                        default -> throw CommandRefused.absent("no-such-act", Map.of("act", act));
                    };
            desk.send(command, UUID.randomUUID().toString());
            after.addFlashAttribute("done", "definition.done." + act);
        });
    }

    /** Does an act, or shows its page again with the words of the refusal and what was written. */
    private String refusing(
            String definition, String version, RedirectAttributes after, Locale locale, Consumer<List<String>> act) {
        var onwards = new ArrayList<String>();
        try {
            act.accept(onwards);
        } catch (CommandRefused refused) {
            after.addFlashAttribute("refused", wording.refusal(refused, locale));
            after.addFlashAttribute(
                    "flaws",
                    refused.details().stream()
                            .map(flaw -> flaw.field() + "：" + wording.detail(flaw, locale))
                            .toList());
        }
        return onwards.isEmpty() ? "redirect:/definitions/" + id(definition) + "/" + number(version) : onwards.get(0);
    }

    private DefinitionVersion find(DefinitionId id, int version) {
        return views.find(id, version).orElseThrow(() -> absent(id + " " + version));
    }

    static DefinitionId id(String text) {
        if (!DefinitionId.isOne(text)) {
            throw absent(text);
        }
        return new DefinitionId(text);
    }

    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw absent(text);
        }
        return Integer.parseInt(text);
    }

    static CommandRefused absent(String what) {
        return CommandRefused.absent("no-such-definition", Map.of("definition", what));
    }
}
