package jiheng.ui.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.PrepareDisclosure;
import jiheng.command.evaluation.PublishForm;
import jiheng.command.evaluation.RefuseDisclosure;
import jiheng.command.evaluation.WithdrawPublication;
import jiheng.events.evaluation.Redaction;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Form;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Sheet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a form is made public: proposed by one finance reviewer, looked at and let out by another. */
@Controller
@RequestMapping("/evaluations/{id}/disclosure")
class DisclosurePage {
    private final Desk desk;
    private final Reading reading;
    private final Wording wording;

    DisclosurePage(Desk desk, Reading reading, Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.wording = wording;
    }

    @GetMapping
    String page(@PathVariable String id, Model model, Locale locale) {
        var form = reading.form(id);
        var prepared = form.disclosure().prepared();
        show(form, prepared == null ? List.of() : prepared.redactions(), prepared == null, model, locale);
        return "disclosure/form";
    }

    /** The public copy as it would look, before anything is recorded. */
    @PostMapping("/preview")
    String preview(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Model model, Locale locale) {
        var form = reading.form(id);
        try {
            show(form, Hidden.read(form.content(), typed), false, model, locale);
            model.addAttribute("previewed", true);
        } catch (CommandRefused refused) {
            show(form, List.of(), true, model, locale);
            model.addAttribute("refusal", wording.refusal(refused, locale));
        }
        return "disclosure/form";
    }

    @PostMapping("/{act:prepare|publish|refuse|withdraw}")
    String act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes after,
            Locale locale) {
        var form = reading.form(id);
        try {
            var key = first(typed, "key");
            desk.send(command(form, act, typed), key.isEmpty() ? null : key + "-" + act);
            after.addFlashAttribute("done", "disclosure.done." + act);
        } catch (CommandRefused refused) {
            after.addFlashAttribute("refusal", wording.refusal(refused, locale));
        }
        return "redirect:/evaluations/" + id + "/disclosure";
    }

    private static Object command(Form form, String act, MultiValueMap<String, String> typed) {
        var id = form.id();
        var reason = first(typed, "reason");
        return switch (act) {
            case "prepare" -> new PrepareDisclosure(id, seen(typed), Hidden.read(form.content(), typed));
            case "publish" -> new PublishForm(id, seen(typed));
            case "refuse" -> new RefuseDisclosure(id, seen(typed), reason);
            default -> new WithdrawPublication(id, publication(typed), reason);
        };
    }

    /** @param fresh whether all that is suggested is ticked */
    private void show(Form form, List<Redaction> chosen, boolean fresh, Model model, Locale locale) {
        var content = form.content();
        var suggested = new LinkedHashMap<Redaction, String>();
        var mayAct = reading.unitsAs(Role.FINANCE_REVIEWER).contains(form.unit());
        var prepared = form.disclosure().prepared();
        if (form.settled()) {
            Suggestions.of(form.layout(), content)
                    .forEach(one -> suggested.put(one.redaction(), one.kind().key()));
        }
        var hidden = fresh ? List.copyOf(suggested.keySet()) : chosen;
        hidden.forEach(one -> suggested.putIfAbsent(one, "own"));
        var parts = new ArrayList<Hidden.Part>();
        suggested.forEach(
                (one, why) -> parts.add(Hidden.part(form, one, why, hidden.contains(one), hidden, wording, locale)));
        var project = form.project();
        model.addAttribute("id", form.id().value());
        model.addAttribute("form", form);
        model.addAttribute(
                "title",
                (project == null ? "" : project.name() + " ")
                        + wording.words(form.layout().title(), locale));
        model.addAttribute("seen", form.sequence());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("mayAct", mayAct);
        model.addAttribute("parts", parts);
        model.addAttribute("hidden", parts.stream().filter(Hidden.Part::chosen).toList());
        model.addAttribute("places", form.settled() ? Hidden.places(form, wording, locale) : List.of());
        model.addAttribute("prepared", prepared);
        model.addAttribute(
                "own",
                prepared != null
                        && prepared.by().account().equals(desk.account().value()));
        if (form.settled()) {
            var copy = Disclosure.copy(form, hidden, form.last().at());
            model.addAttribute("left", Hidden.left(form, hidden, wording, locale));
            model.addAttribute("sheet", Sheet.of(copy.layout(), copy.content(), options(copy, locale)));
        }
    }

    private static Options options(Form form, Locale locale) {
        var project = form.project();
        return Options.reading("" + form.year(), form.unitName())
                .project(project == null ? "" : project.name())
                .in(locale)
                .official();
    }

    private static int publication(MultiValueMap<String, String> typed) {
        var number = first(typed, "publication");
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw CommandRefused.absent("no-such-publication", Map.of("publication", number));
        }
        return Integer.parseInt(number);
    }

    private static long seen(MultiValueMap<String, String> typed) {
        var seen = first(typed, "seen");
        if (!seen.matches("[0-9]{1,18}")) {
            throw CommandRefused.stale("changed-meanwhile", Map.of(), List.of());
        }
        return Long.parseLong(seen);
    }

    private static String first(MultiValueMap<String, String> typed, String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value;
    }
}
