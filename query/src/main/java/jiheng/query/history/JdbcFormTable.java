package jiheng.query.history;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code evaluation} and {@code evaluation_act}. */
final class JdbcFormTable implements FormTable {
    static final String SAVE = """
            insert into evaluation (id, sequence, unit, unit_name, cycle, year, kind, project_name, stage,
                state, version, self_total, rule_total, grade, awaiting_step, awaiting_role, correction,
                prepared, published, doubts, asked, answered, changed_at, body)
            values (:id, :sequence, :unit, :unitName, :cycle, :year, :kind, :project, :stage,
                :state, :version, :self, :rule, :grade, :step, :role, :correction, :prepared, :published, :doubts,
                :asked, :answered, :at, :body::jsonb)
            on conflict (id) do update set sequence = excluded.sequence, stage = excluded.stage,
                state = excluded.state, version = excluded.version, self_total = excluded.self_total,
                rule_total = excluded.rule_total, grade = excluded.grade,
                awaiting_step = excluded.awaiting_step, awaiting_role = excluded.awaiting_role,
                correction = excluded.correction, prepared = excluded.prepared,
                published = excluded.published, doubts = excluded.doubts, asked = excluded.asked,
                answered = excluded.answered, changed_at = excluded.changed_at, body = excluded.body
            """;
    static final String ADD = """
            insert into evaluation_act (evaluation, sequence, unit, at, account, name, role, on_behalf_of,
                kind, act, touched, body)
            values (:evaluation, :sequence, :unit, :at,
                :account, :name, :role, :behalf, :kind, :act, :touched, :body::jsonb)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcFormTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Form> find(EvaluationId id) {
        return new Evaluations(jdbc, json).find(id);
    }

    @Override
    public void save(Form form) {
        jdbc.sql(SAVE).paramSource(row(form, json)).update();
    }

    @Override
    public void add(Entry entry, UnitId unit) {
        jdbc.sql(ADD).paramSource(row(entry, unit, json)).update();
    }

    static SqlParameterSource row(Form form, JsonMapper json) {
        var totals = Optional.ofNullable(form.content().totals());
        var awaiting = form.awaiting();
        var correction = form.correction();
        var prepared = form.disclosure().prepared();
        return new MapSqlParameterSource()
                .addValue("id", form.id().value())
                .addValue("sequence", form.sequence())
                .addValue("unit", form.unit().value())
                .addValue("unitName", form.unitName())
                .addValue("cycle", form.cycle().value())
                .addValue("year", form.year())
                .addValue("kind", form.kind().name())
                .addValue(
                        "project",
                        form.project() == null ? null : form.project().name(),
                        Types.VARCHAR)
                .addValue("stage", form.stage().name())
                .addValue("state", form.state().name())
                .addValue("version", form.version())
                .addValue(
                        "self",
                        totals.map(Content.Totals::self)
                                .map(points -> points.value())
                                .orElse(null),
                        Types.NUMERIC)
                .addValue(
                        "rule",
                        totals.map(Content.Totals::rule)
                                .map(points -> points.value())
                                .orElse(null),
                        Types.NUMERIC)
                .addValue("grade", form.grade().map(Enum::name).orElse(null), Types.VARCHAR)
                .addValue("step", awaiting.map(RouteStep::key).orElse(null), Types.VARCHAR)
                .addValue("role", awaiting.map(step -> step.role().name()).orElse(null), Types.VARCHAR)
                .addValue(
                        "correction",
                        correction == null ? null : correction.granted() ? "GRANTED" : "REQUESTED",
                        Types.VARCHAR)
                .addValue("prepared", prepared == null ? null : prepared.by().account(), Types.VARCHAR)
                .addValue(
                        "published",
                        form.disclosure().publications().stream()
                                .filter(one -> one.withdrawn() == null)
                                .count())
                .addValue("doubts", form.findings().threads().size())
                .addValue("asked", form.findings().asks(form.state()))
                .addValue("answered", form.findings().answeredTo(form.state()).toArray(String[]::new), Types.ARRAY)
                .addValue("at", OffsetDateTime.ofInstant(form.last().at(), ZoneOffset.UTC))
                .addValue("body", json.writeValueAsString(form));
    }

    static SqlParameterSource row(Entry entry, UnitId unit, JsonMapper json) {
        var by = entry.by();
        var touched = Stream.concat(
                        entry.rows().stream(), entry.changes().stream().map(Entry.Change::field))
                .distinct()
                .toArray(String[]::new);
        return new MapSqlParameterSource()
                .addValue("evaluation", entry.evaluation().value())
                .addValue("sequence", entry.sequence())
                .addValue("unit", unit.value())
                .addValue("at", OffsetDateTime.ofInstant(by.at(), ZoneOffset.UTC))
                .addValue("account", by.account())
                .addValue("name", by.name())
                .addValue("role", by.role())
                .addValue("behalf", by.onBehalfOf(), Types.VARCHAR)
                .addValue("kind", entry.kind())
                .addValue("act", by.act())
                .addValue("touched", touched, Types.ARRAY)
                .addValue("body", json.writeValueAsString(entry));
    }
}
