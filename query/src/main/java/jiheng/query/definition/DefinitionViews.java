package jiheng.query.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionId.Kind;
import jiheng.events.evaluation.Words;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What can be asked of templates and rule sets. */
public final class DefinitionViews {
    private static final String SELECT = "select definition, version, status, sequence, body from definition";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public DefinitionViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The projection that keeps the tables asked here, over another connection. */
    public static EventMessageHandler projection(JdbcClient jdbc, JsonMapper json) {
        return new AnnotationEventHandlerAdapter(new DefinitionProjection(jdbc, json));
    }

    /** Every version of a kind, by definition, the latest first. */
    public List<DefinitionVersion> all(Kind kind) {
        return jdbc.sql(SELECT + " where definition like ? order by definition, version desc")
                .param(kind.prefix() + "-%")
                .query(this::version)
                .list();
    }

    public Optional<DefinitionVersion> find(DefinitionId definition, int version) {
        return jdbc.sql(SELECT + " where definition = ? and version = ?")
                .params(definition.value(), version)
                .query(this::version)
                .optional();
    }

    /** The versions of a definition, the latest first; empty if there is none. */
    public List<DefinitionVersion> versions(DefinitionId definition) {
        return jdbc.sql(SELECT + " where definition = ? order by version desc")
                .param(definition.value())
                .query(this::version)
                .list();
    }

    /** What was done to a definition, the last first. */
    public List<DefinitionAct> acts(DefinitionId definition) {
        return jdbc.sql("""
                        select definition, sequence, version, kind, at, account, sentence_zh, sentence_en
                        from definition_act where definition = ? order by sequence desc
                        """)
                .param(definition.value())
                .query(DefinitionViews::act)
                .list();
    }

    private DefinitionVersion version(ResultSet row, int number) throws SQLException {
        return new DefinitionVersion(
                new DefinitionId(row.getString(1)),
                row.getInt(2),
                Status.valueOf(row.getString(3)),
                row.getLong(4),
                json.readValue(row.getString(5), Body.class));
    }

    private static DefinitionAct act(ResultSet row, int number) throws SQLException {
        return new DefinitionAct(
                new DefinitionId(row.getString(1)),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                new Words(row.getString(7), row.getString(8)));
    }
}
