package jiheng.query.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what, as it was recorded with each act. */
public final class Histories {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    public Histories(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What a history is narrowed to; null does not narrow.
     *
     * @param units those the reader may see, null for all
     * @param person an account id, or part of a name
     * @param from the first moment, included
     * @param until the first moment left out
     * @param kind as in {@link Entry#kind()}
     * @param touched a row's key or a cell's path
     * @param after only events with a higher sequence number
     */
    public record Filter(
            @Nullable EvaluationId evaluation,
            @Nullable Collection<UnitId> units,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String kind,
            @Nullable String touched,
            @Nullable Long after) {
        public static Filter of(EvaluationId evaluation) {
            return new Filter(evaluation, null, null, null, null, null, null, null);
        }

        public Filter by(String person) {
            return new Filter(evaluation, units, person, from, until, kind, touched, after);
        }

        public Filter touching(String touched) {
            return new Filter(evaluation, units, person, from, until, kind, touched, after);
        }

        public Filter after(long sequence) {
            return new Filter(evaluation, units, person, from, until, kind, touched, sequence);
        }
    }

    /** The entries in the order of their events, within a form; across forms in the order of time. */
    public List<Entry> entries(Filter filter, int most) {
        var parameters = new LinkedHashMap<String, Object>();
        var where = where(filter, parameters);
        return jdbc
                .sql("select body from evaluation_act" + where + " order by at, evaluation, sequence limit :most")
                .params(parameters)
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(body -> json.readValue(body, Entry.class))
                .toList();
    }

    private static String where(Filter filter, Map<String, Object> parameters) {
        var where = new StringBuilder(" where true");
        if (filter.evaluation() != null) {
            where.append(" and evaluation = :evaluation");
            parameters.put("evaluation", filter.evaluation().value());
        }
        if (filter.units() != null) {
            if (filter.units().isEmpty()) {
                return " where false";
            }
            where.append(" and unit in (:units)");
            parameters.put("units", filter.units().stream().map(UnitId::value).toList());
        }
        if (filter.person() != null && !filter.person().isBlank()) {
            where.append(" and (account = :person or position(:person in name) > 0 or on_behalf_of = :person)");
            parameters.put("person", filter.person().strip());
        }
        if (filter.from() != null) {
            where.append(" and at >= :from");
            parameters.put("from", OffsetDateTime.ofInstant(filter.from(), ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            where.append(" and at < :until");
            parameters.put("until", OffsetDateTime.ofInstant(filter.until(), ZoneOffset.UTC));
        }
        if (filter.kind() != null && !filter.kind().isBlank()) {
            where.append(" and kind = :kind");
            parameters.put("kind", filter.kind());
        }
        if (filter.touched() != null && !filter.touched().isBlank()) {
            where.append(" and :touched = any (touched)");
            parameters.put("touched", filter.touched());
        }
        if (filter.after() != null) {
            where.append(" and sequence > :after");
            parameters.put("after", filter.after());
        }
        return where.toString();
    }
}
