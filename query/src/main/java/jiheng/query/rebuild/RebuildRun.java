package jiheng.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.events.store.StoredEventSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One rebuild, over one connection that does not commit by itself. */
final class RebuildRun {
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final JdbcClient jdbc;
    private final StoredEventSerializer serializer;
    private final String live;
    private final Consumer<Progress> progress;
    private final StoredEvents events;
    private final Projections projections;
    private long folded;
    private long all;
    private long last;

    RebuildRun(Connection connection, StoredEventSerializer serializer, String live, Consumer<Progress> progress) {
        var kept = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.connection = connection;
        this.jdbc = JdbcClient.create(kept);
        this.serializer = serializer;
        this.live = live;
        this.progress = progress;
        this.events = new StoredEvents(jdbc, serializer);
        this.projections = new Projections(kept, serializer);
    }

    /** Makes the schema that is filled. */
    @FunctionalInterface
    interface Preparation {
        void prepare(JdbcClient jdbc, Connection connection) throws SQLException;
    }

    Report all(boolean switching, Preparation preparation) throws SQLException {
        var began = System.nanoTime();
        tell(Progress.Phase.PREPARING);
        preparation.prepare(jdbc, connection);
        all = events.count();
        connection.commit();
        while (batch()) {
            connection.commit();
            tell(Progress.Phase.FOLDING);
        }
        begin();
        projections.flush();
        connection.commit();
        // The planner knows nothing of tables just filled, neither for the comparison nor once they are live.
        analyse();
        connection.commit();

        begin();
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(OrderedEventStorageEngine.APPEND_LOCK)
                .query((row, number) -> true)
                .single();
        var holding = System.nanoTime();
        tell(Progress.Phase.TAIL);
        while (batch()) {
            tell(Progress.Phase.TAIL);
        }
        projections.flush();
        tell(Progress.Phase.COMPARING);
        var comparison = new SchemaComparison(jdbc, serializer.mapper(), live, Rebuild.SHADOW, Rebuild.MOST_LISTED);
        var tables = comparison.tables();
        var switches = switching && !tables.stream().allMatch(Report.Table::same);
        if (switches) {
            tell(Progress.Phase.SWITCHING);
            jdbc.sql("drop schema if exists " + Rebuild.REPLACED + " cascade").update();
            Rebuild.call(jdbc, "audit.switch_live()");
        }
        connection.commit();
        var ended = System.nanoTime();
        return new Report(
                folded,
                Duration.ofNanos(ended - began),
                Duration.ofNanos(ended - holding),
                tables,
                comparison.differences(),
                comparison.more(),
                switches);
    }

    /** @return whether there was anything to fold */
    private boolean batch() {
        begin();
        var rows = events.after(last, BATCH);
        for (var row : rows) {
            try {
                projections.deliver(events.message(row));
            } catch (Exception unfoldable) {
                throw RebuildRefused.unfoldable(row.row(), row.stream(), row.sequence(), row.name(), unfoldable);
            }
            last = row.row();
            folded++;
        }
        return !rows.isEmpty();
    }

    /** For the transaction only, so that the connection goes back to its pool as it came. */
    private void begin() {
        jdbc.sql("set local search_path to " + Rebuild.SHADOW + ", public").update();
    }

    private void analyse() {
        jdbc.sql("select tablename from pg_tables where schemaname = ?")
                .param(Rebuild.SHADOW)
                .query(String.class)
                .list()
                .forEach(table ->
                        jdbc.sql("analyze " + Rebuild.SHADOW + "." + table).update());
    }

    private void tell(Progress.Phase phase) {
        progress.accept(new Progress(phase, folded, Math.max(all, folded)));
    }
}
