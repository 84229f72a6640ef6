package jiheng.ui.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What the web server refuses before anything of ours sees it, such as a slash hidden in a path, is a problem as well. */
@Configuration(proxyBeanMethods = false)
class ServerRefusals {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Valve.class.getName());
            }
        });
    }

    /** What the server answers with a status alone, outside of all that handles failures here. */
    @Bean
    FilterRegistrationBean<Filter> statusesAlone(Unmapped unmapped) {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                    && path.startsWith("/api/")
                    && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
                unmapped.answer((HttpServletRequest) request, (HttpServletResponse) response, status);
            } else {
                chain.doFilter(request, response);
            }
        });
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Public, since Tomcat makes it by its name. */
    public static final class Valve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var code = status < 500 ? "bad-request" : "unexpected";
            var words =
                    ResourceBundle.getBundle("messages-refusal", Locale.ROOT).getString("refusal." + code);
            var problem = "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                    .formatted(words, status, words, code);
            try {
                response.setContentType("application/problem+json");
                response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                container.getLogger().debug("nobody is there to be told", gone);
            }
        }
    }
}
