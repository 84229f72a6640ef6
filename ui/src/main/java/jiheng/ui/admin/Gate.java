package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Nothing under /admin is reached but by administrators; the cycles by finance reviewers as well. */
@Component
class Gate implements HandlerInterceptor, WebMvcConfigurer {
    static final String CYCLES = "/admin/cycles";

    private final Reading reading;

    Gate(Reading reading) {
        this.reading = reading;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin", "/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        var path = request.getServletPath();
        var roles = path.equals(CYCLES) || path.startsWith(CYCLES + "/")
                ? List.of(Role.FINANCE_REVIEWER, Role.ADMINISTRATOR)
                : List.of(Role.ADMINISTRATOR);
        if (roles.stream().anyMatch(reading::isA)) {
            return true;
        }
        var names = roles.stream().map(Role::name).collect(Collectors.joining(","));
        RefusedPage.show(CommandRefused.forbidden("role-missing", Map.of("roles", names)), request, response);
        return false;
    }
}
