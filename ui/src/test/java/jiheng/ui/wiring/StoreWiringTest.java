package jiheng.ui.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import jiheng.ui.Product;
import jiheng.ui.database.TableOwner;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    void aSchemaThatHoldsOtherTablesIsRefusedInOneLine() {
        var jdbc = JdbcClient.create(pool);
        var owner = JdbcClient.create(
                Product.running().context().getBean(TableOwner.class).source().orElseThrow());
        var schema = "create schema foreign_tables authorization jiheng_app";
        owner.sql(schema).update();
        jdbc.sql("create table foreign_tables.event (colour text)").update();

        assertThatThrownBy(() -> Schema.migrate(pool, "foreign_tables", "classpath:db/events"))
                .isInstanceOfSatisfying(Schema.SchemaRefused.class, refused -> {
                    var told = Objects.requireNonNull(new SchemaRefusedAnalyzer().analyze(refused));
                    assertThat(told.getDescription())
                            .contains("foreign_tables", "请改用空数据库", "use an empty database", "\"event\" already exists")
                            .doesNotContain("\n");
                });

        // The control: without them the same schema takes the tables.
        jdbc.sql("drop schema foreign_tables cascade").update();
        owner.sql(schema).update();
        Schema.migrate(pool, "foreign_tables", "classpath:db/events");
        assertThat(jdbc.sql("select count(*) from foreign_tables.event")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("drop schema foreign_tables cascade").update();
    }
}
