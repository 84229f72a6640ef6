package jiheng.query.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What can be asked of the current forms. */
public final class Evaluations {
    static final String LINE = """
            select id, sequence, unit, unit_name, cycle, year, kind, project_name, stage, state, version, self_total,
                rule_total, grade, awaiting_step, awaiting_role, correction, changed_at from evaluation
            """;

    private static final int AT_A_TIME = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public Evaluations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One form in a list. Totals are points, null before anything is scored. */
    public record Line(
            EvaluationId id,
            long sequence,
            UnitId unit,
            String unitName,
            CycleId cycle,
            int year,
            FormKind kind,
            @Nullable String project,
            Stage stage,
            State state,
            int version,
            @Nullable BigDecimal total,
            @Nullable BigDecimal ruleTotal,
            @Nullable Grade grade,
            @Nullable String awaitingStep,
            @Nullable Role awaitingRole,
            @Nullable String correction,
            Instant changedAt) {}

    /** What a list is narrowed to; null does not narrow. {@code units} are those the reader may see, null for all. */
    public record Filter(
            @Nullable Collection<UnitId> units,
            @Nullable CycleId cycle,
            @Nullable UnitId unit,
            @Nullable State state,
            @Nullable String text) {
        public static Filter of(@Nullable Collection<UnitId> units) {
            return new Filter(units, null, null, null, null);
        }
    }

    public record Page(List<Line> lines, long total, int page, int size) {}

    public Optional<Form> find(EvaluationId id) {
        return jdbc.sql("select body from evaluation where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, Form.class));
    }

    /** @param page from 0 */
    public Page list(Filter filter, int page, int size) {
        var parameters = new LinkedHashMap<String, Object>();
        var where = where(filter, parameters);
        var total = jdbc.sql("select count(*) from evaluation" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        var lines = jdbc.sql(LINE + where + " order by year desc, unit, kind, id limit :size offset :from")
                .params(parameters)
                .param("size", size)
                .param("from", (long) page * size)
                .query(Evaluations::line)
                .list();
        return new Page(lines, total, page, size);
    }

    /** Hands over every form of a filter whole, in the order of their ids, a few at a time in memory. */
    public void each(Filter filter, Consumer<Form> taker) {
        var parameters = new LinkedHashMap<String, Object>();
        var sql = "select id, body from evaluation" + where(filter, parameters) + " and id > :after order by id limit "
                + AT_A_TIME;
        var after = "";
        List<Map.Entry<String, String>> some;
        do {
            some = jdbc.sql(sql)
                    .params(parameters)
                    .param("after", after)
                    .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                    .list();
            for (var one : some) {
                taker.accept(json.readValue(one.getValue(), Form.class));
                after = one.getKey();
            }
        } while (some.size() == AT_A_TIME);
    }

    /** Forms that the public can read, the newest years first. */
    public List<Form> published(int page, int size) {
        return jdbc
                .sql("select body from evaluation where published > 0 order by year desc, unit_name, kind, id "
                        + "limit :size offset :from")
                .param("size", size)
                .param("from", (long) page * size)
                .query(String.class)
                .list()
                .stream()
                .map(body -> json.readValue(body, Form.class))
                .toList();
    }

    /** How many forms the public can read. */
    public long publishedCount() {
        return jdbc.sql("select count(*) from evaluation where published > 0")
                .query(Long.class)
                .single();
    }

    /** Forms of these units, the last changed first. */
    public List<Line> recent(Collection<UnitId> units, int most) {
        if (units.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LINE + " where unit in (:units) order by changed_at desc, id limit :most")
                .param("units", units.stream().map(UnitId::value).toList())
                .param("most", most)
                .query(Evaluations::line)
                .list();
    }

    private static String where(Filter filter, Map<String, Object> parameters) {
        var where = new StringBuilder(" where true");
        if (filter.units() != null) {
            if (filter.units().isEmpty()) {
                return " where false";
            }
            where.append(" and unit in (:units)");
            parameters.put("units", filter.units().stream().map(UnitId::value).toList());
        }
        if (filter.cycle() != null) {
            where.append(" and cycle = :cycle");
            parameters.put("cycle", filter.cycle().value());
        }
        if (filter.unit() != null) {
            where.append(" and unit = :unit");
            parameters.put("unit", filter.unit().value());
        }
        if (filter.state() != null) {
            where.append(" and state = :state");
            parameters.put("state", filter.state().name());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(" and (unit_name like :text or project_name like :text)");
            parameters.put(
                    "text",
                    "%"
                            + filter.text()
                                    .strip()
                                    .replace("\\", "\\\\")
                                    .replace("%", "\\%")
                                    .replace("_", "\\_") + "%");
        }
        return where.toString();
    }

    static Line line(ResultSet row, int number) throws SQLException {
        var grade = row.getString("grade");
        var role = row.getString("awaiting_role");
        return new Line(
                new EvaluationId(row.getString("id")),
                row.getLong("sequence"),
                new UnitId(row.getString("unit")),
                row.getString("unit_name"),
                new CycleId(row.getString("cycle")),
                row.getInt("year"),
                FormKind.valueOf(row.getString("kind")),
                row.getString("project_name"),
                Stage.valueOf(row.getString("stage")),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getBigDecimal("self_total"),
                row.getBigDecimal("rule_total"),
                grade == null ? null : Grade.valueOf(grade),
                row.getString("awaiting_step"),
                role == null ? null : Role.valueOf(role),
                row.getString("correction"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
