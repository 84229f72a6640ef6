package jiheng.query.history;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Waiting;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The tables of forms in a PostgreSQL of their own, filled through Axon's handler annotations. */
public final class EvaluationTables implements AutoCloseable {
    static final JsonMapper JSON = new StoredEventSerializer().mapper();

    private final EmbeddedPostgres server;
    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;

    public EvaluationTables() {
        try {
            server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
            connection =
                    new SingleConnectionDataSource(server.getPostgresDatabase().getConnection(), true);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        } catch (java.sql.SQLException notConnected) {
            throw new IllegalStateException(notConnected);
        }
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/query")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(connection);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    public JdbcClient client() {
        return JdbcClient.create(jdbc);
    }

    public Evaluations evaluations() {
        return new Evaluations(JdbcClient.create(jdbc), JSON);
    }

    Waiting waiting() {
        return new Waiting(JdbcClient.create(jdbc));
    }

    public Histories histories() {
        return new Histories(JdbcClient.create(jdbc), JSON);
    }

    public void deliver(List<? extends EventMessage<?>> messages) throws Exception {
        deliver(EvaluationProjection.withinActs(jdbc, JSON), messages);
    }

    static void deliver(EvaluationProjection projection, List<? extends EventMessage<?>> messages) throws Exception {
        var handler = new AnnotationEventHandlerAdapter(projection);
        for (var message : messages) {
            handler.handle(message);
        }
    }

    public void clear() {
        jdbc.execute("truncate evaluation, evaluation_act, evidence");
    }

    /** Every row of both tables. */
    Map<String, List<String>> rows() {
        return Map.of(
                "evaluation", jdbc.queryForList("select r::text from evaluation r order by id", String.class),
                "evaluation_act",
                        jdbc.queryForList(
                                "select r::text from evaluation_act r order by evaluation, sequence", String.class));
    }

    @Override
    public void close() throws IOException {
        connection.destroy();
        server.close();
    }
}
