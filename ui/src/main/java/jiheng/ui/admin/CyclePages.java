package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import jiheng.command.cycle.CloseCycle;
import jiheng.command.cycle.MoveDeadlines;
import jiheng.command.cycle.OpenCycle;
import jiheng.command.cycle.ReopenCycle;
import jiheng.events.cycle.CycleId;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The years' rounds of forms and their deadlines. */
@Controller
class CyclePages {
    private final Organisation organisation;
    private final Desk desk;
    private final Forms forms;

    CyclePages(Organisation organisation, Desk desk, Forms forms) {
        this.organisation = organisation;
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping(Gate.CYCLES)
    String cycles(Model model) {
        model.addAttribute("cycles", organisation.cycles());
        return "admin/cycles";
    }

    @PostMapping(Gate.CYCLES)
    String act(
            @RequestParam String act,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var typed = new Typed(fields);
        var form = act.equals("open") ? act : act + "-" + typed.text("cycle");
        var refused = forms.refusal(form, fields, locale, () -> desk.send(command(act, typed), typed.text("key")));
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return cycles(model);
        }
        told.addFlashAttribute("done", "admin.done.cycle-" + act);
        return "redirect:" + Gate.CYCLES;
    }

    private static Object command(String act, Typed typed) {
        return switch (act) {
            case "open" -> {
                var year = typed.year("year");
                yield new OpenCycle(CycleId.of("" + year), year, typed.day("targetsDue"), typed.day("resultsDue"));
            }
            case "move" ->
                new MoveDeadlines(
                        typed.cycle("cycle"), typed.day("targetsDue"), typed.day("resultsDue"), typed.text("reason"));
            case "close" -> new CloseCycle(typed.cycle("cycle"), typed.text("reason"));
            case "reopen" -> new ReopenCycle(typed.cycle("cycle"), typed.text("reason"));
            default -> throw Typed.noSuchAct(act);
        };
    }
}
