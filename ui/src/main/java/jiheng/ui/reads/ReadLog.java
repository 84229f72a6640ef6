package jiheng.ui.reads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what was read: added to and looked up, never changed. */
@Component
class ReadLog {
    /** One request to read. The path is without its host and cut at 600 characters. */
    record Read(
            Instant at,
            String account,
            String roles,
            Kind kind,
            String subject,
            String path,
            String session,
            String address,
            String request) {}

    /** What the log is narrowed to; null or empty does not narrow. {@code person} is an account's key or id. */
    record Filter(
            String person,
            @Nullable Kind kind,
            String subject,
            @Nullable Instant from,
            @Nullable Instant until) {}

    private static final int LONGEST_PATH = 600;
    private static final int LONGEST_SUBJECT = 255;

    private final JdbcClient jdbc;

    ReadLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Read read) {
        jdbc.sql("""
                        insert into public.read_log (at, account, roles, kind, subject, path, session, address, request)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        OffsetDateTime.ofInstant(read.at(), ZoneOffset.UTC),
                        read.account(),
                        read.roles(),
                        read.kind().name(),
                        cut(read.subject(), LONGEST_SUBJECT),
                        cut(read.path(), LONGEST_PATH),
                        read.session(),
                        read.address(),
                        read.request())
                .update();
    }

    /** The last first. */
    List<Read> find(Filter filter, int most, long skipped) {
        var parameters = new LinkedHashMap<String, Object>();
        return jdbc.sql("select at, account, roles, kind, subject, path, session, address, request from public.read_log"
                        + where(filter, parameters) + " order by id desc limit :most offset :skipped")
                .params(parameters)
                .param("most", most)
                .param("skipped", skipped)
                .query(ReadLog::read)
                .list();
    }

    /** What the forms that were read are called: unit, year and project. */
    Map<String, String> forms(Collection<String> subjects) {
        return subjects.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                "select id, concat_ws(' ', unit_name, year, project_name) from evaluation where id in (:ids)")
                        .param("ids", subjects)
                        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long count(Filter filter) {
        var parameters = new LinkedHashMap<String, Object>();
        return jdbc.sql("select count(*) from public.read_log" + where(filter, parameters))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static String where(Filter filter, Map<String, Object> parameters) {
        var where = new StringBuilder(" where true");
        if (!filter.person().isEmpty()) {
            where.append(" and account in (:person, 'account-' || :person)");
            parameters.put("person", filter.person());
        }
        if (filter.kind() != null) {
            where.append(" and kind = :kind");
            parameters.put("kind", filter.kind().name());
        }
        if (!filter.subject().isEmpty()) {
            where.append(" and position(:subject in path) > 0");
            parameters.put("subject", filter.subject());
        }
        if (filter.from() != null) {
            where.append(" and at >= :from");
            parameters.put("from", OffsetDateTime.ofInstant(filter.from(), ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            where.append(" and at < :until");
            parameters.put("until", OffsetDateTime.ofInstant(filter.until(), ZoneOffset.UTC));
        }
        return where.toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static Read read(ResultSet row, int number) throws SQLException {
        return new Read(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                Kind.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }
}
