package jiheng.query.rebuild;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.audit.log.LogServer;
import jiheng.query.definition.DefinitionStory;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.evidence.EvidenceProjection;
import jiheng.query.history.EvaluationProjection;
import jiheng.query.organisation.Organisation;
import jiheng.query.organisation.OrganisationStory;
import jiheng.query.recheck.RecheckStory;
import jiheng.query.recheck.Rechecks;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A ledger and a read side on a real server, written to as the product does: event, then tables, in one transaction. */
final class Store implements AutoCloseable {
    static final StoredEventSerializer SERIALIZER = new StoredEventSerializer();

    private final EmbeddedPostgres server;
    private final DataSource source;

    Store() {
        try {
            server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        source = server.getDatabase("postgres", "postgres", Map.of("currentSchema", "live,public"));
        migrate("public", "classpath:db/events");
        LogServer.besides(source);
        migrate("audit", "classpath:db/audit");
    }

    static List<DomainEventMessage<?>> story() {
        return Stream.of(
                        OrganisationStory.whole(),
                        DefinitionStory.whole(),
                        EvaluationStory.whole(),
                        RecheckStory.whole())
                .<DomainEventMessage<?>>flatMap(List::stream)
                .toList();
    }

    /** Everything anew, with an empty ledger. */
    void clear() {
        tamper("truncate public.event");
        Stream.of("live", "shadow", "replaced").forEach(schema -> sql("drop schema if exists " + schema + " cascade"));
        migrate("live", "classpath:db/query");
    }

    DataSource source() {
        return source;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    int sql(String sql) {
        return jdbc().sql(sql).update();
    }

    /** Changes the ledger, with the trigger off that refuses it. */
    void tamper(String sql) {
        sql("alter table public.event disable trigger only_added");
        sql(sql);
        sql("alter table public.event enable always trigger only_added");
    }

    String text(String question) {
        return jdbc().sql(question).query(String.class).single();
    }

    boolean hasSchema(String schema) {
        return jdbc().sql("select to_regnamespace(?) is not null")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    Rebuild rebuild() {
        return new Rebuild(source, "live", schema -> migrate(schema, "classpath:db/query"));
    }

    void migrate(String schema, String locations) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .defaultSchema(schema)
                .locations(locations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    void tell(List<? extends DomainEventMessage<?>> messages) throws Exception {
        try (var connection = source.getConnection()) {
            var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            var jdbc = JdbcClient.create(template);
            var organisation = Organisation.projection(jdbc);
            var forms =
                    new AnnotationEventHandlerAdapter(EvaluationProjection.withinActs(template, SERIALIZER.mapper()));
            var definitions = DefinitionViews.projection(jdbc, SERIALIZER.mapper());
            var rechecks = Rechecks.projection(jdbc, SERIALIZER.mapper());
            var evidence = new AnnotationEventHandlerAdapter(new EvidenceProjection(jdbc));
            connection.setAutoCommit(false);
            for (var message : messages) {
                append(jdbc, message);
                organisation.handle(message);
                definitions.handle(message);
                forms.handle(message);
                evidence.handle(message);
                rechecks.handle(message);
                connection.commit();
            }
        }
    }

    /** An event and nothing that follows from it. */
    static void append(JdbcClient jdbc, DomainEventMessage<?> message) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(OrderedEventStorageEngine.APPEND_LOCK)
                .query((row, number) -> true)
                .single();
        var payload = SERIALIZER.serialize(message.getPayload(), byte[].class);
        var metadata = SERIALIZER.serialize(message.getMetaData(), byte[].class);
        jdbc.sql("""
                        insert into event
                            (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        message.getIdentifier(),
                        message.getAggregateIdentifier(),
                        message.getSequenceNumber(),
                        message.getType(),
                        message.getTimestamp().toString(),
                        payload.getType().getName(),
                        payload.getType().getRevision(),
                        payload.getData(),
                        metadata.getData())
                .update();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
