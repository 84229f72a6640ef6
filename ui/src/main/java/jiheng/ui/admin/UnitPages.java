package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.organisation.RegisterUnit;
import jiheng.command.organisation.RenameUnit;
import jiheng.events.organisation.UnitKind;
import jiheng.query.organisation.UnitView;
import jiheng.ui.acts.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The units as a tree, and each with its people. */
@Controller
class UnitPages {
    private static final int RECENT = 50;

    private final Region region;
    private final Desk desk;
    private final Forms forms;

    UnitPages(Region region, Desk desk, Forms forms) {
        this.region = region;
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping("/admin")
    String admin() {
        return "redirect:/admin/units";
    }

    @GetMapping("/admin/units")
    String units(Model model) {
        model.addAttribute("units", region.units());
        model.addAttribute("people", region.accounts(""));
        model.addAttribute("kinds", List.of(UnitKind.BUDGET_UNIT, UnitKind.SUPERVISING_DEPARTMENT));
        return "admin/units";
    }

    @PostMapping(value = "/admin/units", params = "act=register")
    String register(
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var typed = new Typed(fields);
        var refused = forms.refusal("register", fields, locale, () -> {
            var kind = typed.choice(UnitKind.class, "kind");
            var command = new RegisterUnit(typed.unit("unit"), typed.text("name"), kind, typed.unit("parent"));
            desk.send(command, typed.text("key"));
        });
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return units(model);
        }
        told.addFlashAttribute("done", "admin.done.registered");
        return "redirect:/admin/units";
    }

    @GetMapping("/admin/units/{id}")
    String unit(@PathVariable String id, Model model, Locale locale) {
        var unit = region.unit(id);
        var above = unit.parent();
        model.addAttribute("unit", unit);
        model.addAttribute(
                "above",
                region.units().stream()
                        .filter(one -> one.unit().equals(above))
                        .map(UnitView::name)
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "people",
                region.accounts("").stream()
                        .filter(account -> account.unit().equals(unit.unit())
                                || account.roles().stream()
                                        .anyMatch(role -> role.unit().equals(unit.unit())))
                        .toList());
        model.addAttribute("acts", Shown.acts(region.acts(region.acts(null, unit.unit()), RECENT, 0), locale));
        return "admin/unit";
    }

    @PostMapping(value = "/admin/units/{id}", params = "act=rename")
    String rename(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var unit = region.unit(id).unit();
        var typed = new Typed(fields);
        var refused = forms.refusal(
                "rename", fields, locale, () -> desk.send(new RenameUnit(unit, typed.text("name")), typed.text("key")));
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return unit(id, model, locale);
        }
        told.addFlashAttribute("done", "admin.done.renamed");
        return "redirect:/admin/units/" + unit.value();
    }
}
