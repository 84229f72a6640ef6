package jiheng.ui.reads;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.AccountView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who read what: for auditors and the finance bureau. */
@Controller
class ReadsPage {
    private static final int A_PAGE = 100;

    private final ReadLog log;
    private final Reading reading;
    private final Organisation organisation;

    ReadsPage(ReadLog log, Reading reading, Organisation organisation) {
        this.log = log;
        this.reading = reading;
        this.organisation = organisation;
    }

    @GetMapping("/reads")
    String reads(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        reading.requireA(Role.AUDITOR, Role.FINANCE_REVIEWER);
        var filter = new ReadLog.Filter(
                person.strip(), kind(kind), subject.strip(), day("from", from, 0), day("until", until, 1));
        var total = log.count(filter);
        var pages = Math.max(1, (total + A_PAGE - 1) / A_PAGE);
        var at = page.matches("[1-9][0-9]{0,8}") ? Math.min(Long.parseLong(page), pages) : 1;
        var names = organisation.accounts().stream()
                .collect(Collectors.toMap(one -> one.account().value(), Function.identity()));
        var reads = log.find(filter, A_PAGE, (at - 1) * A_PAGE);
        model.addAttribute("reads", reads);
        model.addAttribute(
                "forms",
                log.forms(reads.stream()
                        .map(ReadLog.Read::subject)
                        .filter(form -> !form.isEmpty())
                        .distinct()
                        .toList()));
        model.addAttribute("names", names);
        model.addAttribute("people", watched(names));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute(
                "typed", Map.of("person", person, "kind", kind, "subject", subject, "from", from, "until", until));
        model.addAttribute("total", total);
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        return "reads/list";
    }

    private static List<AccountView> watched(Map<String, AccountView> names) {
        return names.values().stream()
                .filter(one -> one.roles().stream()
                        .anyMatch(grant -> grant.role() == Role.AUDITOR || grant.role() == Role.ADMINISTRATOR))
                .sorted(Comparator.comparing(AccountView::name))
                .toList();
    }

    private static @Nullable Kind kind(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant day(String field, String text, int later) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return BeijingTime.startOf(LocalDate.parse(text.strip()).plusDays(later));
        } catch (DateTimeException notADay) {
            throw CommandRefused.malformed("not-a-day", field, Map.of("text", text));
        }
    }
}
