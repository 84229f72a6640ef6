package jiheng.ui.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseConfigurationTest {
    @TempDir
    Path home;

    @Configuration(proxyBeanMethods = false)
    @Import(EmbeddedDatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Application {}

    @Test
    void withNoServerNamedTheEmbeddedOneIsMigratedUsedAndStopped() throws Exception {
        Path data = home.resolve("data");
        try (EmbeddedDatabase owned = EmbeddedDatabase.start(data)) {
            Sql.run(owned.dataSource(), "create schema made authorization jiheng_app");
        }
        try (ConfigurableApplicationContext context = run("jiheng.data=" + data)) {
            assertThat(context.getBean(DatabaseKind.class)).isEqualTo(DatabaseKind.EMBEDDED);
            assertThat(context.getBeansOfType(DataSource.class)).hasSize(1);
            assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(10);
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            jdbc.update("insert into made.noted values ('through the pool')");
            assertThat(jdbc.queryForObject("select text from made.noted", String.class))
                    .isEqualTo("through the pool");
            assertThat(ServerBinaries.unpack(data).running()).isNotEmpty();
        }
        assertThat(ServerBinaries.unpack(data).running()).isEmpty();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(data.resolve("postgres.log")).content().contains("database system is shut down");
    }

    @Test
    void withAServerNamedNothingIsEmbedded() {
        Path data = home.resolve("data");
        try (EmbeddedDatabase server = EmbeddedDatabase.start(home.resolve("server"));
                ConfigurableApplicationContext context = run(
                        "jiheng.data=" + data,
                        "spring.datasource.url=" + server.jdbcUrl(),
                        "spring.datasource.username=" + server.username(),
                        "spring.datasource.password=" + server.password())) {
            assertThat(context.getBean(DatabaseKind.class)).isEqualTo(DatabaseKind.EXTERNAL);
            assertThat(context.getBeansOfType(EmbeddedDatabase.class)).isEmpty();
            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForObject("select count(*) from made.noted", Integer.class))
                    .isZero();
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void aStartThatFailsShowsItsOneLineAndNoStackTrace(CapturedOutput output) throws Exception {
        Path file = Files.writeString(home.resolve("data"), "not a folder");

        assertThatThrownBy(() -> run("jiheng.data=" + file).close()).hasRootCauseInstanceOf(DatabaseUnavailable.class);

        assertThat(output.getAll().lines())
                .anyMatch(line -> line.endsWith("数据目录 " + file + " 不是文件夹，请改用别的 JIHENG_DATA。 The data folder " + file
                        + " is not a folder; point JIHENG_DATA elsewhere."))
                .noneMatch(line -> line.startsWith("\tat "));
    }

    private static ConfigurableApplicationContext run(String... properties) {
        // As arguments, so that they win over the product's own settings, which run Flyway by hand.
        var arguments = Stream.concat(
                        Stream.of(
                                "spring.flyway.enabled=true",
                                "spring.flyway.default-schema=made",
                                "spring.flyway.locations=classpath:jiheng/ui/database"),
                        Stream.of(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }
}
