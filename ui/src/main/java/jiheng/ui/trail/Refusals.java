package jiheng.ui.trail;

import java.util.Locale;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A page of this package that cannot be shown says why, in the words programs are told too. */
@ControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    private final Wording wording;

    Refusals(Wording wording) {
        this.wording = wording;
    }

    @ExceptionHandler
    ModelAndView refused(CommandRefused refused, Locale locale) {
        var status =
                switch (refused.kind()) {
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case ABSENT -> HttpStatus.NOT_FOUND;
                    case RULE -> HttpStatus.CONFLICT;
                    case STALE -> HttpStatus.PRECONDITION_FAILED;
                    case MALFORMED -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        var page = new ModelAndView("trail/refused", status);
        page.addObject("words", wording.refusal(refused, locale));
        return page;
    }
}
