package jiheng.query.recheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.SampleDrawn;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What can be asked of the re-checks. */
public final class Rechecks {
    private static final String FORM = """
            select draw, evaluation, unit, unit_name, version, digest, sequence, finished, self_total, reviewed_total,
                deviation, opinion from recheck_form
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public Rechecks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The projection that keeps the tables asked here, over another connection. */
    public static EventMessageHandler projection(JdbcClient jdbc, JsonMapper json) {
        return new AnnotationEventHandlerAdapter(new RecheckProjection(jdbc, json));
    }

    /** Every draw of every cycle, the latest cycle first and within it the latest draw. */
    public List<Draw> draws() {
        return jdbc.sql("select body, at, by_name from recheck_draw order by recheck desc, draw desc")
                .query(this::draw)
                .list();
    }

    /** The draws of a cycle, the latest first. */
    public List<Draw> draws(RecheckId recheck) {
        return jdbc.sql("select body, at, by_name from recheck_draw where recheck = ? order by draw desc")
                .param(recheck.value())
                .query(this::draw)
                .list();
    }

    public Optional<Draw> draw(RecheckId recheck, int draw) {
        return draws(recheck).stream().filter(one -> one.drawn().draw() == draw).findFirst();
    }

    /** The drawn forms in the order in which they were drawn. */
    public List<DrawnForm> forms(RecheckId recheck, int draw) {
        return jdbc.sql(FORM + " where recheck = ? and draw = ? order by place")
                .params(recheck.value(), draw)
                .query(Rechecks::form)
                .list();
    }

    public Optional<DrawnForm> form(RecheckId recheck, int draw, EvaluationId evaluation) {
        return jdbc.sql(FORM + " where recheck = ? and draw = ? and evaluation = ?")
                .params(recheck.value(), draw, evaluation.value())
                .query(Rechecks::form)
                .optional();
    }

    /** What stands beside the rows of a drawn form, by row. */
    public Map<String, CheckedRow> rows(RecheckId recheck, int draw, EvaluationId evaluation) {
        return jdbc.sql("""
                        select "row", weight, self, reviewed, code, reason, by_name, at from recheck_row
                        where recheck = ? and draw = ? and evaluation = ?
                        """).params(recheck.value(), draw, evaluation.value()).query(Rechecks::row).list().stream()
                .collect(Collectors.toMap(CheckedRow::row, Function.identity()));
    }

    /** What was done in a draw, the last first. */
    public List<RecheckAct> acts(RecheckId recheck, int draw) {
        return jdbc.sql("""
                        select sequence, draw, evaluation, kind, at, account, sentence_zh, sentence_en from recheck_act
                        where recheck = ? and draw = ? order by sequence desc
                        """).params(recheck.value(), draw).query(Rechecks::act).list();
    }

    private Draw draw(ResultSet row, int number) throws SQLException {
        return new Draw(
                json.readValue(row.getString(1), SampleDrawn.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3));
    }

    private static DrawnForm form(ResultSet row, int number) throws SQLException {
        return new DrawnForm(
                row.getInt(1),
                new EvaluationId(row.getString(2)),
                new UnitId(row.getString(3)),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.getLong(7),
                row.getBoolean(8),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getString(12));
    }

    private static CheckedRow row(ResultSet row, int number) throws SQLException {
        return new CheckedRow(
                row.getString(1),
                row.getBigDecimal(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }

    private static RecheckAct act(ResultSet row, int number) throws SQLException {
        return new RecheckAct(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                new Words(row.getString(7), row.getString(8)));
    }
}
