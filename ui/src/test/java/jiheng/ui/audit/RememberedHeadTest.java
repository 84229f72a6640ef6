package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Head;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What the signer remembers outside the database is compared by whoever can see it, and its loss is told. */
class RememberedHeadTest {
    @TempDir
    private Path data;

    @Test
    void theSignersOwnLastHeadIsComparedAndMissed() throws Exception {
        try (var product = start()) {
            product.getBean(Signing.class).now();
        }
        var file = data.resolve("audit/keys/head.txt");
        var kept = Files.readString(file);
        checked(AuditCheckCommand.AGREES, "All agree");

        Files.writeString(file, another(Head.parse(kept)).text());
        checked(AuditCheckCommand.TAMPERED, "history was rewritten");

        Files.delete(file);
        checked(AuditCheckCommand.AGREES, "Not compared with the signer's own last head");
        try (var product = start()) {
            product.getBean(Signing.class).now();
            assertThat(product.getBean(Signing.class).state().refusal())
                    .isNotNull()
                    .satisfies(found ->
                            assertThat(found.getMessage()).contains("最后检查点不在", "head.txt", "JIHENG_AUDIT_ADOPT=true"));
            assertThat(file).doesNotExist();
        }

        Files.writeString(file, kept);
        try (var product = start()) {
            product.getBean(Signing.class).now();
            assertThat(product.getBean(Signing.class).state().refusal())
                    .as("the control")
                    .isNull();
        }
        checked(AuditCheckCommand.AGREES, "All agree");
    }

    /** Of the same size, with another root of SHA-256. */
    private static Head another(Head head) {
        var ranges = new EnumMap<Algorithm, List<byte[]>>(head.ranges());
        var hashes = head.ranges().getOrDefault(Algorithm.SHA256, List.of()).stream()
                .map(byte[]::clone)
                .toList();
        hashes.get(0)[0] ^= 1;
        ranges.put(Algorithm.SHA256, hashes);
        return new Head(head.size(), head.row(), ranges);
    }

    private void checked(int code, String words) {
        var out = new ByteArrayOutputStream();
        var ended = AuditCheckCommand.run(
                new String[] {AuditCheckCommand.NAME, "--jiheng.data=" + data}, new PrintStream(out, true, UTF_8));
        assertThat(out.toString(UTF_8)).contains(words);
        assertThat(ended).as(out.toString(UTF_8)).isEqualTo(code);
    }

    private ConfigurableApplicationContext start() {
        return Product.start(
                List.of(),
                "--server.port=0",
                "--jiheng.data=" + data,
                "--jiheng.demo=false",
                "--JIHENG_FIRST_PASSWORD=only-for-this-test");
    }
}
