package jiheng.ui.admin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** A page that is not shown, in words. */
@Controller
class RefusedPage {
    static final String PATH = "/refused";
    static final String CAUSE = CommandRefused.class.getName();

    private final Wording wording;

    RefusedPage(Wording wording) {
        this.wording = wording;
    }

    /** Instead of whatever the request asked for. */
    static void show(CommandRefused refused, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(CAUSE, refused);
        request.getRequestDispatcher(PATH).forward(request, response);
    }

    @RequestMapping(PATH)
    String refused(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        if (!(request.getAttribute(CAUSE) instanceof CommandRefused refused)) {
            return "redirect:/";
        }
        response.setStatus(Statuses.of(refused).value());
        model.addAttribute("words", wording.refusal(refused, locale));
        model.addAttribute("status", Statuses.of(refused).value());
        return "admin/refused";
    }
}
