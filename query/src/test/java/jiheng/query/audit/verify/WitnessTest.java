package jiheng.query.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private final List<String> given = new ArrayList<>();
    private SigningLog log;
    private SigningLog served;
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
        return Witness.run(arguments, CLOCK, out());
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
