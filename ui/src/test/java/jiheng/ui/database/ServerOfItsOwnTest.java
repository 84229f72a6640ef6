package jiheng.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import jiheng.ui.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The product on a PostgreSQL server that somebody else runs. */
class ServerOfItsOwnTest {
    private static final String PASSWORD = "a-servers-password";
    private static final Pattern READY = Pattern.compile("(http://127\\.0\\.0\\.1:[0-9]+) Jiheng is ready");

    @TempDir
    static Path home;

    private static ServerBinaries binaries;
    private static int port;

    @BeforeAll
    static void startTheServer() throws Exception {
        binaries = ServerBinaries.unpack(home);
        Files.writeString(home.resolve("password"), PASSWORD);
        var made = binaries.run(
                "initdb",
                List.of(
                        "--pgdata=cluster",
                        "--username=owner",
                        "--pwfile=password",
                        "--auth=scram-sha-256",
                        "--locale=C",
                        "--encoding=UTF8"),
                120);
        assertThat(made.exit()).as(made.said()).isZero();
        port = Product.port();
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
        assertThat(binaries.runSilently(
                        "pg_ctl", List.of("start", "-D", "cluster", "-l", "server.log", "-w", "-o", options), 60))
                .isZero();
    }

    @AfterAll
    static void stopTheServer() throws Exception {
        assertThat(binaries.runSilently("pg_ctl", List.of("stop", "-D", "cluster", "-m", "fast", "-w"), 60))
                .isZero();
    }

    @Test
    void theFirstStartAsksForAPasswordAndThenOpensTheFirstAdministratorAlone() throws Exception {
        create("first");
        refused(start("first", "", Map.of()), "JIHENG_FIRST_PASSWORD");

        var address = ready("first", "", Map.of("JIHENG_FIRST_PASSWORD", "a-long-first-password"), url -> {
            assertThat(status(url, "admin", "a-long-first-password")).isEqualTo(200);
            assertThat(status(url, "admin", Product.PASSWORD)).isEqualTo(401);
            assertThat(status(url, "preparer", Product.PASSWORD)).isEqualTo(401);
        });
        assertThat(address).doesNotContain("演示");

        // All that it needs is in the database: the second start asks for nothing.
        ready("first", "", Map.of(), url -> assertThat(status(url, "admin", "a-long-first-password"))
                .isEqualTo(200));
    }

    @Test
    void aServerThatMayLoseWhatWasCommittedIsRefusedUnlessThatWasAccepted() throws Exception {
        create("careless");
        var careless = "?options=-c%20synchronous_commit=off";

        refused(
                start("careless", careless, Map.of("JIHENG_FIRST_PASSWORD", "a-long-first-password")),
                "synchronous_commit=off",
                "refusing to start");
        assertThat(tables("careless")).isZero();

        // The control: the same server without the setting, or with the risk accepted, is used.
        ready(
                "careless",
                careless,
                Map.of("JIHENG_FIRST_PASSWORD", "a-long-first-password", "JIHENG_DATABASE_ACCEPT_RISK", "true"),
                url -> {});
        assertThat(tables("careless")).isPositive();
    }

    private interface Look {
        void at(String url) throws Exception;
    }

    private record Start(Process process, Path output) {}

    private static Start start(String database, String options, Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + database + options);
        environment.put("SPRING_DATASOURCE_USERNAME", "owner");
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
        environment.put("JIHENG_DATA", home.resolve(database).toString());
        var output = Files.createTempFile(home, "output", "");
        return new Start(Product.process(output, environment, "--server.port=0"), output);
    }

    private static void refused(Start start, String... words) throws Exception {
        assertThat(start.process().waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(start.process().exitValue()).isNotZero();
        var lines = Files.readAllLines(start.output()).stream()
                .filter(line -> !line.contains(" INFO "))
                .toList();
        assertThat(lines).as(Files.readString(start.output())).hasSize(1);
        assertThat(lines.get(0)).contains(words);
    }

    /** Gives the last line of the log. */
    private static String ready(String database, String options, Map<String, String> more, Look look) throws Exception {
        var start = start(database, options, more);
        try {
            var end = Instant.now().plus(Duration.ofSeconds(90));
            var found = READY.matcher("");
            while (!found.reset(Files.readString(start.output())).find()) {
                assertThat(start.process().isAlive())
                        .as(Files.readString(start.output()))
                        .isTrue();
                assertThat(Instant.now()).isBefore(end);
                LockSupport.parkNanos(50_000_000);
            }
            look.at(found.group(1));
            var lines = Files.readAllLines(start.output());
            return lines.get(lines.size() - 1);
        } finally {
            start.process().destroy();
            assertThat(start.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int status(String url, String account, String password) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/me"))
                .header("Authorization", Product.basic(account, password))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void create(String database) throws Exception {
        Sql.run(source("postgres"), "create database " + database);
    }

    private static int tables(String database) throws Exception {
        return Integer.parseInt(Sql.answer(
                source(database), "select count(*) from pg_tables where tablename in ('event', 'credential')"));
    }

    private static PGSimpleDataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser("owner");
        source.setPassword(PASSWORD);
        return source;
    }
}
