package jiheng.ui.admin;

import java.util.Locale;
import jiheng.events.Ids;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was done to the organisation: who granted what to whom, one sentence each. */
@Controller
class ActPages {
    private static final int MOST = 500;

    private final Region region;

    ActPages(Region region) {
        this.region = region;
    }

    @GetMapping("/admin/acts")
    String acts(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String unit,
            Model model,
            Locale locale) {
        var who = Ids.isA(AccountId.KIND, person) ? new AccountId(person) : null;
        var where = Ids.isA(UnitId.KIND, unit) ? new UnitId(unit) : null;
        var acts = region.acts(who, where, MOST);
        model.addAttribute("person", person);
        model.addAttribute("unit", unit);
        model.addAttribute("people", region.accounts(""));
        model.addAttribute("units", region.units());
        model.addAttribute("acts", Shown.acts(acts, locale));
        model.addAttribute("cut", acts.size() == MOST);
        return "admin/acts";
    }
}
