package jiheng.query.evaluation;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.RouteStep;
import jiheng.query.history.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code evaluation} and {@code evaluation_act}. */
final class JdbcFormTable implements FormTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcFormTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Form> find(EvaluationId id) {
        return jdbc.sql("select body from evaluation where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, Form.class));
    }

    @Override
    public void save(Form form) {
        var totals = Optional.ofNullable(form.content().totals());
        var awaiting = form.awaiting();
        var correction = form.correction();
        jdbc.sql("""
                        insert into evaluation (id, sequence, unit, unit_name, cycle, year, kind, project_name, stage,
                            state, version, self_total, rule_total, grade, awaiting_step, awaiting_role, correction,
                            changed_at, body)
                        values (:id, :sequence, :unit, :unitName, :cycle, :year, :kind, :project, :stage,
                            :state, :version, :self, :rule, :grade, :step, :role, :correction, :at, :body::jsonb)
                        on conflict (id) do update set sequence = excluded.sequence, stage = excluded.stage,
                            state = excluded.state, version = excluded.version, self_total = excluded.self_total,
                            rule_total = excluded.rule_total, grade = excluded.grade,
                            awaiting_step = excluded.awaiting_step, awaiting_role = excluded.awaiting_role,
                            correction = excluded.correction, changed_at = excluded.changed_at, body = excluded.body
                        """)
                .param("id", form.id().value())
                .param("sequence", form.sequence())
                .param("unit", form.unit().value())
                .param("unitName", form.unitName())
                .param("cycle", form.cycle().value())
                .param("year", form.year())
                .param("kind", form.kind().name())
                .param("project", form.project() == null ? null : form.project().name(), Types.VARCHAR)
                .param("stage", form.stage().name())
                .param("state", form.state().name())
                .param("version", form.version())
                .param(
                        "self",
                        totals.map(Content.Totals::self)
                                .map(points -> points.value())
                                .orElse(null),
                        Types.NUMERIC)
                .param(
                        "rule",
                        totals.map(Content.Totals::rule)
                                .map(points -> points.value())
                                .orElse(null),
                        Types.NUMERIC)
                .param("grade", form.grade().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("step", awaiting.map(RouteStep::key).orElse(null), Types.VARCHAR)
                .param("role", awaiting.map(step -> step.role().name()).orElse(null), Types.VARCHAR)
                .param(
                        "correction",
                        correction == null ? null : correction.granted() ? "GRANTED" : "REQUESTED",
                        Types.VARCHAR)
                .param("at", OffsetDateTime.ofInstant(form.last().at(), ZoneOffset.UTC))
                .param("body", json.writeValueAsString(form))
                .update();
    }

    @Override
    public void add(Entry entry) {
        var by = entry.by();
        var touched = Stream.concat(
                        entry.rows().stream(), entry.changes().stream().map(Entry.Change::field))
                .distinct()
                .toArray(String[]::new);
        jdbc.sql("""
                        insert into evaluation_act (evaluation, sequence, unit, at, account, name, role, on_behalf_of,
                            kind, act, touched, body)
                        values (:evaluation, :sequence, (select unit from evaluation where id = :evaluation), :at,
                            :account, :name, :role, :behalf, :kind, :act, :touched, :body::jsonb)
                        """)
                .param("evaluation", entry.evaluation().value())
                .param("sequence", entry.sequence())
                .param("at", OffsetDateTime.ofInstant(by.at(), ZoneOffset.UTC))
                .param("account", by.account())
                .param("name", by.name())
                .param("role", by.role())
                .param("behalf", by.onBehalfOf(), Types.VARCHAR)
                .param("kind", entry.kind())
                .param("act", by.act())
                .param("touched", touched, Types.ARRAY)
                .param("body", json.writeValueAsString(entry))
                .update();
    }
}
