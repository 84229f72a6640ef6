package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.EndDelegation;
import jiheng.command.organisation.GiveDelegation;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.AccountView;
import jiheng.query.organisation.GrantView;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may act for whom, given and ended by an administrator. */
@Controller
class DelegationPages {
    static final List<Role> DELEGABLE =
            List.of(Role.PREPARER, Role.UNIT_APPROVER, Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER);

    private final Region region;
    private final Reading reading;
    private final Desk desk;
    private final Forms forms;

    DelegationPages(Region region, Reading reading, Desk desk, Forms forms) {
        this.region = region;
        this.reading = reading;
        this.desk = desk;
        this.forms = forms;
    }

    /** A role that its holder may delegate; the value is the account and the place. */
    record Held(String value, String name, GrantView grant) {}

    @GetMapping("/admin/delegations")
    String delegations(Model model) {
        var people = region.accounts("").stream().filter(AccountView::enabled).toList();
        model.addAttribute("delegations", Shown.delegations(region.delegations(), reading.today()));
        model.addAttribute("people", people);
        model.addAttribute(
                "held",
                people.stream()
                        .flatMap(person -> person.roles().stream()
                                .filter(grant -> DELEGABLE.contains(grant.role()))
                                .map(grant ->
                                        new Held(person.account().value() + "@" + place(grant), person.name(), grant)))
                        .toList());
        model.addAttribute("today", reading.today().toString());
        return "admin/delegations";
    }

    @PostMapping("/admin/delegations")
    String act(
            @RequestParam String act,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var typed = new Typed(fields);
        var form = act.equals("end") ? "end-" + typed.text("delegation") : act;
        var refused = forms.refusal(form, fields, locale, () -> {
            switch (act) {
                case "give" -> {
                    var held = typed.text("held").split("@", 2);
                    if (held.length < 2) {
                        throw CommandRefused.malformed("choice-missing", "held", Map.of());
                    }
                    var from = new Typed(Map.of("held", held[0])).account("held");
                    var place = new Typed(Map.of("held", held[1])).place("held");
                    desk.send(give(typed, typed.account("account"), from, place), typed.text("key"));
                }
                case "end" -> desk.send(end(typed), typed.text("key"));
                default -> throw Typed.noSuchAct(act);
            }
        });
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return delegations(model);
        }
        told.addFlashAttribute("done", "admin.done.delegation-" + act);
        return "redirect:/admin/delegations";
    }

    /** The delegation's id comes from the form's key, so that the form sent twice gives it once. */
    static GiveDelegation give(Typed typed, AccountId to, AccountId from, Typed.Place place) {
        var id = new Typed(Map.of("held", typed.text("key"))).delegation("held");
        return new GiveDelegation(to, id, from, place.role(), place.unit(), typed.day("first"), typed.day("last"));
    }

    static EndDelegation end(Typed typed) {
        DelegationId id = typed.delegation("delegation");
        return new EndDelegation(typed.account("account"), id, typed.text("reason"));
    }

    static String place(GrantView grant) {
        return new Typed.Place(grant.role(), grant.unit()).value();
    }
}
