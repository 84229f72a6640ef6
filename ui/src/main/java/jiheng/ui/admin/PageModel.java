package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletRequest;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.ui.security.Reading;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of this package has, and what becomes of a refusal that no form shows. */
@ControllerAdvice(basePackageClasses = PageModel.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageModel {
    private final Reading reading;

    PageModel(Reading reading) {
        this.reading = reading;
    }

    @ModelAttribute(Entry.ATTRIBUTE)
    Entry entry() {
        return Entry.none();
    }

    /** Finance reviewers have the cycles and nothing else. */
    @ModelAttribute("administrator")
    boolean administrator() {
        return reading.isA(Role.ADMINISTRATOR);
    }

    @ModelAttribute("keepsCycles")
    boolean keepsCycles() {
        return reading.isA(Role.ADMINISTRATOR) || reading.isA(Role.FINANCE_REVIEWER);
    }

    @ExceptionHandler
    String refused(CommandRefused refused, HttpServletRequest request) {
        request.setAttribute(RefusedPage.CAUSE, refused);
        return "forward:" + RefusedPage.PATH;
    }
}
