package jiheng.ui.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Back to the sign-in page, or to words about how long to wait. */
public class FailedSignIn extends SimpleUrlAuthenticationFailureHandler {
    /** Where the request's attribute {@link #CAUSE} is put into words. */
    static final String PAUSED = "/sign-in-paused";

    static final String CAUSE = TooManyAttempts.class.getName();

    /** The session's attribute with the name that was typed, for the page to show again. */
    public static final String TYPED = FailedSignIn.class.getName() + ".typed";

    private static final int LONGEST_NAME = 80;

    FailedSignIn() {
        super("/login?error");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (cause instanceof TooManyAttempts) {
            request.setAttribute(CAUSE, cause);
            request.getRequestDispatcher(PAUSED).forward(request, response);
            return;
        }
        var typed = request.getParameter("username");
        request.getSession().setAttribute(TYPED, typed == null || typed.length() > LONGEST_NAME ? "" : typed);
        super.onAuthenticationFailure(request, response, cause);
    }
}
