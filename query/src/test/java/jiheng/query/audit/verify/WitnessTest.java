package jiheng.query.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.query.audit.sign.SigningLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_772_323_200L), ZoneOffset.UTC);

    @TempDir
    private Path home;

    /** What the log's server does at a request before it answers. */
    private interface Meanwhile {
        void at(String[] words, HttpExchange exchange) throws IOException;
    }

    private final List<String> given = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Meanwhile meanwhile = (words, exchange) -> {};
    private SigningLog log;
    private volatile SigningLog served;
    private HttpServer server;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private boolean taking;
    private int cosignatures = 200;

    @BeforeEach
    void serve() throws Exception {
        log = new SigningLog(new LogStore(), home.resolve("keys")).growAndSign(20);
        served = log;
        Files.writeString(
                home.resolve("log.pub"),
                log.keys().known().stream().map(Object::toString).collect(Collectors.joining("\n")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/public/log/", exchange -> {
            var words = exchange.getRequestURI()
                    .getPath()
                    .substring("/public/log/".length())
                    .split("/");
            var posted = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (!posted.isEmpty()) {
                given.add(posted);
                if (taking) {
                    keep(words, posted);
                }
            }
            var answer = answer(served.log(), words);
            meanwhile.at(words, exchange);
            exchange.sendResponseHeaders(
                    posted.isEmpty() ? 200 : cosignatures, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
        log.close();
    }

    @Test
    void whatFollowsIsCosigned() throws Exception {
        assertThat(run()).isZero();
        assertThat(run()).as("the same again").isZero();
        log.growAndSign(1).growAndSign(12);
        assertThat(run()).isZero();
        assertThat(given).hasSize(6);
        for (var tree : Algorithm.values()) {
            var note = Note.parse(Files.readAllBytes(home.resolve("state/cosigned/" + tree.key() + "/33.txt")));
            var key = VerifierKey.parse(
                    Files.readString(home.resolve("state/witness-" + tree.key() + ".pub"))
                            .strip(),
                    Trust.KINDS);
            assertThat(key.kind()).isInstanceOf(Cosigned.class);
            assertThat(note.signatures()).anyMatch(one -> key.verifies(note.text(), one));
            assertThat(Cosigned.seconds(note.signatures().get(1)))
                    .isEqualTo(CLOCK.instant().getEpochSecond());
        }
    }

    @Test
    void aBundleStandsUnderACosignedHeadAsLongAsOneCoversItsEvents() throws Exception {
        taking = true;
        assertThat(run()).isZero();
        assertThat(bundled("stream-2", true)).isEqualTo("PROVEN 20");
        log.store().appendTo("stream-other", 5);
        log.signer().sign();

        assertThat(bundled("stream-2", true)).isEqualTo("PROVEN 20");
        assertThat(bundled("stream-2", false))
                .as("without a witness it is the newest")
                .isEqualTo("TRUST_MISSING 25");
        assertThat(bundled("stream-other", true)).as("not seen yet").isEqualTo("TRUST_MISSING 25");

        assertThat(run()).isZero();
        assertThat(bundled("stream-other", true)).isEqualTo("PROVEN 25");
        assertThat(bundled("stream-2", true)).isEqualTo("PROVEN 25");
    }

    /** Whoever holds the database and the signing key, and the signer's own folder, can do anything but this. */
    @Test
    void aHistorySignedAnewWithTheKeyIsFoundOut() throws Exception {
        assertThat(run()).isZero();
        for (var row : List.of(1, 13, 20)) {
            try (var forged = log.copy(home.resolve("forged-" + row))) {
                forged.store().tamper("update event set payload = '\\x7b7d' where global_index = " + row);
                forged.store().rehash();
                forged.store().tamper("delete from audit.checkpoint");
                Files.delete(home.resolve("forged-" + row + "/head.txt"));
                forged.growAndSign(5);
                assertThat(forged.check(SigningLog.BOTH).agrees())
                        .as("by itself it is whole")
                        .isTrue();
                served = forged;
                assertThat(run()).isEqualTo(1);
            }
        }
        served = log;
        assertThat(run()).as("the control").isZero();
    }

    @Test
    void aLogCutShortIsFoundOut() throws Exception {
        assertThat(run()).isZero();
        try (var cut = log.copy(home.resolve("cut"))) {
            cut.store().tamper("delete from event where global_index > 15; delete from audit.checkpoint");
            cut.store().rehash();
            Files.delete(home.resolve("cut/head.txt"));
            cut.signer().sign();
            served = cut;
            assertThat(run()).isEqualTo(1);
            assertThat(said()).contains("所见检查点有 20 条，现在只有 15 条");
            cut.store().appendTo("stream-other", 5);
            cut.signer().sign();
            assertThat(run()).as("as long as before").isEqualTo(1);
            cut.store().appendTo("stream-more", 5);
            cut.signer().sign();
            assertThat(run()).as("longer than before").isEqualTo(1);
        }
    }

    @Test
    void anotherKeyIsNotTheLogs() throws Exception {
        var other = SigningLog.newKeys(SignerKeys.in(home.resolve("other")));
        Files.writeString(
                home.resolve("log.pub"),
                other.known().stream().map(Object::toString).collect(Collectors.joining("\n")));
        assertThat(run()).isEqualTo(3);
        assertThat(home.resolve("state/sha256.txt")).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsSaid() {
        server.stop(0);
        assertThat(run()).isEqualTo(2);
        assertThat(said()).startsWith("读不了 unreadable: 日志没有应答 the log does not answer: http://127.0.0.1:");
        assertThat(Witness.run(List.of("--log", "x"), CLOCK, out())).isEqualTo(2);
        assertThat(Witness.run(List.of("--help"), CLOCK, out())).isZero();
        assertThat(run("--nam", "witness.example/audit")).as("no such option").isEqualTo(2);
        assertThat(said()).startsWith("用法 usage");
        assertThat(run("--key", home.resolve("none.pub").toString())).isEqualTo(2);
        assertThat(said()).startsWith("没有这个文件 there is no file ").contains("none.pub");
    }

    @Test
    void whatAWitnessDidIsSaidAndWhatIsLeftToDo() {
        assertThat(run("--name", "")).isEqualTo(2);
        assertThat(said()).contains("--name");
        assertThat(run()).isZero();
        assertThat(said().lines()).hasSize(2).allMatch(line -> line.contains("首次所见") && line.contains("日志已收下"));
        assertThat(run("--name", "")).as("the name is kept").isZero();
        assertThat(said()).doesNotContain("首次所见");
        assertThat(run("--name", "witness.example/other")).isEqualTo(2);
        assertThat(said()).contains("witness.example/audit");
        cosignatures = 403;
        assertThat(run()).isZero();
        assertThat(said()).contains("witness-sha256.pub", "witness-sm3.pub", "JIHENG_AUDIT_WITNESSES");
        cosignatures = 500;
        assertThat(run()).isZero();
        assertThat(said()).contains("not taken by the log, which answers 500");
    }

    /** Of two histories of one size only one gets past a witness, however long the log takes with its answers. */
    @Test
    void aSecondRunThatIsShownAnotherHistoryMeanwhileIsTurnedAway() throws Exception {
        assertThat(run()).isZero();
        try (var fork = log.copy(home.resolve("fork"))) {
            fork.store().appendTo("stream-other", 12);
            fork.signer().sign();
            log.growAndSign(12);
            var second = new AtomicInteger(-1);
            var words = new ByteArrayOutputStream();
            atConsistencyOnce(() -> {
                served = fork;
                second.set(run(new PrintStream(words, true, UTF_8)));
                served = log;
            });
            given.clear();
            assertThat(run()).as(said()).isZero();
            assertThat(second).hasValue(4);
            assertThat(words.toString(UTF_8)).contains("另一次见证正在使用", "another run of the witness");
            assertThat(given).hasSize(2);
            assertThat(kept("cosigned/sha256/32.txt")).isEqualTo(newest(log));

            served = fork;
            assertThat(run()).as("once it is free, it is found out").isEqualTo(1);
            assertThat(given).hasSize(2);
            assertThat(kept("cosigned/sha256/32.txt")).isEqualTo(newest(log));
            assertThat(against("sha256")).containsExactly(newest(fork));
        }
        served = log;
        assertThat(run()).as("the control").isZero();
    }

    @Test
    void aRunOfAnotherProgramIsTurnedAwayAsWell() throws Exception {
        assertThat(run()).isZero();
        log.growAndSign(3);
        var second = new AtomicInteger(-1);
        atConsistencyOnce(() -> second.set(program()));
        assertThat(run()).isZero();
        assertThat(second).hasValue(4);
        assertThat(program()).as("the control").isZero();
    }

    @Test
    void aKeptHeadThatChangedMeanwhileIsNotSignedOver() throws Exception {
        assertThat(run()).isZero();
        log.growAndSign(3);
        var file = home.resolve("state/sha256.txt");
        var before = Files.readAllBytes(file);
        atConsistencyOnce(() -> Files.write(
                file, log.log().newest(Algorithm.SHA256).orElseThrow().note().bytes()));
        given.clear();
        assertThat(run()).isEqualTo(4);
        assertThat(said()).contains("在此次运行中被改动", "nothing is cosigned");
        assertThat(given).isEmpty();

        Files.write(file, before);
        atConsistencyOnce(() -> Files.write(file, before));
        assertThat(run()).as("the control: written, and the same").isZero();
        assertThat(given).hasSize(2);
    }

    @Test
    void whatWasCosignedIsNeverWrittenOver() throws Exception {
        assertThat(run()).isZero();
        var older = Files.readAllBytes(home.resolve("state/sha256.txt"));
        try (var fork = log.copy(home.resolve("fork"))) {
            fork.store().appendTo("stream-other", 12);
            fork.signer().sign();
            log.growAndSign(12);
            assertThat(run()).isZero();
            var cosigned = Files.readAllBytes(home.resolve("state/cosigned/sha256/32.txt"));

            Files.write(home.resolve("state/sha256.txt"), older);
            served = fork;
            given.clear();
            assertThat(run()).as("it follows the kept head").isEqualTo(1);
            assertThat(given).isEmpty();
            assertThat(Files.readAllBytes(home.resolve("state/cosigned/sha256/32.txt")))
                    .isEqualTo(cosigned);
            assertThat(against("sha256")).containsExactly(newest(fork));
        }
        served = log;
        assertThat(run()).as("the control: the same text again").isZero();
    }

    @Test
    void aKeyWithoutItsLastHeadDoesNotBeginAnew() throws Exception {
        assertThat(run()).isZero();
        var head = home.resolve("state/sm3.txt");
        var before = Files.readAllBytes(head);
        Files.delete(head);
        given.clear();
        assertThat(run()).isEqualTo(2);
        assertThat(said()).contains("不能当作首次所见", "witness-sm3.key");
        assertThat(given).as("the other tree's").hasSize(1);
        assertThat(head).doesNotExist();

        Files.write(head, before);
        assertThat(run()).as("the control").isZero();
        Files.delete(home.resolve("state/witness-sm3.key"));
        assertThat(run()).as("a first run that ended before it kept its key").isZero();
        assertThat(said()).doesNotContain("首次所见");
    }

    @Test
    void aCosignatureIsRememberedBeforeItIsGivenAway() {
        var remembered = Collections.synchronizedList(new ArrayList<Boolean>());
        meanwhile = (words, exchange) -> {
            if (words[1].equals("cosignatures")) {
                var line = given.get(given.size() - 1);
                remembered.add(Files.readString(home.resolve("state/" + words[0] + ".txt"))
                                .endsWith(line)
                        && Files.readString(home.resolve("state/cosigned/" + words[0] + "/" + words[2] + ".txt"))
                                .endsWith(line)
                        && witness(tree(words)).toString().contains("witness.example/audit")
                        && Files.exists(home.resolve("state/witness-" + words[0] + ".key")));
            }
        };
        assertThat(run()).isZero();
        assertThat(remembered).containsExactly(true, true);
    }

    @Test
    void anAnswerWithoutEndIsNotTakenIn() {
        var sent = new AtomicLong();
        var ended = new CompletableFuture<Boolean>();
        meanwhile = (words, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (var piece = 0; piece < 2000; piece++) {
                    body.write(new byte[1 << 16]);
                    sent.addAndGet(1 << 16);
                }
            } finally {
                ended.complete(true);
            }
        };
        assertThat(run()).isEqualTo(2);
        assertThat(said()).contains("回答太长", "65536 bytes");
        assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
        assertThat(sent.get()).as("of 131 MB").isLessThan(64L << 20);
    }

    @Test
    void anAnswerThatDribblesEndsTheRun() throws Exception {
        assertThat(run()).isZero();
        log.growAndSign(3);
        var released = new CountDownLatch(1);
        meanwhile = (words, exchange) -> {
            if (words[1].equals("consistency")) {
                exchange.sendResponseHeaders(200, 900);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                await(released);
            }
        };
        said.reset();
        assertThat(Witness.run(arguments(), CLOCK, Duration.ofMillis(800), out()))
                .isEqualTo(2);
        assertThat(released.getCount()).as("it did not wait for it").isEqualTo(1);
        assertThat(said()).contains("没有及时答完", "did not end in time");
        released.countDown();
        meanwhile = (words, exchange) -> {};
        assertThat(run()).as("the control").isZero();
    }

    @Test
    void whatALogSaysSteersNoTerminalAndBeginsNoLine() throws Exception {
        try (var bare = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                try (var caller = bare.accept()) {
                    caller.getInputStream().read(new byte[4096]);
                    var line = "HTTP/1.1 2x \u001b[2J\u001b[H\u009b32m\u0007cosigned\u200e\u2028: SHA256 20\r\n\r\n";
                    caller.getOutputStream().write(line.getBytes(UTF_8));
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
            assertThat(run("--log", "http://127.0.0.1:" + bare.getLocalPort() + "/l"))
                    .isEqualTo(2);
        }
        assertThat(said()).as("the control: its words are there").contains("cosigned", "SHA256 20");
        assertThat(said().stripTrailing()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
        assertThat(run("--log", "http://127.0.0.1:1/\u001b[2J\n已联署")).isEqualTo(2);
        assertThat(said().stripTrailing()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }

    private interface Act {
        void run() throws IOException;
    }

    /** Between the moment when the witness knows what is kept and the moment when it signs. */
    private void atConsistencyOnce(Act act) {
        var done = new AtomicInteger();
        meanwhile = (words, exchange) -> {
            if (words[1].equals("consistency") && done.getAndIncrement() == 0) {
                act.run();
            }
        };
    }

    private static void await(CountDownLatch released) {
        try {
            assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The exit code of the witness as a program of its own. */
    private int program() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Verify.class.getName(),
                "witness"));
        command.addAll(arguments());
        var program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("program.txt").toFile())
                .start();
        try {
            return program.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String newest(SigningLog of) {
        return of.log().newest(Algorithm.SHA256).orElseThrow().note().text();
    }

    private String kept(String file) throws IOException {
        return Note.parse(Files.readAllBytes(home.resolve("state").resolve(file)))
                .text();
    }

    /** The texts that contradict what was cosigned. */
    private List<String> against(String tree) throws IOException {
        var all = new ArrayList<String>();
        try (var files = Files.list(home.resolve("state/inconsistent").resolve(tree))) {
            for (var file : files.toList()) {
                all.add(Note.parse(Files.readAllBytes(file)).text());
            }
        }
        return all;
    }

    private void keep(String[] words, String line) {
        var head = served.log().head(tree(words), Long.parseLong(words[2])).orElseThrow();
        var note = Note.parse((head.note().text() + "\n" + line).getBytes(UTF_8));
        served.log().keep(head, witness(tree(words)), note.signatures().get(0));
    }

    private VerifierKey witness(Algorithm tree) {
        try {
            var file = Files.readString(home.resolve("state/witness-" + tree.key() + ".pub"));
            return VerifierKey.parse(file.strip(), Trust.KINDS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What somebody who trusts the log and its witness finds of a stream's bundle, and the size of its head.
     *
     * @param told whether the log knows of the witness
     */
    private String bundled(String stream, boolean told) throws IOException {
        var keys = new ArrayList<>(log.keys().known());
        var trusted = new ArrayList<>(keys);
        for (var tree : Algorithm.values()) {
            trusted.add(witness(tree));
        }
        var out = new ByteArrayOutputStream();
        BundleWriter.write(log.bundle(List.of(stream), told ? trusted : keys), out);
        var verdict = BundleVerification.of(out.toByteArray(), new Trust(trusted, 0));
        var heads = StoredZip.read(out.toByteArray()).keySet().stream()
                .filter(name -> name.startsWith("checkpoints/sha256/"))
                .mapToLong(name -> Long.parseLong(name.replaceAll(".*/|\\.txt", "")))
                .max()
                .orElseThrow();
        return verdict.outcome() + " " + heads;
    }

    private static Algorithm tree(String[] words) {
        return Algorithm.valueOf(words[0].toUpperCase(Locale.ROOT));
    }

    /** @param more options that are given in place of the usual ones */
    private int run(String... more) {
        said.reset();
        return run(out(), more);
    }

    private int run(PrintStream out, String... more) {
        return Witness.run(arguments(more), CLOCK, out);
    }

    private List<String> arguments(String... more) {
        var options = new LinkedHashMap<String, String>();
        options.put("--log", "http://127.0.0.1:" + server.getAddress().getPort() + "/public/log");
        options.put("--key", home.resolve("log.pub").toString());
        options.put("--state", home.resolve("state").toString());
        options.put("--name", "witness.example/audit");
        for (var at = 0; at < more.length; at += 2) {
            options.put(more[at], more[at + 1]);
        }
        var arguments = new ArrayList<String>();
        options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments;
    }

    private PrintStream out() {
        return new PrintStream(said, true, UTF_8);
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private static byte[] answer(LogReader log, String[] words) throws IOException {
        var tree = tree(words);
        return switch (words[1]) {
            case "checkpoint" -> log.newest(tree).orElseThrow().note().bytes();
            case "consistency" ->
                log.consistency(tree, Long.parseLong(words[2]), Long.parseLong(words[3])).stream()
                        .map(hash -> Strict.base64(hash) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8);
            default -> new byte[0];
        };
    }
}
