package jiheng.ui.setup;

import java.util.Objects;
import jiheng.ui.security.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last words of the start: where the product is, and where its demo accounts are listed if it has them. */
@Component
class Ready {
    private static final Logger LOG = LoggerFactory.getLogger(Ready.class);

    private final Environment environment;
    private final Credentials credentials;

    Ready(Environment environment, Credentials credentials) {
        this.environment = environment;
        this.credentials = credentials;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell() {
        var address = address();
        if (credentials.hasDemo()) {
            LOG.info(
                    "绩衡已就绪：{} ，演示账号见 README 的“演示账号” Jiheng is ready, its demo accounts are in README under Demo accounts",
                    address);
        } else {
            LOG.info("绩衡已就绪：{} Jiheng is ready", address);
        }
    }

    private String address() {
        var scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        var host = environment.getProperty("server.address", "0.0.0.0");
        var port = Objects.requireNonNullElse(environment.getProperty("local.server.port"), "");
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
