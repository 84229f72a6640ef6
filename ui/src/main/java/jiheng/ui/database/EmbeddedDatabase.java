package jiheng.ui.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that needs no installation: a PostgreSQL server with its files in a data folder, reachable on the
 * loopback address with a password only, and durable. It takes the place of a server that an earlier, killed run left
 * behind.
 *
 * <p>Only zonky's packed programs are used, not its own launcher, which initialises in place with trust authentication,
 * starts with fsync off, and dies on a server left behind.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "jiheng";
    private static final String APPLICATION = "jiheng_app";

    private final DataFolder folder;
    private final Cluster cluster;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(DataFolder folder, Cluster cluster, int port, String password) {
        this.folder = folder;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on the files in {@code data}, made if there are none.
     *
     * @throws DatabaseUnavailable with one line that says why not; a running application on the same folder is not
     *     disturbed, and stored data is left as it is
     */
    public static EmbeddedDatabase start(Path data) throws DatabaseUnavailable {
        long began = System.nanoTime();
        Path path = data.toAbsolutePath().normalize();
        DataFolder folder;
        try {
            folder = DataFolder.hold(path);
        } catch (IOException e) {
            throw DatabaseUnavailable.failed(path, e);
        }
        try {
            EmbeddedDatabase database = start(folder);
            LOG.info(
                    "PostgreSQL started in {} ms on 127.0.0.1:{}, data in {}",
                    (System.nanoTime() - began) / 1_000_000,
                    database.port,
                    folder.path());
            return database;
        } catch (IOException | RuntimeException e) {
            try {
                folder.close();
            } catch (IOException ignored) {
                e.addSuppressed(ignored);
            }
            throw e instanceof IOException failure ? DatabaseUnavailable.failed(path, failure) : (RuntimeException) e;
        }
    }

    private static EmbeddedDatabase start(DataFolder folder) throws IOException {
        // It might start on what is left and die at the first busy minute.
        if (DatabaseUnavailable.spaceIsOut(folder.path())) {
            throw DatabaseUnavailable.diskFull(folder.path(), null);
        }
        ServerBinaries binaries = ServerBinaries.unpack(folder.path());
        Cluster cluster = new Cluster(folder.path(), binaries);
        boolean exists = cluster.exists();
        if (exists && !Files.exists(folder.passwordFile())) {
            throw DatabaseUnavailable.broken(folder.path());
        }
        String password = folder.password();
        cluster.stop();
        binaries.tidy();
        if (!exists) {
            cluster.initialise(folder.passwordFile());
        }
        EmbeddedDatabase database = new EmbeddedDatabase(folder, cluster, cluster.start(), password);
        try {
            database.prepare();
            List<String> off = Durability.check(database.dataSource());
            if (!off.isEmpty()) {
                throw DatabaseUnavailable.notDurable(off);
            }
            return database;
        } catch (SQLException e) {
            cluster.stop();
            throw DatabaseUnavailable.failed(folder.path(), String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            cluster.stop();
            throw e;
        }
    }

    /** As the owner of the tables; connects anew at each call, and every name needs its schema. */
    public DataSource dataSource() {
        return dataSource(NAME, NAME);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** Owns the application's database and nothing beyond it; lays out the tables. */
    public String username() {
        return NAME;
    }

    /** The lesser role that the application works as. */
    public String application() {
        return APPLICATION;
    }

    public String password() {
        return password;
    }

    /** Stops the server, which writes everything out first; safe to call again. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (folder) {
            cluster.stop();
        } catch (IOException e) {
            LOG.warn("The embedded database did not stop in order; the next start will recover it", e);
        }
    }

    /** The owner, the application's role and the database; made again where a kill came between them. */
    private void prepare() throws SQLException {
        try (Connection connection = dataSource(Cluster.OWNER, "postgres").getConnection()) {
            role(connection, NAME);
            role(connection, APPLICATION);
            if (!answers(connection, "select 1 from pg_catalog.pg_database where datname = '" + NAME + "'")) {
                execute(connection, "create database " + NAME + " owner " + NAME);
            }
            // The owner makes the schemas of the read side and hands them to the application.
            execute(connection, "grant " + APPLICATION + " to " + NAME);
        }
    }

    private void role(Connection connection, String name) throws SQLException {
        if (!answers(connection, "select 1 from pg_catalog.pg_roles where rolname = '" + name + "'")) {
            connection.setAutoCommit(false);
            execute(connection, "create role " + name + " login");
            connection.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), "scram-sha-256");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private DataSource dataSource(String user, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName(NAME);
        // As FixedPath, which says why.
        source.setOptions("-c search_path=");
        return source;
    }

    private static boolean answers(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next();
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
