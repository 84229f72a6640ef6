package jiheng.ui.reads;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import jiheng.ui.acts.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The answer to a read that could not be recorded; only reached by way of the {@link Recorder}. */
@Controller
class UnrecordedPage {
    static final String PATH = "/reads/unrecorded";

    private final Wording wording;

    UnrecordedPage(Wording wording) {
        this.wording = wording;
    }

    @RequestMapping(PATH)
    Object unrecorded(HttpServletRequest request, Locale locale) {
        var words = wording.say("refusal.read-not-recorded", Map.of(), locale);
        var asked = String.valueOf(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI));
        if (asked.startsWith("/api/")) {
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, words);
            problem.setProperty("code", "read-not-recorded");
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        var page = new ModelAndView("error", HttpStatus.SERVICE_UNAVAILABLE);
        page.addObject("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        page.addObject("words", words);
        return page;
    }
}
