package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jiheng.command.Actor;
import jiheng.command.audit.RotateKeys;
import jiheng.events.audit.LogId;
import jiheng.events.organisation.AccountId;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Heads put to the auditors' address: they arrive, and while it takes none that is told and none is lost. */
class PublicationTest {
    @TempDir
    private Path data;

    private final Map<String, String> arrived = new ConcurrentHashMap<>();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore asked = new Semaphore(0);
    private final AtomicInteger status = new AtomicInteger(200);

    /** What the address answers where something is there: 412 if it is asked for, 409 in any case, 0 never. */
    private final AtomicInteger once = new AtomicInteger();

    private HttpServer auditors;

    @BeforeEach
    void open() throws IOException {
        auditors = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        auditors.createContext("/heads/", this::take);
        auditors.start();
    }

    @AfterEach
    void close() {
        auditors.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var held = arrived.get(path);
        if (exchange.getRequestMethod().equals("GET")) {
            var bytes = (held == null ? "" : held).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(held == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            return;
        }
        var unlessThere = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        var answer =
                held != null && (once.get() == 409 || once.get() == 412 && unlessThere) ? once.get() : status.get();
        if (answer / 100 == 2) {
            arrived.put(path, body);
            order.add(path);
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
        asked.release();
    }

    @Test
    void headsArriveAndNoneIsLostWhileTheAddressRefusesNorOverARestart() throws Exception {
        long before;
        long last;
        try (var product = start()) {
            var signing = product.getBean(Signing.class);
            var log = product.getBean(LogReader.class);
            signing.now();
            assertThat(signing.state().trouble()).isNull();
            assertThat(arrived).isNotEmpty();
            allArrived(log, 0);

            status.set(503);
            before = newest(log);
            signedButNotTaken(product, 2);
            asked.drainPermits();
            assertThat(asked.tryAcquire(2, 20, TimeUnit.SECONDS))
                    .as("asked again and again, by itself")
                    .isTrue();

            status.set(204);
            signing.now();
            assertThat(signing.state().trouble()).isNull();
            allArrived(log, before);

            status.set(503);
            last = newest(log);
            signedButNotTaken(product, 3);
            order.clear();
        }
        assertThat(order).as("nothing was taken before the end").isEmpty();

        status.set(204);
        try (var product = start()) {
            var log = product.getBean(LogReader.class);
            product.getBean(Signing.class).now();
            allArrived(log, last);
            for (var tree : Algorithm.values()) {
                assertThat(sizes(tree)).containsExactlyElementsOf(signed(log, tree, last));
            }

            var keys = product.getBean(Keyring.class).folder();
            order.clear();
            new Dispatch(log, new Publication(address()), new Taken(keys.resolve("published.txt"), address())).send();
            assertThat(sizes(Algorithm.SHA256)).containsExactly(newest(log));

            order.clear();
            new Dispatch(log, new Publication(address()), new Taken(keys.resolve("published.txt"), "elsewhere")).send();
            assertThat(sizes(Algorithm.SHA256))
                    .as("a place that took nothing yet")
                    .containsExactlyElementsOf(signed(log, Algorithm.SHA256, 0));

            var said = data.resolve("said.txt");
            Files.writeString(said, "sha256 " + newest(log) + " " + address() + "\nsm3 what? " + address() + "\n");
            order.clear();
            new Dispatch(log, new Publication(address()), new Taken(said, address())).send();
            assertThat(sizes(Algorithm.SHA256))
                    .as("the control: the file alone says where to go on")
                    .containsExactly(newest(log));
            assertThat(sizes(Algorithm.SM3))
                    .as("a line that cannot be read")
                    .containsExactlyElementsOf(signed(log, Algorithm.SM3, 0));

            order.clear();
            for (var kind : List.of(409, 412)) {
                once.set(kind);
                var again = new Dispatch(log, new Publication(address()), new Taken(said, address()));
                again.send();
                assertThat(again.trouble()).as("the last is there already").isNull();
            }
            var there = "/heads/sha256/" + newest(log) + ".txt";
            arrived.put(there, head(newest(log), 1).note().toString());
            var other = new Dispatch(log, new Publication(address()), new Taken(said, address()));
            other.send();
            assertThat(other.trouble()).contains(there, "历史被改写");
        }
    }

    private static List<Long> signed(LogReader log, Algorithm tree, long from) {
        return log.headsFrom(tree, from).stream()
                .map(LogReader.SignedHead::size)
                .toList();
    }

    /** The sizes of the heads that were taken, in their order. */
    private List<Long> sizes(Algorithm tree) {
        return List.copyOf(order).stream()
                .filter(path -> path.startsWith("/heads/" + tree.key() + "/") && !path.endsWith("latest.txt"))
                .map(path -> Long.valueOf(path.replaceAll("\\D*/sm3/|\\D*/sha256/|\\.txt", "")))
                .toList();
    }

    private void signedButNotTaken(ConfigurableApplicationContext product, int times) {
        var signing = product.getBean(Signing.class);
        var log = product.getBean(LogReader.class);
        var sizes = new ArrayList<Long>();
        sizes.add(newest(log));
        for (var time = 0; time < times; time++) {
            var act = UUID.randomUUID().toString();
            product.getBean(Desk.class)
                    .send(
                            new RotateKeys(LogId.LEDGER, "换"),
                            new Actor(AccountId.of("admin"), "test", "127.0.0.1", act, act, "test"));
            signing.now();
            sizes.add(newest(log));
            assertThat(signing.state().trouble()).contains("/heads", "503");
            assertThat(signing.signer().trouble()).as("signing goes on").isNull();
            assertThat(arrived.keySet()).noneMatch(path -> path.endsWith("/" + newest(log) + ".txt"));
        }
        assertThat(sizes).doesNotHaveDuplicates();
    }

    @Test
    void anAddressWhereNobodyIsOrThatTakesNoHeadIsTold() throws Exception {
        var signer = new Ed25519Signer("log.example", new byte[32]);
        var head = new LogReader.SignedHead(
                Algorithm.SHA256, 5, new Checkpoint("log.example", 5, new byte[32]).signedBy(signer));
        assertThatThrownBy(() -> new Publication("http://127.0.0.1:1/heads").publish(head, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("没有应答");
        var there = new Publication(address());
        status.set(403);
        assertThatThrownBy(() -> there.publish(head, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers 403");
        status.set(201);
        there.publish(head, true);
        assertThat(arrived)
                .isEqualTo(Map.of(
                        "/heads/sha256/5.txt", head.note().toString(),
                        "/heads/sha256/latest.txt", head.note().toString()));
    }

    @Test
    void whatAnAddressHoldsIsNeverWrittenOverByAnotherHistory() throws Exception {
        var to = new Publication(address());
        to.publish(head(5, 1), true);
        for (var kind : List.of(409, 412)) {
            once.set(kind);
            to.publish(head(5, 1), true);
            assertThatThrownBy(() -> to.publish(head(5, 2), true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("/sha256/5.txt")
                    .hasMessageContaining("历史被改写");
            assertThat(arrived.get("/heads/sha256/5.txt"))
                    .isEqualTo(head(5, 1).note().toString());
        }
        once.set(412);
        to.publish(head(9, 1), true);
        assertThat(arrived)
                .as("the control: what follows is taken, the newest too")
                .containsEntry("/heads/sha256/9.txt", head(9, 1).note().toString())
                .containsEntry("/heads/sha256/latest.txt", head(9, 1).note().toString());

        once.set(409);
        to.publish(head(12, 1), true);
        assertThat(arrived)
                .as("every name once")
                .containsEntry("/heads/sha256/12.txt", head(12, 1).note().toString())
                .containsEntry("/heads/sha256/latest.txt", head(9, 1).note().toString());
        assertThatThrownBy(() -> to.publish(head(8, 1), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("历史被截短");

        arrived.put("/heads/sha256/20.txt", "what?");
        assertThatThrownBy(() -> to.publish(head(20, 1), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("不是检查点");
    }

    @Test
    void whatAFolderHoldsIsNeverWrittenOverByAnotherHistory() throws Exception {
        var folder = data.resolve("heads");
        var to = new Publication(folder.toString());
        to.publish(head(5, 1), true);
        to.publish(head(9, 2), true);
        to.publish(head(9, 2), true);
        to.publish(head(7, 3), false);
        assertThat(Files.readString(folder.resolve("sha256/latest.txt")))
                .isEqualTo(head(9, 2).note().toString());

        assertThatThrownBy(() -> to.publish(head(9, 4), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("历史被改写");
        assertThatThrownBy(() -> to.publish(head(8, 4), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("历史被截短");
        for (var name : List.of("9", "latest")) {
            assertThat(Files.readString(folder.resolve("sha256/" + name + ".txt")))
                    .isEqualTo(head(9, 2).note().toString());
        }
        to.publish(head(10, 2), true);
        assertThat(Files.readString(folder.resolve("sha256/latest.txt")))
                .as("the control: what follows is taken")
                .isEqualTo(head(10, 2).note().toString());
    }

    private static LogReader.SignedHead head(long size, int history) {
        var root = new byte[32];
        root[0] = (byte) history;
        var signer = new Ed25519Signer("log.example", new byte[32]);
        return new LogReader.SignedHead(
                Algorithm.SHA256, size, new Checkpoint("log.example", size, root).signedBy(signer));
    }

    /** Every head from a size on is there as it was signed, and the newest under its name. */
    private void allArrived(LogReader log, long from) {
        for (var tree : Algorithm.values()) {
            var at = "/heads/" + tree.key() + "/";
            for (var head : log.headsFrom(tree, from)) {
                assertThat(arrived.get(at + head.size() + ".txt"))
                        .isEqualTo(head.note().toString());
            }
            assertThat(arrived.get(at + "latest.txt"))
                    .isEqualTo(log.newest(tree).orElseThrow().note().toString());
        }
    }

    private static long newest(LogReader log) {
        return log.newest(Algorithm.SHA256).orElseThrow().size();
    }

    private String address() {
        return "http://127.0.0.1:" + auditors.getAddress().getPort() + "/heads";
    }

    private ConfigurableApplicationContext start() {
        return Product.start(
                List.of(),
                "--server.port=0",
                "--jiheng.data=" + data,
                "--jiheng.audit.publish=" + address(),
                "--jiheng.demo=false",
                "--JIHENG_FIRST_PASSWORD=only-for-this-test");
    }
}
