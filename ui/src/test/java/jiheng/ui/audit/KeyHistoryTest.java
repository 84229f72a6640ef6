package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import jiheng.command.Actor;
import jiheng.command.audit.RetireKey;
import jiheng.command.audit.RotateKeys;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.LogId;
import jiheng.events.audit.Occasion;
import jiheng.events.organisation.AccountId;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.check.AuditCheck;
import jiheng.query.audit.key.KeyView;
import jiheng.query.audit.key.KeyView.State;
import jiheng.query.audit.key.LogKeys;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys' files and their history are two stores; what stops between them is finished from what the ledger says. */
class KeyHistoryTest {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    private Path data;

    @Test
    void keysAreTakenOverReplacedAndRetiredAndNoStopBetweenFileAndEventIsLeftUnfinished() throws Exception {
        // As a program leaves them that knew no history of keys.
        var old = SignerKeys.in(folder());
        for (var tree : Algorithm.values()) {
            old.adopt(List.of(old.prepare(tree, "log.example/old").key()));
        }
        try (var product = start()) {
            var keys = product.getBean(LogKeys.class);
            var signing = product.getBean(Signing.class);
            signing.now();
            assertThat(keys.all()).hasSize(2).allSatisfy(one -> {
                assertThat(one.occasion()).isEqualTo(Occasion.FOUND);
                assertThat(one.state()).isEqualTo(State.SIGNS);
                assertThat(one.introduced().by()).isEqualTo("系统");
            });
            assertThat(signers(product)).isEqualTo(old.known());

            replaced(product, keys);
            stoppedBeforeTheFile(product, keys, signing);
            stoppedBeforeTheEvent(product, keys, signing);
            stoppedBeforeASecretWasForgotten(product, keys, signing);
            strangersAreToldAndSignNothing(signing);

            var check = new AuditCheck(product.getBean(javax.sql.DataSource.class), signing.keys());
            assertThat(check.run(List.of(Algorithm.values()), progress -> {}).discrepancy())
                    .as("what retired keys signed still verifies")
                    .isNull();
            noSecretIsInTheLedger(product);
        }
    }

    /** Whoever may insert a row as the application's role has no say over a secret before the signer read it. */
    @Test
    void aRetirementThatNobodySignedDestroysNoSecretAndNoneDestroysTheNewest() throws Exception {
        var replaced = folder().resolve("sha256-0001.key");
        var newest = folder().resolve("sha256-0002.key");
        try (var product = start()) {
            product.getBean(Signing.class).now();
            send(product, new RotateKeys(LogId.LEDGER, "换"));
            product.getBean(Signing.class).now();
            assertThat(newest).content().hasLineCount(2);
            for (var key : product.getBean(LogKeys.class).all()) {
                if (key.key().kind() == KeyKind.ED25519) {
                    retiredPastTheProduct(product.getBean(JdbcClient.class), key);
                }
            }
            assertThat(product.getBean(LogKeys.class).retirements())
                    .as("the ledger says so")
                    .hasSize(2);
            product.getBean(Signing.class).now();
            assertThat(product.getBean(Signing.class).state().refusal()).isNotNull();
            assertThat(replaced).content().hasLineCount(2);
            assertThat(newest).content().hasLineCount(2);
        }
        try (var product = start("--jiheng.audit.adopt=true")) {
            var signing = product.getBean(Signing.class);
            signing.now();
            assertThat(signing.state().refusal()).isNull();
            assertThat(replaced).content().as("the control: now it is signed").hasLineCount(1);
            assertThat(newest).content().hasLineCount(2);
            assertThat(signers(product))
                    .as("and it signs")
                    .isEqualTo(List.of(Algorithm.values()).stream()
                            .map(tree -> signing.keys().stream()
                                    .filter(key -> keyFile(tree, 2).contains(key.toString()))
                                    .findFirst()
                                    .orElseThrow())
                            .toList());
        }
    }

    private List<String> keyFile(Algorithm tree, int number) {
        return lines(folder().resolve("%s-%04d.key".formatted(tree.key(), number)));
    }

    private static void retiredPastTheProduct(JdbcClient jdbc, KeyView key) {
        jdbc.sql("""
                        insert into public.event
                            (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)
                        select gen_random_uuid(), 'log-ledger', max(sequence) + 1, min(stream_kind), '2026-11-23T11:50:00Z',
                            'audit.key-retired', '1', convert_to(?, 'UTF8'), convert_to('{}', 'UTF8')
                        from public.event where stream = 'log-ledger'
                        """)
                .param(("{\"key\":{\"kind\":\"ED25519\",\"number\":%d,\"origin\":\"%s\",\"vkey\":\"%s\"},"
                                + "\"log\":\"log-ledger\",\"reason\":\"\"}")
                        .formatted(
                                key.key().number(),
                                key.key().origin(),
                                key.key().vkey()))
                .update();
    }

    private void replaced(ConfigurableApplicationContext product, LogKeys keys) throws Exception {
        var before = signers(product);
        var key = UUID.randomUUID().toString();
        for (var again : List.of("first", "again")) {
            var answer = post(product, "rotate", key, example(product, "rotate"));
            assertThat(answer.statusCode()).as(again + answer.body()).isEqualTo(200);
            assertThat(keys.all())
                    .extracting(KeyView::state)
                    .containsExactly(State.REPLACED, State.REPLACED, State.SIGNS, State.SIGNS);
        }
        assertThat(signers(product)).hasSize(2).doesNotContainAnyElementsOf(before);
        var retired = post(product, "retire", UUID.randomUUID().toString(), example(product, "retire"));
        assertThat(retired.statusCode()).as(retired.body()).isEqualTo(200);
        assertThat(keys.all().get(1)).satisfies(one -> {
            assertThat(one.key().kind()).isEqualTo(KeyKind.SM2);
            assertThat(one.state()).isEqualTo(State.RETIRED);
            assertThat(one.introduced().by()).isEqualTo("系统");
        });
        assertThat(folder().resolve("sm3-0001.key")).content().hasLineCount(1);
        assertThat(post(product, "retire", "a", "{\"kind\": \"SM2\", \"number\": 2, \"reason\": \"泄露\"}")
                        .body())
                .contains("log-key-signs");
        assertThat(post(product, "retire", "b", "{\"kind\": \"RSA\", \"number\": 2, \"reason\": \"泄露\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    /** The event is there, the new keys' files are not in their place: a start puts them there. */
    private void stoppedBeforeTheFile(ConfigurableApplicationContext product, LogKeys keys, Signing signing)
            throws Exception {
        signing.stop();
        send(product, new RotateKeys(LogId.LEDGER, "换"));
        assertThat(folder().resolve("sha256-0003.next")).exists();
        assertThat(SignerKeys.in(folder()).known()).as("the control").hasSize(4);
        signing.start();
        signing.now();
        assertThat(folder().resolve("sha256-0003.next")).doesNotExist();
        assertThat(signers(product)).isEqualTo(signing(keys));
        assertThat(SignerKeys.in(folder()).known()).hasSize(6);
    }

    /** The keys' files wait and no event is there: nothing was done, and the next act takes those very keys. */
    private void stoppedBeforeTheEvent(ConfigurableApplicationContext product, LogKeys keys, Signing signing)
            throws Exception {
        signing.stop();
        var before = signing(keys);
        var waiting =
                SignerKeys.in(folder()).prepare(Algorithm.SHA256, "unused").key();
        signing.start();
        signing.now();
        assertThat(signing(keys)).isEqualTo(before);
        assertThat(signing.state().trouble()).isNull();
        assertThat(post(product, "rotate", "c", "{\"reason\": \"再换\"}").statusCode())
                .isEqualTo(200);
        assertThat(signers(product)).contains(waiting).isEqualTo(signing(keys));
    }

    private void stoppedBeforeASecretWasForgotten(ConfigurableApplicationContext product, LogKeys keys, Signing signing)
            throws Exception {
        signing.stop();
        send(product, new RetireKey(LogId.LEDGER, KeyKind.ED25519, 3, "旧"));
        assertThat(folder().resolve("sha256-0003.key"))
                .content()
                .as("the control")
                .hasLineCount(2);
        signing.start();
        signing.now();
        assertThat(folder().resolve("sha256-0003.key")).content().hasLineCount(1);
        assertThat(signers(product)).isEqualTo(signing(keys));
    }

    private void strangersAreToldAndSignNothing(Signing signing) throws IOException {
        var stranger = folder().resolve("sha256-0005.key");
        Files.copy(folder().resolve("sha256-0002.key"), stranger);
        signing.now();
        assertThat(signing.state().trouble()).contains("Ed25519 5", "未在台账登记", "is not in the ledger");
        Files.move(folder().resolve("sm3-0004.key"), data.resolve("elsewhere"));
        Files.delete(stranger);
        signing.now();
        assertThat(signing.state().trouble()).contains("SM2 4", "of the ledger is not in");
        Files.move(data.resolve("elsewhere"), folder().resolve("sm3-0004.key"));
        signing.now();
        assertThat(signing.state().trouble()).isNull();
    }

    private void noSecretIsInTheLedger(ConfigurableApplicationContext product) throws IOException {
        var ledger = String.join(
                "\n",
                product.getBean(JdbcClient.class)
                        .sql("select convert_from(payload, 'UTF8') || convert_from(metadata, 'UTF8') from event")
                        .query(String.class)
                        .list());
        try (var files = Files.list(folder())) {
            var lines = files.filter(file -> file.toString().endsWith(".key"))
                    .map(KeyHistoryTest::lines)
                    .toList();
            assertThat(lines).hasSize(8).allSatisfy(key -> assertThat(ledger).contains(key.get(0)));
            assertThat(lines.stream().filter(key -> key.size() == 2)).hasSize(6).allSatisfy(key -> assertThat(ledger)
                    .doesNotContain(key.get(1)));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** The keys that signed the newest heads, as the signatures say. */
    private static List<VerifierKey> signers(ConfigurableApplicationContext product) {
        var log = product.getBean(LogReader.class);
        var known = product.getBean(Signing.class).keys();
        return List.of(Algorithm.values()).stream()
                .map(tree -> log.newest(tree).orElseThrow())
                .peek(head -> assertThat(head.size()).isEqualTo(log.size()))
                .flatMap(head -> known.stream().filter(key -> head.note().signatures().stream()
                        .anyMatch(one -> key.verifies(head.note().text(), one))))
                .toList();
    }

    private static List<VerifierKey> signing(LogKeys keys) {
        return keys.all().stream()
                .filter(one -> one.state() == State.SIGNS)
                .map(one -> VerifierKey.parse(
                        one.key().vkey(),
                        List.of(jiheng.query.audit.note.Ed25519.KIND, jiheng.query.audit.sm.Sm2.KIND)))
                .toList();
    }

    private static void send(ConfigurableApplicationContext product, Object command) {
        var act = UUID.randomUUID().toString();
        product.getBean(Desk.class)
                .send(command, new Actor(AccountId.of("admin"), "test", "127.0.0.1", act, act, "test"));
    }

    private static String example(ConfigurableApplicationContext product, String act) throws Exception {
        return json(get(product, "/v3/api-docs"))
                .path("paths")
                .path("/api/v1/log/keys/" + act)
                .at("/post/requestBody/content/application~1json/example")
                .toString();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private static HttpResponse<String> post(
            ConfigurableApplicationContext product, String act, String key, String body) throws Exception {
        return answer(request(product, "/api/v1/log/keys/" + act)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String get(ConfigurableApplicationContext product, String path) throws Exception {
        return answer(request(product, path)).body();
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext product, String path) {
        var port = product.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", Product.basic("admin", PASSWORD));
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private Path folder() {
        return data.resolve("audit/keys");
    }

    private ConfigurableApplicationContext start(String... more) {
        return Product.start(
                List.of(),
                more.length == 0 ? "--jiheng.audit.adopt=false" : more[0],
                "--server.port=0",
                "--jiheng.data=" + data,
                "--jiheng.demo=false",
                "--JIHENG_FIRST_PASSWORD=" + PASSWORD);
    }
}
