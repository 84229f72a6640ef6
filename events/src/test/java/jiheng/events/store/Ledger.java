package jiheng.events.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/** A real PostgreSQL with the event table, and transactions bound to threads; outside of one it gives no connection. */
final class Ledger implements ConnectionProvider, TransactionManager, AutoCloseable {
    private final EmbeddedPostgres server;
    private final DataSource database;

    @SuppressWarnings("ThreadLocalUsage") // there is one ledger to a test class
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    private Ledger(EmbeddedPostgres server) {
        this.server = server;
        this.database = server.getPostgresDatabase();
    }

    static Ledger start() {
        try {
            var ledger = new Ledger(EmbeddedPostgres.builder()
                    .setServerConfig("track_commit_timestamp", "on")
                    .start());
            ledger.run(Files.readString(Path.of("src", "main", "resources", "db", "events", "V1_1__event.sql")));
            return ledger;
        } catch (IOException | SQLException refused) {
            throw new IllegalStateException("no database to test on", refused);
        }
    }

    /** Runs SQL in a transaction of its own, apart from any of this thread. */
    void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what is committed by now. */
    List<String> committed(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Returns once some transaction waits for the append lock, and fails if within ten seconds none does. */
    void awaitWaiter() throws SQLException {
        var end = System.nanoTime() + SECONDS.toNanos(10);
        while (committed("select 1 from pg_locks where locktype = 'advisory' and not granted")
                .isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no append waits for another");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.get();
        if (connection == null) {
            throw new SQLException("no transaction");
        }
        return ConnectionWrapperFactory.wrap(connection, new ConnectionWrapperFactory.NoOpCloseHandler());
    }

    @Override
    public Transaction startTransaction() {
        return current.get() == null ? new Outer() : new Joined();
    }

    /** Rolls back what a failed test left open on this thread, so that the next one does not wait for it. */
    void abandon() throws SQLException {
        try (var left = current.get()) {
            current.remove();
            if (left != null) {
                left.rollback();
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static final class Joined implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    private final class Outer implements Transaction {
        private final Connection connection;

        Outer() {
            try {
                connection = database.getConnection();
                connection.setAutoCommit(false);
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
            current.set(connection);
        }

        @Override
        public void commit() {
            end(Connection::commit);
        }

        @Override
        public void rollback() {
            end(Connection::rollback);
        }

        private void end(End how) {
            current.remove();
            try (connection) {
                how.end(connection);
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    private interface End {
        void end(Connection connection) throws SQLException;
    }
}
