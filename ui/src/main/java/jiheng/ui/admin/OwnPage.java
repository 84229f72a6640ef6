package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.AccountId;
import jiheng.query.organisation.AccountView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.OwnSession;
import jiheng.ui.security.PasswordCheck;
import jiheng.ui.security.Reading;
import jiheng.ui.security.TooManyAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own account: who I am, my password, and who acts for me. */
@Controller
class OwnPage {
    private final Organisation organisation;
    private final Reading reading;
    private final Desk desk;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final OwnSession session;
    private final Forms forms;

    OwnPage(
            Organisation organisation,
            Reading reading,
            Desk desk,
            Passwords passwords,
            PasswordCheck check,
            OwnSession session,
            Forms forms) {
        this.organisation = organisation;
        this.reading = reading;
        this.desk = desk;
        this.passwords = passwords;
        this.check = check;
        this.session = session;
        this.forms = forms;
    }

    @GetMapping("/account")
    String account(Model model) {
        var me = me();
        var today = reading.today();
        model.addAttribute("account", me);
        model.addAttribute("passwordChanged", Shown.moment(me.passwordChanged()));
        model.addAttribute("given", Shown.delegations(organisation.delegationsGiven(me.account()), today));
        model.addAttribute("received", Shown.delegations(organisation.delegationsReceived(me.account()), today));
        model.addAttribute(
                "held",
                me.roles().stream()
                        .filter(grant -> DelegationPages.DELEGABLE.contains(grant.role()))
                        .map(grant -> new DelegationPages.Held(DelegationPages.place(grant), me.name(), grant))
                        .toList());
        model.addAttribute(
                "colleagues",
                organisation.accounts().stream()
                        .filter(one -> one.enabled() && one.unit().equals(me.unit()))
                        .filter(one -> !one.account().equals(me.account()))
                        .toList());
        model.addAttribute("today", today.toString());
        return "admin/own";
    }

    @PostMapping(value = "/account", params = "act=password")
    String password(
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes told) {
        var me = desk.account();
        var typed = new Typed(fields);
        var refused = forms.refusal("password", fields, locale, () -> {
            Passwords.repeated(typed.text("password"), typed.text("repeat"));
            proven(me, typed.text("old"), request.getRemoteAddr());
            if (typed.text("password").equals(typed.text("old"))) {
                throw CommandRefused.malformed("password-unchanged", "password", Map.of());
            }
            passwords.set(me, typed.text("password"), () -> {});
            session.renew(me, request, response);
        });
        return answer(refused, "admin.done.own-password", model, response, told);
    }

    @PostMapping(value = "/account", params = "act=give")
    String give(
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var typed = new Typed(fields);
        var refused = forms.refusal("give", fields, locale, () -> {
            var place = typed.place("held");
            desk.send(DelegationPages.give(typed, colleague(typed), desk.account(), place), typed.text("key"));
        });
        return answer(refused, "admin.done.delegation-give", model, response, told);
    }

    @PostMapping(value = "/account", params = "act=end")
    String end(
            @RequestParam Map<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes told) {
        var typed = new Typed(fields);
        var refused = forms.refusal(
                "end-" + typed.text("delegation"),
                fields,
                locale,
                () -> desk.send(DelegationPages.end(typed), typed.text("key")));
        return answer(refused, "admin.done.delegation-end", model, response, told);
    }

    private String answer(
            @Nullable Entry refused, String done, Model model, HttpServletResponse response, RedirectAttributes told) {
        if (refused != null) {
            response.setStatus(refused.status());
            model.addAttribute(Entry.ATTRIBUTE, refused);
            return account(model);
        }
        told.addFlashAttribute("done", done);
        return "redirect:/account";
    }

    private void proven(AccountId me, String old, String address) {
        try {
            if (!check.isRight(me, old, address)) {
                throw CommandRefused.malformed("password-wrong", "old", Map.of());
            }
        } catch (TooManyAttempts many) {
            var arguments = Map.of("minutes", "" + many.minutes());
            throw CommandRefused.malformed("too-many-attempts", "old", arguments);
        }
    }

    /** A colleague by name, or anybody by their account. */
    private AccountId colleague(Typed typed) {
        var text = typed.text("account").strip();
        var named = organisation.accounts().stream()
                .filter(one -> one.name().equals(text) && one.unit().equals(me().unit()))
                .toList();
        if (named.size() == 1) {
            return named.get(0).account();
        }
        return Optional.of(typed.account("account"))
                .flatMap(organisation::account)
                .map(AccountView::account)
                .orElseThrow(() -> CommandRefused.malformed("account-unknown", "account", Map.of("account", text)));
    }

    private AccountView me() {
        return organisation
                .account(desk.account())
                .orElseThrow(() -> CommandRefused.absent(
                        "account-unknown", Map.of("account", desk.account().value())));
    }
}
