package jiheng.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import jiheng.ui.acts.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says how long to wait after too many wrong passwords. */
@Controller
class PausedPage {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Wording wording;

    PausedPage(Wording wording) {
        this.wording = wording;
    }

    @RequestMapping(FailedSignIn.PAUSED)
    String paused(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        if (!(request.getAttribute(FailedSignIn.CAUSE) instanceof TooManyAttempts cause)) {
            return "redirect:/login";
        }
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", "" + cause.seconds());
        model.addAttribute("words", say(wording, cause, locale));
        return "admin/paused";
    }

    static String say(Wording wording, TooManyAttempts cause, Locale locale) {
        return wording.say("refusal.too-many-attempts", Map.of("minutes", "" + cause.minutes()), locale);
    }
}
