package jiheng.ui.audit;

import javax.sql.DataSource;
import jiheng.query.audit.key.LogKeys;
import jiheng.query.audit.log.Leaves;
import jiheng.query.audit.log.LogReader;
import jiheng.ui.wiring.Schema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the log. */
@Configuration(proxyBeanMethods = false)
class LogWiring {
    @Bean
    Leaves leaves() {
        return new Leaves();
    }

    @Bean
    LogKeys logKeys(EventStore events) {
        return new LogKeys(events);
    }

    @Bean
    LogReader logReader(DataSource source, Schema schema) {
        return new LogReader(source);
    }
}
