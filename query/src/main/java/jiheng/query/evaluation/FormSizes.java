package jiheng.query.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much there is of each form of a year; no form is read for it. */
public final class FormSizes {
    private static final String SIZES = """
            select e.id, e.unit, e.unit_name, e.sequence + 1,
                coalesce((select sum(octet_length(v.payload) + octet_length(v.metadata)) from public.event v
                    where v.stream = e.id), 0),
                jsonb_array_length(e.body -> 'submissions'),
                coalesce((select sum(f.size) from evidence f where f.evaluation = e.id), 0)
            from evaluation e
            """;

    private final JdbcClient jdbc;

    public FormSizes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What there is of a form.
     *
     * @param records its events
     * @param stored bytes of these as the ledger has them
     * @param versions that were submitted, of targets and results
     * @param bytes of all files that were ever attached to it
     */
    public record FormSize(
            EvaluationId id, UnitId unit, String unitName, long records, long stored, long versions, long bytes) {}

    /**
     * The forms of a year in no particular order.
     *
     * @param readable the units whose forms the person may read
     * @param unit null for all of these
     */
    public List<FormSize> of(Collection<UnitId> readable, CycleId cycle, @Nullable UnitId unit) {
        var units = readable.stream()
                .filter(one -> unit == null || unit.equals(one))
                .map(UnitId::value)
                .toList();
        if (units.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SIZES + " where e.cycle = :cycle and e.unit in (:units)")
                .param("cycle", cycle.value())
                .param("units", units)
                .query(FormSizes::size)
                .list();
    }

    public Optional<FormSize> of(EvaluationId form) {
        return jdbc.sql(SIZES + " where e.id = ?")
                .param(form.value())
                .query(FormSizes::size)
                .optional();
    }

    private static FormSize size(ResultSet row, int number) throws SQLException {
        return new FormSize(
                new EvaluationId(row.getString(1)),
                new UnitId(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
