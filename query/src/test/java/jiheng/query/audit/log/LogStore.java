package jiheng.query.audit.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jiheng.events.store.Appended;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.query.audit.bundle.Algorithm;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger with its log on a real server: the tables' owner is its superuser, the application a lesser role. */
public final class LogStore implements AutoCloseable {
    private final LogServer server;
    private final String name;
    private final Map<String, Long> next = new HashMap<>();
    private final Leaves leaves = new Leaves();
    private int events;

    public LogStore() {
        this(LogServer.shared());
    }

    public LogStore(LogServer server) {
        this(server, LogServer.TEMPLATE);
    }

    private LogStore(LogServer server, String template) {
        this.server = server;
        name = server.database(template);
    }

    /** The superuser's way in. */
    public DataSource superuser() {
        return server.superuser(name);
    }

    /** The application's way in. */
    public DataSource application() {
        return server.application(name);
    }

    /** A copy of this store as it is now, to tamper with; nobody may be connected. */
    public LogStore copy() {
        var copy = new LogStore(server, name);
        copy.next.putAll(next);
        copy.events = events;
        return copy;
    }

    /**
     * The rows written out and read into a new database as pg_dump's COPY does, which the server's binaries at hand do
     * not bring along.
     */
    public LogStore dumpedAndRestored() {
        var restored = new LogStore(server);
        try (var from = superuser().getConnection();
                var to = restored.superuser().getConnection()) {
            from.setAutoCommit(false);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // pg_restore makes the triggers after the rows.
            restored.execute("alter table event disable trigger only_next");
            for (var table : Protection.TABLES) {
                var rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
            }
            from.rollback();
        } catch (SQLException | IOException refused) {
            throw new IllegalStateException(refused);
        }
        restored.execute("alter table event enable always trigger only_next");
        restored.execute("select setval('event_global_index_seq', (select max(global_index) from event))");
        return restored;
    }

    /** A row put in past the product, as the application's role. */
    public void inserted(String id, String row) throws SQLException {
        try (var connection = application().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(forged(id, row));
        }
    }

    /** @param row its number, or {@code default} */
    public static String forged(String id, String row) {
        return "insert into public.event (global_index, event_id, stream, sequence, stream_kind, at, name, revision,"
                + " payload, metadata) values (" + row + ", '" + id + "', 'stream-" + id + "', 0, 'kind',"
                + " '2020-01-01T00:00:00Z', 'thing.happened', '1', '\\x7b7d', '\\x7b7d')";
    }

    /** As the superuser. */
    public void execute(String sql) {
        try (var connection = superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }

    /** What a superuser may do who switched the triggers off. */
    public void tamper(String sql) {
        execute(triggers("disable") + sql + ";" + triggers("enable always"));
    }

    public static String triggers(String how) {
        return Protection.TABLES.stream()
                        .map(table -> "alter table " + table + " " + how + " trigger only_added;")
                        .collect(Collectors.joining())
                + "alter table public.event " + how + " trigger only_next;";
    }

    /** Appends that many events to several streams, some of them together, as the application does. */
    public LogStore grow(int more) {
        for (var until = events + more; events < until; ) {
            var together = Math.min(1 + events % 3, until - events);
            appendTo("stream-" + (events * 7 % 5), together);
        }
        return this;
    }

    /** Appends to one stream in one transaction. */
    public void appendTo(String stream, int together) {
        append(stream, together, leaves);
    }

    /** Appends while others do, going on from what the ledger has of the stream. */
    public void appendBeside(String stream, int together) throws SQLException {
        try (var connection = application().getConnection()) {
            connection.setAutoCommit(false);
            lock(connection);
            var ids = new ArrayList<String>();
            for (var one = 0; one < together; one++) {
                try (var add = connection.prepareStatement("""
                        insert into public.event
                            (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)
                        select ?, ?, coalesce(max(sequence) + 1, 0), 'kind', '2026-03-01T01:00:00.000Z',
                            'thing.happened', '1', convert_to('{"事":"' || ? || '"}', 'UTF8'), convert_to('{}', 'UTF8')
                        from public.event where stream = ?
                        """)) {
                    var id = UUID.randomUUID().toString();
                    add.setString(1, id);
                    add.setString(2, stream);
                    add.setString(3, id);
                    add.setString(4, stream);
                    add.execute();
                    ids.add(id);
                }
            }
            new Leaves().appended(connection, ids);
            connection.commit();
        }
    }

    void append(String stream, int together, Appended appended) {
        try (var connection = application().getConnection()) {
            connection.setAutoCommit(false);
            lock(connection);
            var ids = new ArrayList<String>();
            for (var one = 0; one < together; one++) {
                ids.add("event-" + events);
                insert(connection, stream, next.merge(stream, 1L, Long::sum) - 1, stream.endsWith("3") ? null : "kind");
                events++;
            }
            appended.appended(connection, ids);
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As many events as a year has, of the size they have, in few transactions. */
    public void growFast(int more) {
        var words = "全年组织开展职工技能培训与岗位练兵活动，覆盖基层工会多家，参训人数较上年明显增加。";
        try (var connection = application().getConnection();
                var insert = connection.prepareStatement("""
                        insert into public.event
                            (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)
                        select 'b5c7a5c6-7a3f-4f0e-9d0e-' || n, 'evaluation-2022-unit' || n % 2000 || '-department', n / 2000,
                            'evaluation', '2026-03-01T01:12:33.123Z', 'evaluation.cell-filled', '1',
                            convert_to('{"evaluation":"evaluation-2022-unit' || n % 2000 || '","after":{"text":"' || ?
                                || n || '"}}', 'UTF8'),
                            convert_to('{"account":"account-preparer","name":"李晓晨","role":"PREPARER","unit":'
                                || '"unit-union","address":"127.0.0.1","request":"' || n || '","act":"' || n || '"}', 'UTF8')
                        from generate_series(?, ?) n
                        """)) {
            connection.setAutoCommit(false);
            for (var from = 0; from < more; from += 20_000) {
                insert.setString(1, words);
                insert.setInt(2, from);
                insert.setInt(3, Math.min(more, from + 20_000) - 1);
                insert.execute();
                leaves.appended(
                        connection,
                        IntStream.range(from, Math.min(more, from + 20_000))
                                .mapToObj(n -> "b5c7a5c6-7a3f-4f0e-9d0e-" + n)
                                .toList());
                connection.commit();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    static void lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, OrderedEventStorageEngine.APPEND_LOCK);
            lock.execute();
        }
    }

    private void insert(Connection connection, String stream, long sequence, @Nullable String kind)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into public.event
                    (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, "event-" + events);
            insert.setString(2, stream);
            insert.setLong(3, sequence);
            insert.setString(4, kind);
            insert.setString(5, "2026-03-01T01:%02d:%02d.000Z".formatted(events / 60 % 60, events % 60));
            insert.setString(6, "thing.happened");
            insert.setString(7, events % 4 == 0 ? null : "1");
            insert.setBytes(8, ("{\"事\":" + events + "}").getBytes(StandardCharsets.UTF_8));
            insert.setBytes(9, ("{\"account\":\"account-" + events % 3 + "\"}").getBytes(StandardCharsets.UTF_8));
            insert.execute();
        }
    }

    /** All leaves and nodes made anew from the rows as they are now, as a forger would who knows how. */
    public void rehash() {
        tamper("delete from audit.leaf; delete from audit.node");
        try (var connection = superuser().getConnection()) {
            adopt(connection);
            try (var writing = superuser().getConnection();
                    var nodes = new NodeWriter(writing)) {
                connection.setAutoCommit(false);
                var all = List.of(Algorithm.values());
                new LedgerWalk(Head.beginning(all), List.of(), (stream, sequence) -> null, nodes, walked -> {})
                        .run(connection);
                nodes.flush();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Leaves for all rows that have none, as for a ledger from before its log. */
    static void adopt(Connection connection) throws SQLException {
        while (new Leaves().adopt(connection) == Leaves.BATCH) {
            // until a batch is not full
        }
    }

    public long number(String question) {
        return JdbcClient.create(superuser()).sql(question).query(Long.class).single();
    }

    @Override
    public void close() {
        server.drop(name);
    }
}
