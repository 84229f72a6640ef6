package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.audit.RotateKeys;
import jiheng.events.audit.LogId;
import jiheng.events.organisation.AccountId;
import jiheng.query.audit.log.LogReader;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import jiheng.ui.database.TableOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is put into the ledger past the product is told, stops every act in words, and is signed by nobody. */
class InsertedRowsTest {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    private Path data;

    @Test
    void aRowInsertedPastTheProductStopsItUntilTheOperatorHasLookedIntoIt() throws Exception {
        long honest;
        try (var product = start()) {
            rotate(product);
            product.getBean(Signing.class).now();
            honest = product.getBean(LogReader.class).size();
            assertThat(product.getBean(Signing.class).state().size())
                    .as("the control")
                    .isEqualTo(honest);
            insert(product.getBean(JdbcClient.class), "default");
            stands(product, honest);
        }
        try (var product = start()) {
            stands(product, honest);
        }
        try (var product = start("--jiheng.audit.adopt=true")) {
            product.getBean(Signing.class).now();
            assertThat(product.getBean(Signing.class).state()).isEqualTo(new Signing.State(honest + 1, null, null));
            rotate(product);
        }
        try (var product = start()) {
            rotate(product);
            product.getBean(Signing.class).now();
            assertThat(product.getBean(Signing.class).state())
                    .isEqualTo(
                            new Signing.State(product.getBean(LogReader.class).size(), null, null));
        }
    }

    /** It would come after all that is written, so that no act could ever get a leaf behind it. */
    @Test
    void aRowOfAHugeNumberStopsEveryActInWords() throws Exception {
        try (var product = start()) {
            product.getBean(Signing.class).now();
            var honest = product.getBean(LogReader.class).size();
            var owner =
                    JdbcClient.create(product.getBean(TableOwner.class).source().orElseThrow());
            owner.sql("alter table public.event disable trigger only_next").update();
            insert(owner, "9223372036854775000");
            owner.sql("alter table public.event enable always trigger only_next")
                    .update();
            stands(product, honest);
        }
    }

    /** Nothing is taken, in words by page and program, and nothing more is signed. */
    private static void stands(ConfigurableApplicationContext product, long honest) throws Exception {
        assertThatExceptionOfType(CommandRefused.class)
                .isThrownBy(() -> rotate(product))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("ledger-damaged"));
        var answer = post(product);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("ledger-damaged", "台账与存证日志不符");
        var signing = product.getBean(Signing.class);
        signing.now();
        assertThat(signing.state().refusal()).isNotNull().satisfies(found -> assertThat(found.getMessage())
                .contains("没有日志记录", "inserted past the product"));
        var log = product.getBean(LogReader.class);
        assertThat(log.size()).isEqualTo(honest);
        assertThat(new ArrayList<>(log.heads(jiheng.query.audit.bundle.Algorithm.SHA256)))
                .allSatisfy(head -> assertThat(head.size()).isLessThanOrEqualTo(honest));
    }

    private static void insert(JdbcClient jdbc, String row) {
        jdbc.sql("insert into public.event (global_index, event_id, stream, sequence, stream_kind, at, name, revision,"
                        + " payload, metadata) values (" + row + ", 'forged', 'account-forged', 0, 'account',"
                        + " '2020-01-01T00:00:00Z', 'account.enabled', '1', '\\x7b7d', '\\x7b7d')")
                .update();
    }

    private static void rotate(ConfigurableApplicationContext product) {
        var act = UUID.randomUUID().toString();
        product.getBean(Desk.class)
                .send(
                        new RotateKeys(LogId.LEDGER, "换"),
                        new Actor(AccountId.of("admin"), "test", "127.0.0.1", act, act, "test"));
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext product) throws Exception {
        var port = product.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/log/keys/rotate"))
                .header("Authorization", Product.basic("admin", PASSWORD))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "zh")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"换\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private ConfigurableApplicationContext start(String... more) {
        var all = new ArrayList<>(List.of(more));
        all.addAll(List.of(
                "--server.port=0",
                "--jiheng.data=" + data,
                "--jiheng.demo=false",
                "--JIHENG_FIRST_PASSWORD=" + PASSWORD));
        return Product.start(List.of(), all.toArray(String[]::new));
    }
}
