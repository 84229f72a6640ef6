package jiheng.query.pattern;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applies the {@link Rules} to the recorded history of a cycle's forms. */
public final class Patterns {
    private final JdbcClient jdbc;

    public Patterns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A finding with the form it is about; the project is empty for a department's form. */
    public record Found(EvaluationId evaluation, String unitName, String project, Unusual unusual) {}

    private record Line(EvaluationId evaluation, String unitName, String project, Step step) {}

    /**
     * The last first.
     *
     * @param deadlines the last days of the cycle
     * @param units whose forms to look at
     */
    public List<Found> find(CycleId cycle, Collection<LocalDate> deadlines, Collection<UnitId> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        var one = new ArrayList<Line>();
        try (var lines = jdbc
                .sql("""
                        select a.evaluation, e.unit_name, coalesce(e.project_name, ''), a.sequence, a.at, a.account, a.name,
                            a.role, a.on_behalf_of, a.kind, a.act
                        from evaluation_act a join evaluation e on e.id = a.evaluation
                        where e.cycle = :cycle and e.unit in (:units) order by a.evaluation, a.sequence
                        """)
                .param("cycle", cycle.value())
                .param("units", units.stream().map(UnitId::value).toList())
                .query(Patterns::line)
                .stream()) {
            lines.forEach(line -> {
                if (!one.isEmpty() && !one.get(0).evaluation().equals(line.evaluation())) {
                    take(one, deadlines, found);
                    one.clear();
                }
                one.add(line);
            });
        }
        take(one, deadlines, found);
        found.sort(Comparator.comparing((Found each) -> each.unusual().at()).reversed());
        return List.copyOf(found);
    }

    private static void take(List<Line> one, Collection<LocalDate> deadlines, List<Found> found) {
        var steps = one.stream().map(Line::step).toList();
        for (var unusual : Rules.find(steps, deadlines)) {
            var form = one.get(0);
            found.add(new Found(form.evaluation(), form.unitName(), form.project(), unusual));
        }
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new EvaluationId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                new Step(
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11)));
    }
}
