package jiheng.ui.page;

import jakarta.servlet.http.HttpServletRequest;
import jiheng.ui.security.Credentials;
import jiheng.ui.security.FailedSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in. */
@Controller
class LoginPage {
    private final Credentials credentials;

    LoginPage(Credentials credentials) {
        this.credentials = credentials;
    }

    @GetMapping("/login")
    String login(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String out,
            Model model) {
        if (error != null) {
            model.addAttribute("failure", failure(request));
            model.addAttribute("typed", typed(request));
        }
        model.addAttribute("out", out != null);
        model.addAttribute("demo", credentials.hasDemo());
        return "login";
    }

    private static @Nullable Object typed(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getAttribute(FailedSignIn.TYPED);
    }

    private static String failure(HttpServletRequest request) {
        var session = request.getSession(false);
        var cause = session == null ? null : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (cause instanceof DisabledException) {
            return "login.disabled";
        }
        return cause instanceof InternalAuthenticationServiceException ? "login.unavailable" : "login.failed";
    }
}
