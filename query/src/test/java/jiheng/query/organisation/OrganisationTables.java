package jiheng.query.organisation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The tables of the organisation in a PostgreSQL of their own, filled through Axon's handler annotations. */
final class OrganisationTables implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("unit", "account", "role_grant", "delegation", "cycle", "organisation_act");

    private final EmbeddedPostgres server;
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final AnnotationEventHandlerAdapter projection;

    OrganisationTables() {
        try {
            server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/query")
                .load()
                .migrate();
        connection = new SingleConnectionDataSource(connect(), true);
        jdbc = JdbcClient.create(connection);
        projection = new AnnotationEventHandlerAdapter(new OrganisationProjection(jdbc));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    boolean handles(EventMessage<?> message) {
        return projection.canHandle(message);
    }

    void deliver(EventMessage<?> message) throws Exception {
        projection.handle(message);
    }

    void clear() {
        TABLES.forEach(table -> jdbc.sql("truncate " + table).update());
    }

    /** Every row of every table, each table in an order of its own. */
    Map<String, List<Map<String, Object>>> rows() {
        var all = new LinkedHashMap<String, List<Map<String, Object>>>();
        TABLES.forEach(table -> all.put(
                table,
                jdbc.sql("select * from " + table + " t order by t::text")
                        .query()
                        .listOfRows()));
        return all;
    }

    private Connection connect() {
        try {
            return server.getPostgresDatabase().getConnection();
        } catch (SQLException notConnected) {
            throw new IllegalStateException(notConnected);
        }
    }

    @Override
    public void close() throws IOException {
        connection.destroy();
        server.close();
    }
}
