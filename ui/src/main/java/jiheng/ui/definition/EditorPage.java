package jiheng.ui.definition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.command.definition.ReviseDefinition;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionId.Kind;
import jiheng.events.template.RuleSet;
import jiheng.events.template.Template;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.definition.Status;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The draft of a template or rule set in fields, with an example of it beside, anew at every change. */
@Controller
@RequestMapping("/definitions/{definition}/{version}/edit")
class EditorPage {
    /** The last field of the form: a button pressed before the page was there whole sends all but the end of it. */
    private static final String END = "end";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Shape.Group TEMPLATE = (Shape.Group) Shape.of(Template.class);
    private static final Shape.Group RULES = (Shape.Group) Shape.of(RuleSet.class);

    private final Desk desk;
    private final DefinitionViews views;
    private final Bodies bodies;
    private final Previews previews;
    private final Wording wording;

    EditorPage(Desk desk, DefinitionViews views, Bodies bodies, Previews previews, Wording wording) {
        this.desk = desk;
        this.views = views;
        this.bodies = bodies;
        this.previews = previews;
        this.wording = wording;
    }

    record Flaw(String place, String words) {}

    @GetMapping
    String edit(@PathVariable String definition, @PathVariable String version, Model model, Locale locale) {
        var id = DefinitionPages.id(definition);
        var number = DefinitionPages.number(version);
        var one = views.find(id, number).orElseThrow(() -> DefinitionPages.absent(id + " " + version));
        if (one.status() != Status.DRAFT) {
            throw CommandRefused.rule(
                    one.status() == Status.PROPOSED ? "draft-under-review" : "definition-frozen",
                    Map.of("version", version));
        }
        show(id, number, one.sequence(), (ObjectNode) JSON.readTree(bodies.write(one.body())), model, locale);
        return "definition/edit";
    }

    /**
     * @param edit {@code save}, {@code preview} which answers with the example alone, or a change of a list
     * @param seen the sequence number of the draft's last event when the page was opened
     */
    @PostMapping
    String edited(
            @PathVariable String definition,
            @PathVariable String version,
            @RequestParam(defaultValue = "save") String edit,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after,
            Locale locale) {
        var id = DefinitionPages.id(definition);
        var number = DefinitionPages.number(version);
        var one = views.find(id, number).orElseThrow(() -> DefinitionPages.absent(id + " " + version));
        var shape = shape(id);
        var whole = fields.containsKey(END);
        var base = JSON.readTree(bodies.write(one.body()));
        var tree = Sketch.typed(shape, whole ? fields : Sketch.over(shape, base, fields), base);
        if (edit.equals("preview")) {
            show(id, number, seen, tree, model, locale);
            return "definition/parts :: example";
        }
        if (!whole) {
            refuse(CommandRefused.malformed("page-not-whole", "edit", Map.of()), model, response, locale);
            show(id, number, seen, tree, model, locale);
            return "definition/edit";
        }
        if (!edit.equals("save")) {
            Edits.apply(shape, tree, edit);
            show(id, number, seen, tree, model, locale);
            model.addAttribute("unsaved", true);
            return "definition/edit";
        }
        try {
            desk.send(
                    new ReviseDefinition(id, seen, bodies.read(id.kind(), tree.toString())),
                    UUID.randomUUID().toString());
        } catch (CommandRefused refused) {
            refuse(refused, model, response, locale);
            show(id, number, seen, tree, model, locale);
            return "definition/edit";
        }
        after.addFlashAttribute("done", "definition.done.save");
        return "redirect:/definitions/" + id + "/" + number + "/edit";
    }

    private void refuse(CommandRefused refused, Model model, HttpServletResponse response, Locale locale) {
        response.setStatus(422);
        model.addAttribute("refused", wording.refusal(refused, locale));
        model.addAttribute("unsaved", true);
    }

    private void show(DefinitionId id, int version, long seen, JsonNode tree, Model model, Locale locale) {
        model.addAttribute("definition", id);
        model.addAttribute("version", version);
        model.addAttribute("seen", seen);
        model.addAttribute("nodes", Sketch.nodes(shape(id), tree));
        try {
            model.addAttribute("preview", previews.of(bodies.read(id.kind(), tree.toString()), locale));
            model.addAttribute("flaws", List.of());
        } catch (CommandRefused unsound) {
            model.addAttribute("preview", null);
            model.addAttribute("flaws", flaws(unsound, locale));
        }
    }

    private List<Flaw> flaws(CommandRefused unsound, Locale locale) {
        return unsound.details().stream()
                .map(flaw -> new Flaw(flaw.field(), wording.detail(flaw, locale)))
                .toList();
    }

    private static Shape.Group shape(DefinitionId id) {
        return id.kind() == Kind.TEMPLATE ? TEMPLATE : RULES;
    }
}
