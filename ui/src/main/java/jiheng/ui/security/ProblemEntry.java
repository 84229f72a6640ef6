package jiheng.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jiheng.ui.acts.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers programs that are not let in with a problem, in words. */
@Component
class ProblemEntry implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Wording wording;
    private final LocaleResolver languages;
    private final JsonMapper json;

    ProblemEntry(Wording wording, LocaleResolver languages, JsonMapper json) {
        this.wording = wording;
        this.languages = languages;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof TooManyAttempts many) {
            response.setHeader("Retry-After", "" + many.seconds());
            var words = PausedPage.say(wording, many, languages.resolveLocale(request));
            answer(response, HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", words);
            return;
        }
        if (cause instanceof AuthenticationServiceException) {
            response.setHeader("Retry-After", "5");
            answer(request, response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
            return;
        }
        if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"jiheng\", charset=\"UTF-8\"");
        }
        answer(request, response, HttpStatus.UNAUTHORIZED, "sign-in-needed");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        answer(request, response, HttpStatus.FORBIDDEN, "csrf-missing");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        answer(response, status, code, wording.say("refusal." + code, Map.of(), languages.resolveLocale(request)));
    }

    private void answer(HttpServletResponse response, HttpStatus status, String code, String words) throws IOException {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(words);
        problem.setDetail(words);
        problem.setProperty("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
