package jiheng.ui.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where a request of a program reached no method of the API. */
@Component
class Unmapped implements HandlerExceptionResolver, RequestRejectedHandler, Ordered {
    private final Problems problems;
    private final LocaleResolver languages;
    private final JsonMapper json;

    Unmapped(Problems problems, LocaleResolver languages, JsonMapper json) {
        this.problems = problems;
        this.languages = languages;
        this.json = json;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (handler instanceof HandlerMethod
                || !isForPrograms(request)
                || failure instanceof AuthenticationException
                || failure instanceof AccessDeniedException) {
            return null;
        }
        write(response, problems.other(failure, locale(request)));
        return new ModelAndView();
    }

    /** A path that a firewall takes for an attack, such as one with a doubled slash. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) {
        write(response, problems.badRequest(locale(request)));
    }

    /** A status without more words. */
    void answer(HttpServletRequest request, HttpServletResponse response, int status) {
        write(response, problems.ofStatus(status, locale(request)));
    }

    void answer(HttpServletRequest request, HttpServletResponse response, BodyTooLarge large) {
        write(response, problems.tooLarge(large, locale(request)));
    }

    /** The language may be asked for among the very parameters that cannot be read. */
    private Locale locale(HttpServletRequest request) {
        try {
            return languages.resolveLocale(request);
        } catch (IllegalStateException | RequestRejectedException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    private void write(HttpServletResponse response, ResponseEntity<ProblemDetail> answer) {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            var problem = json.writeValueAsString(Objects.requireNonNull(answer.getBody()));
            response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
