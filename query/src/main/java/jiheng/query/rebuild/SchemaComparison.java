package jiheng.query.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares all tables of two schemas: by digest first, and row by row where the digests differ. */
final class SchemaComparison {
    /** The migrations' own record: its times differ, and say nothing of what is shown. */
    static final String MIGRATIONS = "flyway_schema_history";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String live;
    private final String shadow;
    private final Naming naming;
    private final int most;
    private final List<Difference> differences = new ArrayList<>();
    private boolean more;

    SchemaComparison(JdbcClient jdbc, JsonMapper json, String live, String shadow, int most) {
        this.jdbc = jdbc;
        this.json = json;
        this.live = live;
        this.shadow = shadow;
        this.naming = new Naming(jdbc, json, live, shadow);
        this.most = most;
    }

    List<Report.Table> tables() {
        var names = new LinkedHashSet<>(tablesOf(shadow));
        names.addAll(tablesOf(live));
        return names.stream().map(this::table).toList();
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    boolean more() {
        return more;
    }

    private record Digest(long rows, String value) {}

    private Report.Table table(String table) {
        var liveColumns = columns(live, table);
        var ownColumns = columns(shadow, table);
        var title = FieldNames.table(table);
        if (!liveColumns.equals(ownColumns)) {
            list(new Difference(
                    Difference.Kind.STRUCTURE, table, "", "", title, naming.wholeRow(), liveColumns, ownColumns));
            return new Report.Table(
                    table, title, rows(live, table, liveColumns), rows(shadow, table, ownColumns), "", "", 1);
        }
        var key = key(table);
        var now = digest(live, table, key);
        var due = digest(shadow, table, key);
        var differing = now.equals(due) ? 0 : differing(table, key);
        return new Report.Table(table, title, now.rows, due.rows, now.value, due.value, differing);
    }

    /** Rows as text, hashed one by one and then together in the order of their keys. */
    private Digest digest(String schema, String table, List<String> key) {
        return jdbc.sql("select count(*), coalesce(md5(string_agg(md5(r::text), '' order by " + columns("r", key)
                        + ")), '') from " + schema + "." + quoted(table) + " r")
                .query((row, number) -> new Digest(row.getLong(1), row.getString(2)))
                .single();
    }

    private long differing(String table, List<String> key) {
        var joined =
                " from " + live + "." + quoted(table) + " l full join " + shadow + "." + quoted(table) + " s using ("
                        + key.stream().map(SchemaComparison::quoted).collect(Collectors.joining(", "))
                        + ") where l::text is distinct from s::text";
        jdbc.sql("select to_jsonb(l)::text, to_jsonb(s)::text" + joined + " order by "
                        + key.stream().map(SchemaComparison::quoted).collect(Collectors.joining(", "))
                        + " limit " + (most + 1))
                .query((row, number) -> new @Nullable String[] {row.getString(1), row.getString(2)})
                .list()
                .forEach(row -> row(table, key, tree(row[0]), tree(row[1])));
        return jdbc.sql("select count(*)" + joined).query(Long.class).single();
    }

    private void row(String table, List<String> key, @Nullable JsonNode now, @Nullable JsonNode due) {
        var either = due == null ? now : due;
        if (either == null || differences.size() > most) {
            return;
        }
        var id = key.stream()
                .map(column -> naming.shown(List.of(column), either.get(column)))
                .collect(Collectors.joining("/"));
        var subject = naming.subject(table, either);
        if (now == null || due == null) {
            var kind = now == null ? Difference.Kind.MISSING : Difference.Kind.EXTRA;
            list(new Difference(kind, table, id, "", subject, naming.wholeRow(), "", ""));
            return;
        }
        for (var at : JsonDifferences.between(now, due, Naming::isOnePiece)) {
            var from = naming.shown(at.path(), at.live());
            var to = naming.shown(at.path(), at.events());
            var alike = from.equals(to);
            list(new Difference(
                    Difference.Kind.CHANGED,
                    table,
                    id,
                    String.join(".", at.path()),
                    subject,
                    naming.field(table, either, at.path()),
                    alike ? String.valueOf(at.live()) : from,
                    alike ? String.valueOf(at.events()) : to));
        }
    }

    private void list(Difference difference) {
        if (differences.size() < most) {
            differences.add(difference);
        } else {
            more = true;
        }
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private List<String> tablesOf(String schema) {
        return jdbc.sql("select tablename from pg_tables where schemaname = ? and tablename <> ? order by tablename")
                .params(schema, MIGRATIONS)
                .query(String.class)
                .list();
    }

    /** Name and type of each column in order, empty if there is no such table. */
    private String columns(String schema, String table) {
        return jdbc.sql("""
                        select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum)
                        from pg_attribute where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                        """)
                .param(schema + "." + quoted(table))
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse("");
    }

    private long rows(String schema, String table, String columns) {
        return columns.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from " + schema + "." + quoted(table))
                        .query(Long.class)
                        .single();
    }

    private List<String> key(String table) {
        var key = jdbc.sql("""
                        select a.attname from pg_index i
                            cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
                            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                        where i.indrelid = to_regclass(?) and i.indisprimary order by k.place
                        """)
                .param(shadow + "." + quoted(table))
                .query(String.class)
                .list();
        if (key.isEmpty()) {
            throw new IllegalStateException(table + " has no primary key to compare it by");
        }
        return key;
    }

    private static String columns(String alias, List<String> names) {
        return names.stream().map(name -> alias + "." + quoted(name)).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
