package jiheng.query.audit.log;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real server with an empty ledger and its log as a template: the tables' owner is its superuser. */
public final class LogServer {
    static final String TEMPLATE = "ledger_template";

    /** No query of a test takes as long. */
    private static final int SILENCE_SECONDS = 60;

    private final EmbeddedPostgres postgres;
    private final AtomicInteger count = new AtomicInteger();

    /** One that a test may crash: what it acknowledged is with the operating system, which outlives it. */
    public static LogServer durable() {
        return new LogServer("on");
    }

    private LogServer(String synchronousCommit) {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("max_connections", "30")
                    .setServerConfig("synchronous_commit", synchronousCommit)
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (IOException left) {
                System.err.println("left behind: a database server");
            }
        }));
        var cluster = JdbcClient.create(postgres.getPostgresDatabase());
        cluster.sql("create role app login").update();
        cluster.sql("create database " + TEMPLATE).update();
        var template = superuser(TEMPLATE);
        migrate(template, "public", "classpath:db/events");
        besides(template);
        migrate(template, "audit", "classpath:db/audit");
        Protection.grant(template, "app");
    }

    /** What else is only ever added to, in place of what {@code db/ui} lays out. */
    public static void besides(DataSource source) {
        var jdbc = JdbcClient.create(source);
        jdbc.sql("create table public.evidence_blob (sha256 text, n integer, bytes bytea)")
                .update();
        jdbc.sql("create table public.read_log (account text, path text)").update();
    }

    private static final class Shared {
        private static final LogServer SERVER = new LogServer("off");
    }

    /** One for all the others. */
    static LogServer shared() {
        return Shared.SERVER;
    }

    /** A copy of a database, to which nobody may be connected. */
    String database(String template) {
        var name = "ledger" + count.incrementAndGet();
        execute("create database " + name + " template " + template);
        return name;
    }

    void drop(String name) {
        execute("drop database " + name + " with (force)");
    }

    DataSource superuser(String name) {
        return postgres.getDatabase("postgres", name);
    }

    DataSource application(String name) {
        var source = new PGSimpleDataSource();
        source.setURL(postgres.getJdbcUrl("app", name));
        source.setSocketTimeout(SILENCE_SECONDS);
        return source;
    }

    /** Stops it at once, nothing written back and nobody waited for, and starts it again. */
    public void crash() {
        try {
            var data = Path.of(JdbcClient.create(postgres.getPostgresDatabase())
                    .sql("show data_directory")
                    .query(String.class)
                    .single());
            var program = Files.readString(data.resolve("postmaster.opts")).split(" \"", 2)[0];
            // PostgreSQL refuses root, which in a namespace of its own is nobody.
            List<String> command = new ArrayList<>(
                    System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of());
            command.addAll(List.of(
                    Path.of(program).resolveSibling("pg_ctl").toString(),
                    "restart",
                    "-w",
                    "-m",
                    "immediate",
                    "-D",
                    data.toString(),
                    "-l",
                    data.resolve("again.log").toString()));
            var restart = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!restart.waitFor(60, TimeUnit.SECONDS) || restart.exitValue() != 0) {
                throw new IllegalStateException("the server did not come back: " + command);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void execute(String sql) {
        JdbcClient.create(postgres.getPostgresDatabase()).sql(sql).update();
    }

    private static void migrate(DataSource source, String schema, String location) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .defaultSchema(schema)
                .locations(location)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
