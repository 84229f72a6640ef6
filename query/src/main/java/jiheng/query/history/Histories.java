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
    private static final String TEXT = """
             and (position(lower(:text) in lower(concat_ws(chr(10),
                    body->'summary'->>'zh', body->'summary'->>'en', body->'reason'->>'zh', body->'reason'->>'en'))) > 0
                or exists (select 1 from jsonb_array_elements(body->'changes') change
                    where position(lower(:text) in lower(concat_ws(chr(10), change->>'from', change->>'to',
                        change->'label'->>'zh', change->'label'->>'en'))) > 0))
            """;

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
     * @param person an account id, with or without its prefix, or part of a name: of whoever acted or was stood in for
     * @param from the first moment, included
     * @param until the first moment left out
     * @param kind as in {@link Entry#kind()}
     * @param touched a row's key or a cell's path
     * @param after only events with a higher sequence number
     * @param text stands in the sentence, the reason, or a label or value of a change; upper and lower case alike
     * @param withoutScores leaves out what the rules made of an act
     */
    public record Filter(
            @Nullable EvaluationId evaluation,
            @Nullable Collection<UnitId> units,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String kind,
            @Nullable String touched,
            @Nullable Long after,
            @Nullable String text,
            boolean withoutScores) {
        public Filter(
                @Nullable EvaluationId evaluation,
                @Nullable Collection<UnitId> units,
                @Nullable String person,
                @Nullable Instant from,
                @Nullable Instant until,
                @Nullable String kind,
                @Nullable String touched,
                @Nullable Long after) {
            this(evaluation, units, person, from, until, kind, touched, after, null, false);
        }

        public static Filter of(EvaluationId evaluation) {
            return new Filter(evaluation, null, null, null, null, null, null, null);
        }

        public Filter by(String person) {
            return new Filter(evaluation, units, person, from, until, kind, touched, after);
        }

        public Filter touching(String touched) {
            return new Filter(evaluation, units, person, from, until, kind, touched, after, text, withoutScores);
        }

        public Filter after(long sequence) {
            return new Filter(evaluation, units, person, from, until, kind, touched, sequence, text, withoutScores);
        }
    }

    /** The entries in the order of their events, within a form; across forms in the order of time. */
    public List<Entry> entries(Filter filter, int most) {
        return entries(filter, most, 0);
    }

    /** As {@link #entries(Filter, int)}, leaving out the first {@code skipped}. */
    public List<Entry> entries(Filter filter, int most, long skipped) {
        var parameters = new LinkedHashMap<String, Object>();
        var order = filter.evaluation() == null ? "at, evaluation, sequence" : "sequence";
        var sql = "select body from evaluation_act" + where(filter, parameters) + " order by " + order
                + " limit :most offset :skipped";
        return read(sql, parameters, most, skipped);
    }

    /**
     * The entries of a page of acts, newest first; the events of an act stay together and in their order.
     *
     * @param most how many acts
     * @param skipped how many newer acts are left out
     */
    public List<Entry> acts(Filter filter, int most, long skipped) {
        var parameters = new LinkedHashMap<String, Object>();
        var where = where(filter, parameters);
        return read("""
                with wanted as (select * from evaluation_act%s),
                    page as (
                        select evaluation, act, account, max(at) newest, max(sequence) last from wanted
                        group by evaluation, act, account
                        order by newest desc, evaluation, last desc limit :most offset :skipped)
                select wanted.body from wanted join page using (evaluation, act, account)
                order by page.newest desc, evaluation, page.last desc, wanted.sequence
                """.formatted(where), parameters, most, skipped);
    }

    /** How many events and how many acts there are. */
    public record Extent(long events, long acts) {}

    public Extent extent(Filter filter) {
        var parameters = new LinkedHashMap<String, Object>();
        var where = where(filter, parameters);
        return jdbc.sql("select count(*), count(distinct (evaluation, act, account)) from evaluation_act" + where)
                .params(parameters)
                .query((row, number) -> new Extent(row.getLong(1), row.getLong(2)))
                .single();
    }

    private List<Entry> read(String sql, Map<String, Object> parameters, int most, long skipped) {
        return jdbc
                .sql(sql)
                .params(parameters)
                .param("most", most)
                .param("skipped", skipped)
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
            where.append(" and (account in (:person, 'account-' || :person) or position(:person in name) > 0"
                    + " or on_behalf_of in (:person, 'account-' || :person)"
                    + " or on_behalf_of is not null and position(:person in body->'by'->>'onBehalfOfName') > 0)");
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
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(TEXT);
            parameters.put("text", filter.text().strip());
        }
        if (filter.withoutScores()) {
            where.append(" and kind <> 'scored'");
        }
        return where.toString();
    }
}
