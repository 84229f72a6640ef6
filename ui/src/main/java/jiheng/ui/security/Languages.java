package jiheng.ui.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Chinese, unless English was chosen with {@code ?lang=en} (remembered), or a program asks for it in its header. */
@Component("localeResolver")
class Languages implements LocaleResolver {
    private static final String NAME = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var asked = request.getParameter(NAME);
        if (asked != null) {
            return named(asked);
        }
        var cookie = WebUtils.getCookie(request, NAME);
        if (cookie != null) {
            return named(cookie.getValue());
        }
        var isProgram = request.getRequestURI().startsWith("/api/");
        var header = request.getHeader("Accept-Language");
        return isProgram && header != null && header.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            var cookie = new Cookie(NAME, locale.getLanguage());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }

    private static Locale named(String language) {
        return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
