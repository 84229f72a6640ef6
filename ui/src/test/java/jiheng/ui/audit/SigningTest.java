package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.Protection;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.Note;
import jiheng.ui.Product;
import jiheng.ui.database.TableOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningTest {
    @TempDir
    private Path data;

    private record Answer(int code, String text) {}

    @Test
    void aStoreIsSignedAndPublishedCheckedAndRefusedOnceItIsAnother() throws Exception {
        try (var product = start()) {
            product.getBean(Signing.class).now();
            var log = product.getBean(LogReader.class);
            var size = log.size();
            assertThat(size).isPositive();
            for (var tree : Algorithm.values()) {
                var latest = Files.readAllBytes(data.resolve("audit/published/" + tree.key() + "/latest.txt"));
                var head = Checkpoint.parse(Note.parse(latest).text());
                assertThat(head.size()).isEqualTo(size);
                assertThat(product.getBean(Signing.class).keys())
                        .anyMatch(key -> Note.parse(latest).signatures().stream()
                                .anyMatch(one -> key.verifies(head.text(), one)));
            }
            assertThat(product.getBean(TableGuard.class).role()).isEqualTo("jiheng_app");
            assertThat(product.getBean(TableGuard.class).state()).isEqualTo(new TableGuard.State(List.of(), List.of()));
        }

        var witness = new Ed25519Signer("witness.example/audit", new byte[32]);
        var stranger = new Ed25519Signer("stranger.example/audit", new byte[32]);
        Files.writeString(data.resolve("witnesses"), witness.cosigner(Cosigned.ED25519) + "\n");
        try (var product = start("--jiheng.audit.witnesses=" + data.resolve("witnesses"))) {
            var log = product.getBean(LogReader.class);
            product.getBean(Signing.class).now();
            var head = log.newest(Algorithm.SHA256).orElseThrow();
            var seen = product.getBean(Proofs.class);
            var never = List.of(new Proofs.Seen(witness.key().name(), null, 0, head.size()));
            assertThat(seen.seen()).isEqualTo(never);
            assertThat(post(product, head, stranger)).isEqualTo(403);
            assertThat(seen.seen()).isEqualTo(never);
            var now = product.getBean(Clock.class).instant().getEpochSecond();
            for (var another : List.of(0L, now - 90_000, now + 90_000, 253_402_300_800L, 1L << 62, Long.MAX_VALUE)) {
                assertThat(post(product, head, witness, another).text)
                        .contains("\"status\":422", "cosigned-at-another-time", "相差超过一天");
            }
            assertThat(seen.seen()).as("not taken").isEqualTo(never);
            assertThat(post(product, head, witness)).isEqualTo(204);
            assertThat(post(product, head, witness)).as("again").isEqualTo(204);
            assertThat(log.head(Algorithm.SHA256, head.size())
                            .orElseThrow()
                            .note()
                            .signatures())
                    .hasSize(2);
            assertThat(seen.seen()).singleElement().satisfies(one -> {
                assertThat(one).isEqualTo(new Proofs.Seen(witness.key().name(), one.at(), head.size(), 0));
                assertThat(one.at()).isBetween(Instant.ofEpochSecond(now), Instant.ofEpochSecond(now + 3600));
            });
            assertThat(product.getBean(Signing.class).published()).isEqualTo(head.size());
        }

        assertThat(command("--sm3")).satisfies(answer -> {
            assertThat(answer.code).as(answer.text).isEqualTo(AuditCheckCommand.AGREES);
            assertThat(answer.text).doesNotContain("未核对");
        });
        var keys = data.resolve("keys.txt");
        try (var product = start("--jiheng.audit.witnesses=" + data.resolve("witnesses"))) {
            Files.write(
                    keys,
                    product.getBean(Signing.class).keys().stream()
                            .map(Object::toString)
                            .toList());
        }
        assertThat(command("--key=" + keys)).satisfies(answer -> {
            assertThat(answer.code)
                    .as("all that is published, witnesses too: " + answer.text)
                    .isEqualTo(AuditCheckCommand.AGREES);
            assertThat(answer.text).contains("未核对 SM3 树");
        });
        assertThat(command("--key=" + data.resolve("none"))).satisfies(answer -> {
            assertThat(answer.code).isEqualTo(AuditCheckCommand.FAILED);
            assertThat(answer.text).contains("没有这个文件");
        });

        try (var product = start()) {
            var owner =
                    JdbcClient.create(product.getBean(TableOwner.class).source().orElseThrow());
            Protection.TABLES.forEach(table -> owner.sql("alter table " + table + " disable trigger only_added")
                    .update());
            owner.sql("update public.event set payload = payload || '\\x20' where global_index ="
                            + " (select max(global_index) from public.event)")
                    .update();
            Protection.TABLES.forEach(table -> owner.sql("alter table " + table + " enable always trigger only_added")
                    .update());
            product.getBean(Signing.class).now();
            assertThat(product.getBean(Signing.class).state().refusal()).isNotNull();
        }

        assertThat(command()).satisfies(answer -> {
            assertThat(answer.code).isEqualTo(AuditCheckCommand.TAMPERED);
            assertThat(answer.text).contains("事件内容（payload）被改动", "the payload was changed");
        });
    }

    @Test
    void aWordThatIsNotKnownIsAnsweredWithTheUsage() {
        for (var word : List.of("sm3", "--sm4", "--key", "--helpp")) {
            assertThat(command(word)).satisfies(answer -> {
                assertThat(answer.text).startsWith("用法");
                assertThat(answer.code).isEqualTo(AuditCheckCommand.FAILED);
            });
        }
        assertThat(AuditCheckCommand.run(new String[] {AuditCheckCommand.NAME, "--help"}, System.out))
                .isZero();
    }

    private static int post(ConfigurableApplicationContext product, LogReader.SignedHead head, Ed25519Signer by)
            throws Exception {
        return post(product, head, by, product.getBean(Clock.class).instant().getEpochSecond()).code;
    }

    private static Answer post(
            ConfigurableApplicationContext product, LogReader.SignedHead head, Ed25519Signer by, long seconds)
            throws Exception {
        var port = product.getEnvironment().getRequiredProperty("local.server.port");
        var line = by.cosignature(Cosigned.ED25519, head.note().text(), seconds);
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/public/log/sha256/cosignatures/" + head.size()))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(line + "\n"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    private ConfigurableApplicationContext start(String... more) {
        return Product.start(
                List.of(),
                more.length == 0 ? "--jiheng.audit.witnesses=" : more[0],
                "--server.port=0",
                "--jiheng.data=" + data,
                "--jiheng.demo=false",
                "--JIHENG_FIRST_PASSWORD=only-for-this-test");
    }

    private Answer command(String... arguments) {
        var out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(AuditCheckCommand.NAME, "--jiheng.data=" + data));
        all.addAll(List.of(arguments));
        var code = AuditCheckCommand.run(all.toArray(String[]::new), new PrintStream(out, true, UTF_8));
        return new Answer(code, out.toString(UTF_8));
    }
}
