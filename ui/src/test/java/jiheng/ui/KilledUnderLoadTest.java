package jiheng.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole product, killed at random moments while people fill in forms. A ledger outside it, forced to the disk,
 * holds what it acknowledged.
 *
 * <p>The control is in {@code jiheng.ui.database.KilledTest}: with {@code synchronous_commit=off} the same kind of
 * ledger does show a loss, so this one would too.
 */
class KilledUnderLoadTest {
    private static final int ROUNDS = 5;
    private static final int WRITERS = 4;
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Random random = new Random(20221231);
    private int port;
    private @Nullable Process product;

    /** An act handed in under a key: what a cell was to become. */
    private record Sent(String key, String form, String value, long seen) {}

    /** What the ledger holds of an act that was acknowledged. */
    private record Acknowledged(String key, String form, String value, long sequence) {}

    @AfterEach
    void stop() throws Exception {
        if (product != null) {
            product.destroy();
            assertThat(product.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndNothingElseIs() throws Exception {
        try (var ledger =
                FileChannel.open(home.resolve("ledger"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
            start(Duration.ofSeconds(120));
            List<String> forms = new ArrayList<>();
            for (var writer = 0; writer < WRITERS; writer++) {
                forms.add(open("load-" + writer));
            }
            for (var round = 1; round <= ROUNDS; round++) {
                var acknowledgedBefore = acknowledged().size();
                killWhileWriting(forms, ledger);
                assertThat(acknowledged().size())
                        .as("acts acknowledged in round " + round)
                        .isGreaterThan(acknowledgedBefore + 5);
                start(START_WITHIN);
                check(forms);
                retryTheUnacknowledged(ledger);
                check(forms);
            }
        }
    }

    private void killWhileWriting(List<String> forms, FileChannel ledger) throws Exception {
        var writers = Executors.newFixedThreadPool(WRITERS);
        for (var form : forms) {
            writers.execute(() -> write(form, ledger));
        }
        var target = acknowledged().size() + 10 + random.nextInt(30);
        await(() -> acknowledged().size() >= target, Duration.ofSeconds(60));
        LockSupport.parkNanos(random.nextInt(20_000_000));
        var victim = java.util.Objects.requireNonNull(product);
        victim.destroyForcibly();
        assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Fills a cell of one form again and again until nobody answers. */
    private void write(String form, FileChannel ledger) {
        try {
            var seen = sequence(form);
            while (true) {
                var one = new Sent(UUID.randomUUID().toString(), form, "值" + UUID.randomUUID(), seen);
                sent.put(one.key(), one);
                seen = acknowledged(one, hand(one), ledger);
            }
        } catch (IOException killed) {
            // What was under way stays unacknowledged.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long acknowledged(Sent one, HttpResponse<String> answer, FileChannel ledger) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var sequence = JSON.readTree(answer.body()).path("sequence").asLong();
        synchronized (ledger) {
            ledger.write(StandardCharsets.UTF_8.encode(
                    String.join("\t", one.key(), one.form(), one.value(), "" + sequence) + "\n"));
            ledger.force(true);
        }
        return sequence;
    }

    /** The same key again: done now if it was not, and not again if it was. */
    private void retryTheUnacknowledged(FileChannel ledger) throws Exception {
        var known = acknowledged();
        var open = sent.values().stream()
                .filter(one -> !known.containsKey(one.key()))
                .toList();
        assertThat(open).as("acts under way when it was killed").hasSizeLessThanOrEqualTo(WRITERS);
        for (var one : open) {
            acknowledged(one, hand(one), ledger);
        }
    }

    /** Every acknowledged act is in the history once with its value, and every act of the history was sent. */
    private void check(List<String> forms) throws Exception {
        var known = acknowledged();
        Map<String, Integer> found = new HashMap<>();
        for (var form : forms) {
            var entries = get("/api/v1/evaluations/" + form + "/history?act=cell-filled")
                    .valueStream()
                    .toList();
            for (var entry : entries) {
                var key = entry.path("actId").asString();
                var one = sent.get(key);
                assertThat(one).as("an act that nobody sent: " + entry).isNotNull();
                java.util.Objects.requireNonNull(one);
                assertThat(entry.path("changes").path(0).path("to").asString()).isEqualTo(one.value());
                assertThat(form).isEqualTo(one.form());
                found.merge(key, 1, Integer::sum);
            }
            var current = get("/api/v1/evaluations/" + form);
            if (!entries.isEmpty()) {
                assertThat(current.at("/header/contact").asString())
                        .isEqualTo(entries.get(entries.size() - 1)
                                .at("/changes/0/to")
                                .asString());
            }
        }
        assertThat(found)
                .containsOnlyKeys(
                        sent.keySet().stream().filter(found::containsKey).toList());
        assertThat(found.keySet()).containsAll(known.keySet());
        assertThat(found.values()).allMatch(times -> times == 1);
    }

    private Map<String, Acknowledged> acknowledged() throws IOException {
        var text = Files.readString(home.resolve("ledger"));
        Map<String, Acknowledged> acts = new TreeMap<>();
        text.lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == 4)
                .forEach(parts ->
                        acts.put(parts[0], new Acknowledged(parts[0], parts[1], parts[2], Long.parseLong(parts[3]))));
        return acts;
    }

    private void start(Duration within) throws Exception {
        var began = Instant.now();
        port = Product.port();
        var started = Product.process(
                home.resolve("output-" + port),
                Map.of(),
                "--jiheng.data=" + home.resolve("data"),
                "--server.port=" + port);
        product = started;
        await(
                () -> {
                    assertThat(started.isAlive())
                            .as(Files.readString(home.resolve("output-" + port)))
                            .isTrue();
                    return answers();
                },
                within);
        assertThat(Duration.between(began, Instant.now())).isLessThan(within);
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(request("/actuator/health").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String open(String code) throws Exception {
        var body =
                "{\"unit\": \"union\", \"cycle\": \"2022\", \"template\": {\"id\": \"project-standard\"}, \"project\": {\"code\": \"%s\", \"name\": \"压测\"}}"
                        .formatted(code);
        var answer = client.send(
                request("/api/v1/evaluations")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asString();
    }

    private HttpResponse<String> hand(Sent one) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(
                Map.of("changes", List.of(Map.of("cell", "header/form/contact", "value", one.value()))));
        return client.send(
                request("/api/v1/evaluations/" + one.form() + "/fill")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + one.seen() + "\"")
                        .header("Idempotency-Key", one.key())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private long sequence(String form) throws IOException, InterruptedException {
        return get("/api/v1/evaluations/" + form).path("sequence").asLong();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", Product.basic("preparer", Product.PASSWORD));
    }

    private interface Question {
        boolean holds() throws Exception;
    }

    private static void await(Question question, Duration within) throws Exception {
        var end = Instant.now().plus(within);
        while (!question.holds()) {
            assertThat(Instant.now()).as("it did not happen within " + within).isBefore(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
