package jiheng.ui.audit;

import java.util.stream.Stream;
import javax.sql.DataSource;
import jiheng.query.audit.key.LogKeys;
import jiheng.query.audit.log.Leaves;
import jiheng.query.audit.log.LogReader;
import jiheng.ui.wiring.Schema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    LogReader logReader(
            DataSource source, Schema schema, Keyring keyring, @Value("${jiheng.audit.witnesses:}") String witnesses) {
        var others = WitnessKeys.in(witnesses);
        return new LogReader(JdbcClient.create(source), () -> Stream.concat(keyring.known().stream(), others.stream())
                .toList());
    }
}
