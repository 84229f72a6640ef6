package jiheng.ui.reads;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.Standing;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Records what auditors and administrators ask to read before they are shown it. What cannot be recorded is not shown:
 * the answer is 503 and says so. A request that is refused afterwards stands in the log as well.
 */
@Component
class Recorder implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final Set<Role> WATCHED = Set.of(Role.AUDITOR, Role.ADMINISTRATOR);

    /** Says nothing about anybody's forms. */
    private static final String[] NOT_READ = {"/login", "/error", "/account", UnrecordedPage.PATH, "/actuator/**"};

    private final ReadLog log;
    private final Desk desk;
    private final Reading reading;
    private final Clock clock;

    Recorder(ReadLog log, Desk desk, Reading reading, Clock clock) {
        this.log = log;
        this.desk = desk;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns(NOT_READ);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !Set.of("GET", "HEAD").contains(request.getMethod())
                || !isSomebody()) {
            return true;
        }
        try {
            var watched = reading.standings().stream()
                    .map(Standing::role)
                    .filter(WATCHED::contains)
                    .distinct()
                    .sorted()
                    .map(Role::name)
                    .collect(Collectors.joining(","));
            if (!watched.isEmpty()) {
                record(request, watched);
            }
            return true;
        } catch (DataAccessException unwritten) {
            LOG.error("查阅未能记录，未予显示 a read could not be recorded and was not answered", unwritten);
            request.getRequestDispatcher(UnrecordedPage.PATH).forward(request, response);
            return false;
        }
    }

    private void record(HttpServletRequest request, String roles) {
        var by = desk.actor("");
        var path = request.getRequestURI();
        var query = request.getQueryString();
        log.add(new ReadLog.Read(
                clock.instant(),
                by.account().value(),
                roles,
                Kind.of(path),
                Kind.subject(path),
                query == null ? path : path + "?" + query,
                by.session(),
                by.address(),
                by.request()));
    }

    private static boolean isSomebody() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && !(authentication instanceof AnonymousAuthenticationToken);
    }
}
