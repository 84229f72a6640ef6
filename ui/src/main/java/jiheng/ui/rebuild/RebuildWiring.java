package jiheng.ui.rebuild;

import javax.sql.DataSource;
import jiheng.query.rebuild.Rebuild;
import jiheng.ui.wiring.Schema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rebuild over the product's own database and migrations. */
@Configuration(proxyBeanMethods = false)
class RebuildWiring {
    @Bean
    Rebuild rebuild(DataSource source) {
        return new Rebuild(source, Schema.LIVE, schema -> Schema.migrate(source, schema, "classpath:db/query"));
    }
}
