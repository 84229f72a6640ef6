package jiheng.query.definition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionDeclined;
import jiheng.events.definition.DefinitionDiscarded;
import jiheng.events.definition.DefinitionDrafted;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionProposed;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionRevised;
import jiheng.events.definition.DefinitionShipped;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.StoredNames;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the tables of templates and rule sets; an event seen before is passed over, one that comes early is an error. */
@Component
@ProcessingGroup("live")
class DefinitionProjection {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    @Autowired
    DefinitionProjection(JdbcClient jdbc) {
        this(jdbc, new StoredEventSerializer().mapper());
    }

    DefinitionProjection(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventHandler
    void on(DefinitionEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData by) {
        var definition = event.definition().value();
        var known = jdbc.sql("select coalesce(max(sequence), -1) from definition_act where definition = ?")
                .param(definition)
                .query(Long.class)
                .single();
        if (sequence <= known) {
            return;
        }
        if (sequence != known + 1) {
            throw new IllegalStateException(definition + " is at " + known + " and cannot take " + sequence);
        }
        var said = said(event);
        var body = said.orElseGet(() -> stored(definition, event.version()));
        if (said.isPresent()) {
            jdbc.sql("""
                            insert into definition (definition, version, status, title_zh, title_en, sequence, body)
                            values (:definition, :version, :status, :zh, :en, :sequence, :body::jsonb)
                            on conflict (definition, version) do update set status = excluded.status,
                                title_zh = excluded.title_zh, title_en = excluded.title_en, body = excluded.body
                            """)
                    .param("definition", definition)
                    .param("version", event.version())
                    .param("status", status(event).name())
                    .param("zh", body.title().zh())
                    .param("en", body.title().en())
                    .param("sequence", sequence)
                    .param("body", json.writeValueAsString(body))
                    .update();
        } else {
            jdbc.sql("update definition set status = ? where definition = ? and version = ?")
                    .params(status(event).name(), definition, event.version())
                    .update();
        }
        jdbc.sql("update definition set sequence = ? where definition = ?")
                .params(sequence, definition)
                .update();
        var sentence = DefinitionSentences.of(event, body, by);
        var name = StoredNames.declarationOf(event.getClass()).orElseThrow().value();
        jdbc.sql("insert into definition_act values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        definition,
                        sequence,
                        event.version(),
                        name.substring(name.indexOf('.') + 1),
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        by.get("account") instanceof String account ? account : "",
                        sentence.zh(),
                        sentence.en())
                .update();
    }

    private Body stored(String definition, int version) {
        return jdbc.sql("select body from definition where definition = ? and version = ?")
                .params(definition, version)
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, Body.class))
                .orElseThrow(() -> new IllegalStateException("there is no row for " + definition + " " + version));
    }

    private static Optional<Body> said(DefinitionEvent event) {
        if (event instanceof DefinitionShipped shipped) {
            return Optional.of(shipped.body());
        }
        if (event instanceof DefinitionDrafted drafted) {
            return Optional.of(drafted.body());
        }
        if (event instanceof DefinitionRevised revised) {
            return Optional.of(revised.body());
        }
        return event instanceof DefinitionPublished published ? Optional.of(published.body()) : Optional.empty();
    }

    private static Status status(DefinitionEvent event) {
        if (event instanceof DefinitionShipped || event instanceof DefinitionPublished) {
            return Status.PUBLISHED;
        }
        if (event instanceof DefinitionDrafted
                || event instanceof DefinitionRevised
                || event instanceof DefinitionDeclined) {
            return Status.DRAFT;
        }
        if (event instanceof DefinitionProposed) {
            return Status.PROPOSED;
        }
        if (event instanceof DefinitionDiscarded) {
            return Status.DISCARDED;
        }
        if (event instanceof DefinitionRetired) {
            return Status.RETIRED;
        }
        throw new IllegalStateException("no status follows from " + event.getClass());
    }
}
