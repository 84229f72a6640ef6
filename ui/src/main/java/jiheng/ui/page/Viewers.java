package jiheng.ui.page;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.Organisation;
import jiheng.query.organisation.Standing;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who looks at it. */
@ControllerAdvice(
        basePackages = {
            "jiheng.ui.page",
            "jiheng.ui.trail",
            "jiheng.ui.admin",
            "jiheng.ui.rebuild",
            "jiheng.ui.importing",
            "jiheng.ui.importing.batch",
            "jiheng.ui.whatif",
            "jiheng.ui.cycle",
            "jiheng.ui.copying",
            "jiheng.ui.moving",
            "jiheng.ui.disclosure",
            "jiheng.ui.evidence",
            "jiheng.ui.findings",
            "jiheng.ui.definition",
            "jiheng.ui.recheck",
            "jiheng.ui.pattern",
            "jiheng.ui.reads",
            "jiheng.ui.audit"
        },
        assignableTypes = ErrorController.class)
class Viewers {
    private final Desk desk;
    private final Organisation organisation;
    private final Reading reading;
    private final Wording wording;

    Viewers(Desk desk, Organisation organisation, Reading reading, Wording wording) {
        this.desk = desk;
        this.organisation = organisation;
        this.reading = reading;
        this.wording = wording;
    }

    @ModelAttribute("viewer")
    @Nullable Viewer viewer(Locale locale) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return organisation
                .account(desk.account())
                .map(account -> new Viewer(
                        account.name(),
                        roles(locale),
                        reading.isA(Role.ADMINISTRATOR),
                        reading.isA(Role.FINANCE_REVIEWER) || reading.isA(Role.AUDITOR),
                        reading.isA(Role.AUDITOR)))
                .orElse(null);
    }

    private String roles(Locale locale) {
        return reading.standings().stream()
                .map(Standing::role)
                .distinct()
                .map(role -> wording.say("role." + role.name(), Map.of(), locale))
                .collect(Collectors.joining(Wording.isEnglish(locale) ? ", " : "、"));
    }
}
