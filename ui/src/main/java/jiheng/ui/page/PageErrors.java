package jiheng.ui.page;

import java.util.Locale;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A refusal that no page could show in its place becomes a page of its own, in words. */
@ControllerAdvice({
    "jiheng.ui.audit",
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
    "jiheng.ui.reads"
})
class PageErrors {
    private final Wording wording;
    private final Viewers viewers;

    PageErrors(Wording wording, Viewers viewers) {
        this.wording = wording;
        this.viewers = viewers;
    }

    @ExceptionHandler
    ModelAndView refused(CommandRefused refused, Locale locale) {
        var status = Statuses.of(refused);
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("words", wording.refusal(refused, locale));
        page.addObject("viewer", viewers.viewer(locale));
        return page;
    }
}
