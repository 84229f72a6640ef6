package jiheng.ui.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
                ? new Role[] {Role.FINANCE_REVIEWER, Role.ADMINISTRATOR}
                : new Role[] {Role.ADMINISTRATOR};
        try {
            reading.requireA(roles);
            return true;
        } catch (CommandRefused refused) {
            RefusedPage.show(refused, request, response);
            return false;
        }
    }
}
