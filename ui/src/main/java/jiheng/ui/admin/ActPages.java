package jiheng.ui.admin;

import java.util.Locale;
import jiheng.events.Ids;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import jiheng.ui.trail.Leaf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was done to the organisation: who granted what to whom, one sentence each. */
@Controller
class ActPages {
    private static final int ACTS_A_PAGE = 100;

    private final Region region;

    ActPages(Region region) {
        this.region = region;
    }

    @GetMapping("/admin/acts")
    String acts(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var who = Ids.isA(AccountId.KIND, person) ? new AccountId(person) : null;
        var where = Ids.isA(UnitId.KIND, unit) ? new UnitId(unit) : null;
        var filter = region.acts(who, where);
        var leaf = Leaf.of(page, ACTS_A_PAGE, region.countActs(filter));
        model.addAttribute("person", person);
        model.addAttribute("unit", unit);
        model.addAttribute("people", region.accounts(""));
        model.addAttribute("units", region.units());
        model.addAttribute("acts", Shown.acts(region.acts(filter, ACTS_A_PAGE, leaf.skipped()), locale));
        model.addAttribute("leaf", leaf);
        return "admin/acts";
    }
}
