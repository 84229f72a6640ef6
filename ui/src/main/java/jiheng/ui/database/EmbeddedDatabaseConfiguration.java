package jiheng.ui.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/**
 * The embedded database where no other is named. Its data source is a bean before Boot's own configurations are
 * considered, so Boot makes none and everything that needs one waits for this one; beans close in the reverse order,
 * the server last.
 */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabaseConfiguration {

    @Bean
    DatabaseKind databaseKind(Environment environment) {
        return isNamed(environment) ? DatabaseKind.EXTERNAL : DatabaseKind.EMBEDDED;
    }

    /** The embedded database has an owner of its own; on another one it is named, or the application's role owns all. */
    @Bean
    TableOwner tableOwner(
            Environment environment,
            ObjectProvider<EmbeddedDatabase> embedded,
            @Value("${jiheng.owner.username:}") String username,
            @Value("${jiheng.owner.password:}") String password) {
        var own = embedded.getIfAvailable();
        if (own != null) {
            return new TableOwner(own.dataSource());
        }
        return new TableOwner(
                username.isBlank()
                        ? null
                        : new DriverManagerDataSource(
                                environment.getRequiredProperty("spring.datasource.url"), username, password));
    }

    private static boolean isNamed(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoneNamed.class)
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(@Value("${jiheng.data:${JIHENG_DATA:./data}}") String data) {
            return EmbeddedDatabase.start(Path.of(data));
        }

        @Bean
        HikariDataSource dataSource(EmbeddedDatabase database) {
            HikariDataSource pool = new HikariDataSource();
            pool.setPoolName("jiheng");
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(database.application());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(10);
            return pool;
        }
    }

    static final class NoneNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isNamed(context.getEnvironment());
        }
    }
}
