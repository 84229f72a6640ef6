package jiheng.query.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Findings;
import jiheng.query.evaluation.Form;
import jiheng.query.findings.check.Checks;
import jiheng.query.findings.check.Subject;
import jiheng.query.history.Replay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the checks find in a form now, and what was ever doubted across forms. */
public final class Doubts {
    private static final String OPEN = "('OPEN', 'ANSWERED')";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Replay replay;

    public Doubts(JdbcClient jdbc, JsonMapper json, Replay replay) {
        this.jdbc = jdbc;
        this.json = json;
        this.replay = replay;
    }

    /**
     * Other years of the form's unit and then what other units of its year have submitted, those changed last first. What
     * another unit is still writing nobody else may read, so it is compared with nothing.
     */
    public List<Subject.Other> neighbours(EvaluationId form, int most) {
        return jdbc.sql("""
                        select e.id, e.unit_name, e.year, e.body->'content' from evaluation e
                            join evaluation me on me.id = :id and e.id <> me.id and (e.unit = me.unit or e.cycle = me.cycle)
                        where e.state <> 'CANCELLED' and (e.unit = me.unit
                            or (e.stage = 'RESULTS' and e.state in ('SUBMITTED', 'APPROVED', 'SETTLED', 'PUBLISHED')))
                        order by (e.unit = me.unit) desc, e.changed_at desc limit :most
                        """)
                .param("id", form.value())
                .param("most", most)
                .query((row, number) -> new Subject.Other(
                        new EvaluationId(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        json.readValue(row.getString(4), Content.class)))
                .list();
    }

    /** @param deadline the first moment after the deadline of results, null if none is known */
    public Checks.Result ask(Form form, List<Subject.Other> others, @Nullable Instant deadline) {
        return Checks.of(new Subject(form, replay.happened(form.id()), others, deadline));
    }

    /** One finding in a list across forms. */
    public record Line(
            EvaluationId form,
            String unitName,
            int year,
            @Nullable String project,
            Findings.Thread thread) {}

    /**
     * What a list is narrowed to; null does not narrow.
     *
     * @param units those the reader may see
     * @param check a check's code, or empty for what persons raised
     */
    public record Filter(
            Collection<UnitId> units,
            @Nullable CycleId cycle,
            @Nullable UnitId unit,
            @Nullable String check,
            boolean openOnly,
            boolean owedOnly) {}

    public record Page(List<Line> lines, long total) {}

    /** @param page from 0 */
    public Page list(Filter filter, int page, int size) {
        if (filter.units().isEmpty()) {
            return new Page(List.of(), 0);
        }
        var parameters = new LinkedHashMap<String, Object>();
        var from = from(filter, parameters);
        var total = jdbc.sql("select count(*)" + from)
                .params(parameters)
                .query(Long.class)
                .single();
        var lines = jdbc.sql("select e.id, e.unit_name, e.year, e.project_name, f.thread" + from
                        + " order by e.changed_at desc, e.id, f.number limit :size offset :from")
                .params(parameters)
                .param("size", size)
                .param("from", (long) page * size)
                .query(this::line)
                .list();
        return new Page(lines, total);
    }

    private static String from(Filter filter, Map<String, Object> parameters) {
        var from = new StringBuilder(
                " from evaluation e cross join lateral jsonb_array_elements(e.body->'findings'->'threads')"
                        + " with ordinality f (thread, number) where e.doubts > 0 and e.unit in (:units)");
        parameters.put("units", filter.units().stream().map(UnitId::value).toList());
        if (filter.cycle() != null) {
            from.append(" and e.cycle = :cycle");
            parameters.put("cycle", filter.cycle().value());
        }
        if (filter.unit() != null) {
            from.append(" and e.unit = :unit");
            parameters.put("unit", filter.unit().value());
        }
        if (filter.check() != null) {
            from.append(" and coalesce(f.thread->'raised'->'check'->>'code', '') = :check");
            parameters.put("check", filter.check());
        }
        if (filter.openOnly()) {
            from.append(" and f.thread->>'standing' in ").append(OPEN);
        }
        if (filter.owedOnly()) {
            from.append(" and (f.thread->'raised'->>'owed')::boolean");
        }
        return from.toString();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new EvaluationId(row.getString(1)),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                json.readValue(row.getString(5), Findings.Thread.class));
    }
}
