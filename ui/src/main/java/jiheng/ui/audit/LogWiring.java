package jiheng.ui.audit;

import jiheng.query.audit.log.Leaves;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the log. */
@Configuration(proxyBeanMethods = false)
class LogWiring {
    @Bean
    Leaves leaves() {
        return new Leaves();
    }
}
