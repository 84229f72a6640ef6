package jiheng.ui.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import jiheng.query.audit.log.Protection;
import jiheng.ui.Product;
import jiheng.ui.database.Durable;
import jiheng.ui.database.EmbeddedDatabase;
import jiheng.ui.database.TableOwner;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a role that may only add does so that its betters take its names for others. */
class NamesTest {
    /** What the owner's statements call, made so that whoever calls it as the owner switches a trigger off. */
    private static final String TRAP = """
            create function %s.format(text, name, name) returns text language plpgsql as $f$ begin
                if current_user = 'jiheng' then
                    execute 'alter table public.event disable trigger only_added';
                end if;
                return pg_catalog.format($1, $2, $3);
            end $f$
            """;

    private static final String SPRUNG = "select format('%I.%I', 'a'::name, 'b'::name)";

    @TempDir
    Path data;

    /** The database and its tables as the product has them, and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("jiheng.ui.database")
    static class Store {
        @Bean
        static BeanPostProcessor searchPath() {
            return StoreWiring.searchPath();
        }

        @Bean
        Schema schema(DataSource source, Durable durable, TableOwner owner) {
            return Schema.migrated(source, owner);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Store.class)
                .web(WebApplicationType.NONE)
                .run("--jiheng.data=" + data, "--logging.level.org.springframework=off");
    }

    @Test
    void theApplicationLaysNothingWhereTheOwnerLooks() throws Exception {
        try (var store = start()) {
            var application = store.getBean(HikariDataSource.class);
            for (var attempt : List.of(
                    "create schema jiheng",
                    "create schema postgres",
                    TRAP.formatted("public"),
                    TRAP.formatted("audit"),
                    "create view public.mine as select 1")) {
                assertThatThrownBy(() -> run(application, attempt))
                        .as(attempt)
                        .hasMessageContaining("permission denied");
            }
            assertThat(path(owner(store))).isEqualTo("\"\"");
            try (var raw = raw(store.getBean(EmbeddedDatabase.class))) {
                assertThat(path(raw)).as("the control").contains("$user");
            }
        }
    }

    /** As a store of an earlier version, where the application's role might create schemas. */
    @Test
    void aFunctionUnderTheOwnersNameIsNotRunAndTheStartRefuses() throws Exception {
        try (var store = start()) {
            run(owner(store), "grant create on database jiheng to jiheng_app");
            var application = store.getBean(HikariDataSource.class);
            run(application, "create schema jiheng");
            run(application, TRAP.formatted("jiheng"));
            run(application, "grant usage on schema jiheng to public");

            run(owner(store), SPRUNG);
            assertThat(Protection.unguarded(application)).isEmpty();
            try (var raw = raw(store.getBean(EmbeddedDatabase.class))) {
                raw.createStatement().execute(SPRUNG);
            }
            assertThat(Protection.unguarded(application)).as("the control").containsExactly("public.event");
            run(owner(store), "alter table public.event enable always trigger only_added");
        }

        refused("schema jiheng", "表的所有者误认的名称", "tables' owner would mistake");

        // The control: without it the same store starts, and the right to lay it again is gone.
        try (var database = EmbeddedDatabase.start(data)) {
            run(database.dataSource(), "drop schema jiheng cascade");
        }
        try (var store = start()) {
            var application = store.getBean(HikariDataSource.class);
            assertThat(Protection.unguarded(application)).isEmpty();
            assertThatThrownBy(() -> run(application, "create schema jiheng"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @CsvSource({"public, function public.format(text", "audit, function audit.format(text"})
    void aFunctionAmongTheOwnersOwnRefusesTheStart(String schema, String named) throws Exception {
        try (var store = start()) {
            run(owner(store), "grant create on schema " + schema + " to jiheng_app");
            run(store.getBean(HikariDataSource.class), TRAP.formatted(schema));
        }

        refused(named, "请查明来历后删除");
    }

    @ParameterizedTest
    @CsvSource({"create table live.event (a int), event", "create view live.credential as select 1 a, credential"})
    void whatHidesATableOfTheLedgersRefusesTheStart(String laid, String named) throws Exception {
        try (var store = start()) {
            run(store.getBean(HikariDataSource.class), laid);
        }

        refused("(" + named + ")", "读到的可能是伪造的记录", "forged records might be read");

        try (var database = EmbeddedDatabase.start(data)) {
            run(database.dataSource(), laid.replaceFirst("create (\\w+) (\\S+) .*", "drop $1 $2"));
        }
        start().close();
    }

    @Test
    void aViewOverTheLedgerIsNotReadByARunningProduct() throws Exception {
        var context = Product.running().context();
        var pool = context.getBean(HikariDataSource.class);
        var events = context.getBean(EventStore.class);
        var jdbc = JdbcClient.create(pool);
        run(pool, "create view live.event as select * from public.event where stream <> 'account-finance'");
        try {
            assertThat(jdbc.sql("select count(*) from event where stream = 'account-finance'")
                            .query(Long.class)
                            .single())
                    .as("the control")
                    .isZero();

            assertThat(events.readEvents("account-finance").hasNext()).isTrue();
        } finally {
            run(pool, "drop view live.event");
        }
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> start().close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOfSatisfying(Schema.SchemaRefused.class, refused -> assertThat(
                                        Objects.requireNonNull(new SchemaRefusedAnalyzer().analyze(refused))
                                                .getDescription())
                                .contains(words)
                                .doesNotContain("\n")));
    }

    private static DataSource owner(ConfigurableApplicationContext store) {
        return store.getBean(TableOwner.class).source().orElseThrow();
    }

    /** The owner on the path that PostgreSQL gives it. */
    private static Connection raw(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static String path(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return path(connection);
        }
    }

    private static String path(Connection connection) throws SQLException {
        try (var answer = connection.createStatement().executeQuery("show search_path")) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
