package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import jiheng.command.organisation.DisableAccount;
import jiheng.command.organisation.EnableAccount;
import jiheng.command.organisation.GrantRole;
import jiheng.command.organisation.OpenAccount;
import jiheng.command.organisation.RenameAccount;
import jiheng.command.organisation.RevokeRole;
import jiheng.events.organisation.AccountId;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People: who they are, whether they may sign in, and what they may do. */
@Controller
class AccountPages {
    private static final int RECENT = 50;

    private final Region region;
    private final Organisation organisation;
    private final Reading reading;
    private final Desk desk;
    private final Passwords passwords;
    private final Forms forms;

    AccountPages(
            Region region, Organisation organisation, Reading reading, Desk desk, Passwords passwords, Forms forms) {
        this.region = region;
        this.organisation = organisation;
        this.reading = reading;
        this.desk = desk;
        this.passwords = passwords;
        this.forms = forms;
    }

    @GetMapping("/admin/accounts")
    String accounts(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("accounts", region.accounts(q));
        return "admin/accounts";
    }

    @GetMapping("/admin/accounts/new")
    String opening(Model model) {
        model.addAttribute("units", region.units());
        return "admin/opening";
    }

    @PostMapping("/admin/accounts/new")
    String open(
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var typed = new Typed(fields);
        var refused = forms.refusal("open", fields, locale, () -> {
            var account = typed.account("account");
            var command = new OpenAccount(account, typed.text("name"), typed.unit("unit"));
            Passwords.repeated(typed.text("password"), typed.text("repeat"));
            passwords.set(account, typed.text("password"), () -> desk.send(command, typed.text("key")));
        });
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return opening(model);
        }
        told.addFlashAttribute("done", "admin.done.opened");
        return "redirect:/admin/accounts/" + typed.account("account").value();
    }

    @GetMapping("/admin/accounts/{id}")
    String account(@PathVariable String id, Model model, Locale locale) {
        var account = region.account(id);
        var who = account.account();
        model.addAttribute("account", account);
        model.addAttribute("own", who.equals(desk.account()));
        model.addAttribute("passwordChanged", Shown.moment(account.passwordChanged()));
        model.addAttribute("offers", region.offers());
        model.addAttribute("given", Shown.delegations(organisation.delegationsGiven(who), reading.today()));
        model.addAttribute("received", Shown.delegations(organisation.delegationsReceived(who), reading.today()));
        model.addAttribute("acts", Shown.acts(region.acts(region.acts(who, null), RECENT, 0), locale));
        return "admin/account";
    }

    /** One of the acts on an account; which one the form says. */
    @PostMapping("/admin/accounts/{id}")
    String act(
            @PathVariable String id,
            @RequestParam String act,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var account = region.account(id).account();
        var typed = new Typed(fields);
        var form = act.equals("revoke") ? "revoke-" + typed.text("place") : act;
        var refused = forms.refusal(form, fields, locale, () -> carryOut(act, account, typed));
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return account(id, model, locale);
        }
        told.addFlashAttribute("done", "admin.done." + act);
        return "redirect:/admin/accounts/" + account.value();
    }

    private void carryOut(String act, AccountId account, Typed typed) {
        Consumer<Object> send = command -> desk.send(command, typed.text("key"));
        switch (act) {
            case "rename" -> send.accept(new RenameAccount(account, typed.text("name")));
            case "disable" -> send.accept(new DisableAccount(account, typed.text("reason")));
            case "enable" -> send.accept(new EnableAccount(account, typed.text("reason")));
            case "grant" -> {
                var place = typed.place("place");
                send.accept(new GrantRole(account, place.role(), place.unit()));
            }
            case "revoke" -> {
                var place = typed.place("place");
                send.accept(new RevokeRole(account, place.role(), place.unit(), typed.text("reason")));
            }
            case "password" -> {
                Passwords.repeated(typed.text("password"), typed.text("repeat"));
                passwords.set(account, typed.text("password"), () -> {});
            }
            default -> throw Typed.noSuchAct(act);
        }
    }
}
