package jiheng.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product says when it starts, and the one line when it does not. */
class StartTest {
    @TempDir
    Path home;

    @Test
    void theLogEndsWithTheAddressAndTheDemoAccounts() throws Exception {
        var output = home.resolve("output");
        var process = Product.process(
                output, Map.of("JIHENG_DATA", home.resolve("data").toString()), "--server.port=0");
        try {
            await(process, output, "Jiheng is ready");
            var lines = Files.readAllLines(output);
            assertThat(lines.get(lines.size() - 1))
                    .containsPattern("http://127\\.0\\.0\\.1:[0-9]+ ")
                    .contains("演示账号", "README", "Demo accounts");

            // A second start beside it.
            var second = home.resolve("second");
            refused(
                    Product.process(
                            second, Map.of("JIHENG_DATA", home.resolve("data").toString()), "--server.port=0"),
                    second,
                    "另一个绩衡正在使用数据目录",
                    "Another Jiheng is running");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        var elsewhere = home.resolve("elsewhere");
        refused(
                Product.process(
                        elsewhere,
                        Map.of("JIHENG_DATA", home.resolve("data").toString()),
                        "--server.port=0",
                        "--server.address=0.0.0.0"),
                elsewhere,
                "演示账号",
                "demo accounts");
    }

    @Test
    void aPortInUseIsToldInOneLineBeforeAnythingIsLaidOut() throws Exception {
        var output = home.resolve("output");
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(
                    Product.process(
                            output,
                            Map.of("JIHENG_DATA", home.resolve("data").toString()),
                            "--server.port=" + taken.getLocalPort()),
                    output,
                    "端口 " + taken.getLocalPort(),
                    "is in use by another program");
        }
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void aServerThatDoesNotAnswerIsToldInOneLine() throws Exception {
        var output = home.resolve("output");
        refused(
                Product.process(
                        output,
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                "jdbc:postgresql://127.0.0.1:1/none",
                                "SPRING_DATASOURCE_USERNAME",
                                "x",
                                "SPRING_DATASOURCE_PASSWORD",
                                "y",
                                "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT",
                                "1000"),
                        "--server.port=0"),
                output,
                "连接不上数据库",
                "cannot be reached");
    }

    static void refused(Process process, Path output, String... words) throws Exception {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        List<String> problems = Files.readAllLines(output).stream()
                .filter(line -> !line.contains(" INFO "))
                .toList();
        assertThat(problems).as(Files.readString(output)).hasSize(1);
        assertThat(problems.get(0)).contains(words);
    }

    static void await(Process process, Path output, String words) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(120));
        while (!Files.readString(output).contains(words)) {
            assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
            assertThat(Instant.now()).as(Files.readString(output)).isBefore(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
