package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jiheng.command.Actor;
import jiheng.command.cycle.OpenCycle;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.query.audit.log.Leaves;
import jiheng.query.audit.verify.Verify;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A year of 3,000 forms, copies of one with all its events that stand between one another in the log: listed, fetched
 * part by part, and verified together. Not run with the tests:
 * {@code mvn -pl ui -am test -Dtest=PartsBenchmark -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Xmx1g}.
 */
class PartsBenchmark {
    private static final int MANY = Integer.getInteger("jiheng.many", 3_000);
    private static final CycleId YEAR = CycleId.of("2048");
    private static final String SOURCE = "evaluation-2022-women-department";

    private final Product product = Product.running();

    @TempDir
    private Path folder;

    @Test
    void aYearIsFetchedInParts() throws Exception {
        timed("laid", this::lay);
        var signing = product.context().getBean(Signing.class);
        timed("signed", () -> {
            signing.now();
            return signing.state();
        });
        var list = "/api/v1/cycles/2048/bundles?documents=";
        var listing =
                timed("listed", () -> product.get("auditor", list + "false")).json();
        System.out.printf(
                "%d forms, %d events, %d parts%n",
                listing.path("forms").asLong(),
                listing.path("records").asLong(),
                listing.path("parts").size());
        var files = new ArrayList<Path>();
        for (var part : listing.path("parts")) {
            var file = folder.resolve(part.path("number").asInt() + ".zip");
            files.add(timed("a part", () -> fetch(part.path("address").asString(), file)));
        }
        var documents = product.get("auditor", list + "true").json();
        System.out.println(documents.path("parts").size() + " parts with documents");
        timed(
                "a part with documents",
                () -> fetch(documents.at("/parts/0/address").asString(), folder.resolve("documents.zip")));
        assertThat(timed("verified", () -> verified(files))).contains("其中表 " + MANY + " 张", "没有一张表在两个包里");
    }

    private <T> T timed(String what, Callable<T> act) throws Exception {
        peaks();
        var start = System.nanoTime();
        var done = act.call();
        System.out.printf(
                "%s: %.1f s, heap at most %d MB of %d, %s%n",
                what,
                (System.nanoTime() - start) / 1e9,
                peaks() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                done instanceof Path file ? (Files.size(file) >> 20) + " MB" : "");
        return done;
    }

    private Path fetch(String address, Path file) throws Exception {
        var request = product.request(address)
                .header("Authorization", Product.basic("auditor", Product.PASSWORD))
                .timeout(Duration.ofMinutes(30))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        return file;
    }

    private String verified(List<Path> files) throws Exception {
        var keys = product.context().getBean(Signing.class).keys().stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining());
        var arguments = new ArrayList<>(List.of(
                "--key", Files.writeString(folder.resolve("keys.txt"), keys).toString()));
        files.forEach(file -> arguments.add(file.toString()));
        var out = new ByteArrayOutputStream();
        var code = Verify.run(arguments, new PrintStream(out, true, UTF_8));
        assertThat(code).isZero();
        return out.toString(UTF_8);
    }

    /** Rows of the ledger in an order as of many people at work, their leaves, and the forms where the projection keeps them. */
    private long lay() throws Exception {
        var day = LocalDate.of(2099, 1, 1);
        product.context()
                .getBean(Desk.class)
                .send(
                        new OpenCycle(YEAR, 2048, day, day.plusDays(1)),
                        new Actor(AccountId.of("admin"), "test", "127.0.0.1", "", "parts-2048", "test"));
        var jdbc = product.context().getBean(JdbcClient.class);
        jdbc.sql("""
                        insert into evaluation (id, sequence, unit, unit_name, cycle, year, kind, stage, state, version,
                            changed_at, body)
                        select c.id, e.sequence, u.unit, u.name, ?, 2048, e.kind, e.stage, e.state, e.version, e.changed_at,
                            replace(e.body::text, e.id, c.id)::jsonb
                        from evaluation e, generate_series(1, ?) n,
                            lateral (select unit, unit_name as name from evaluation where cycle = 'cycle-2022'
                                order by unit, id offset n % 9 limit 1) u,
                            lateral (select 'evaluation-2048' || substr(u.unit, 5) || '-' || n as id) c
                        where e.id = ?
                        """).params(YEAR.value(), MANY, SOURCE).update();
        try (var connection = product.context().getBean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("""
                    insert into public.event (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)
                    select gen_random_uuid(), f.id, e.sequence, e.stream_kind, e.at, e.name, e.revision,
                        convert_to(replace(convert_from(e.payload, 'UTF8'), e.stream, f.id), 'UTF8'), e.metadata
                    from public.event e, evaluation f where e.stream = ? and f.cycle = ?
                    order by e.sequence, md5(f.id || e.sequence)
                    """)) {
                insert.setString(1, SOURCE);
                insert.setString(2, YEAR.value());
                insert.executeUpdate();
            }
            var leaves = product.context().getBean(Leaves.class);
            while (leaves.adopt(connection) == Leaves.BATCH) {
                // until a batch is not full
            }
            connection.commit();
        }
        return MANY;
    }

    /** Of the heap since the last call. */
    private static long peaks() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> {
                    var peak = pool.getPeakUsage().getUsed();
                    pool.resetPeakUsage();
                    return peak;
                })
                .sum();
    }
}
