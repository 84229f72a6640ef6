package jiheng.ui.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StoreWiringTest {
    private final HikariDataSource pool = Product.running().context().getBean(HikariDataSource.class);

    @Test
    void whatWasConfiguredForAConnectionRunsToo() throws Exception {
        assertThat(StoreWiring.initSql(null)).isEqualTo("set search_path to live, public");
        try (var own = new HikariDataSource()) {
            own.setJdbcUrl(pool.getJdbcUrl());
            own.setUsername(pool.getUsername());
            own.setPassword(pool.getPassword());
            own.setConnectionInitSql("set statement_timeout to 4321; ");
            StoreWiring.searchPath().postProcessBeforeInitialization(own, "dataSource");
            var jdbc = JdbcClient.create(own);

            assertThat(jdbc.sql("show statement_timeout").query(String.class).single())
                    .isEqualTo("4321ms");
            assertThat(jdbc.sql("show search_path").query(String.class).single())
                    .isEqualTo("live, public");
        }
    }

    @Test
    void aDatabaseThatHoldsOtherTablesIsRefusedInOneLine() {
        JdbcClient.create(pool).sql("create database foreign_tables").update();
        var foreign = new DriverManagerDataSource(
                pool.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/foreign_tables$1"),
                Objects.requireNonNull(pool.getUsername()),
                Objects.requireNonNull(pool.getPassword()));
        var jdbc = JdbcClient.create(foreign);
        jdbc.sql("create table event (colour text)").update();

        assertThatThrownBy(() -> Schema.migrated(foreign))
                .isInstanceOfSatisfying(Schema.SchemaRefused.class, refused -> {
                    FailureAnalysis told = new SchemaRefusedAnalyzer().analyze(refused);
                    assertThat(Objects.requireNonNull(told).getDescription())
                            .contains("public", "请改用空数据库", "use an empty database", "\"event\" already exists")
                            .doesNotContain("\n");
                });

        // The control: without them the same database takes the tables.
        jdbc.sql("drop schema public cascade").update();
        jdbc.sql("create schema public").update();
        Schema.migrated(foreign);
        assertThat(jdbc.sql("select count(*) from event").query(Long.class).single())
                .isZero();
    }
}
