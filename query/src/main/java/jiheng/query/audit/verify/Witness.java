package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Signature;
import jiheng.query.audit.note.Signer;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.sm.Sm2;
import jiheng.query.audit.sm.Sm2Signer;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.audit.verify.Verdict.Outcome;

/**
 * A witness: remembers the last head that it saw of each tree, lets only such heads follow of which that one is proven
 * to be the beginning, and cosigns them. Run now and then by the auditors on a machine of theirs.
 */
final class Witness {
    static final String HELP = """
            用法 usage: java -jar jiheng-verify.jar witness --log URL --key FILE --state FOLDER [--name NAME]

            --log URL       日志地址 the log, e.g. http://jiheng.example/public/log
            --key FILE      日志的公钥，来自您信任的渠道 the log's public keys, from a source that you trust
            --state FOLDER  见证人的密钥、所见的最后检查点与联署 the witness's keys, last heads and cosigned notes
            --name NAME     首次运行时见证人的名称 the witness's name, at its first run

            退出码 exit codes: 0 已联署 cosigned · 1 日志前后不一致 inconsistent · 2 无法读取 unreadable · 3 签名不可信 not the log's signature
            """;

    private static final int SECRET = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String log;
    private final Trust trust;
    private final Path state;
    private final Clock clock;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();

    private Witness(String log, Trust trust, Path state, Clock clock, PrintStream out) {
        this.log = log;
        this.trust = trust;
        this.state = state;
        this.clock = clock;
        this.out = out;
    }

    static int run(List<String> arguments, Clock clock, PrintStream out) {
        Map<String, String> options = new HashMap<>();
        for (var at = 0; at + 1 < arguments.size(); at += 2) {
            options.put(arguments.get(at), arguments.get(at + 1));
        }
        var log = options.get("--log");
        var key = options.get("--key");
        var state = options.get("--state");
        if (log == null || key == null || state == null || arguments.size() % 2 != 0) {
            out.print(HELP);
            return Outcome.UNREADABLE.code();
        }
        try {
            var folder = Files.createDirectories(Path.of(state));
            var one = new Witness(log, new Trust(Verify.keys(Path.of(key)), 0), folder, clock, out);
            for (var tree : Algorithm.values()) {
                one.witness(tree, options.getOrDefault("--name", ""));
            }
            return Outcome.PROVEN.code();
        } catch (Refused refused) {
            out.println(refused.getMessage());
            return refused.outcome.code();
        } catch (IOException | IllegalArgumentException unreadable) {
            out.println("读不了 unreadable: " + unreadable.getMessage());
            return Outcome.UNREADABLE.code();
        }
    }

    private void witness(Algorithm tree, String name) throws IOException {
        var note = Note.parse(get(tree.key() + "/checkpoint"));
        var head = Checkpoint.parse(note.text());
        if (trust.keys().stream()
                .filter(key -> key.kind() == Trust.log(tree) && key.name().equals(head.origin()))
                .noneMatch(key -> note.signatures().stream().anyMatch(one -> key.verifies(note.text(), one)))) {
            throw new Refused(Outcome.TRUST_MISSING, tree + " 检查点不是所给公钥所签 is not signed by a given key");
        }
        var kept = state.resolve(tree.key() + ".txt");
        if (Files.exists(kept)) {
            follows(tree, Checkpoint.parse(Note.parse(Files.readAllBytes(kept)).text()), head);
        }
        var cosigned = note.with(cosignature(tree, name, note.text()));
        // Remembered before it is given away.
        write(kept, cosigned.bytes());
        Files.createDirectories(state.resolve("cosigned").resolve(tree.key()));
        write(state.resolve("cosigned").resolve(tree.key()).resolve(head.size() + ".txt"), cosigned.bytes());
        var line = cosigned.signatures().get(cosigned.signatures().size() - 1);
        var taken = post(tree.key() + "/cosignatures/" + head.size(), line + "\n");
        out.println("已联署 cosigned: " + tree + " " + head.size() + " " + Strict.base64(head.root())
                + (taken ? "，日志已收下 taken by the log" : "，日志未收 not taken by the log"));
    }

    private void follows(Algorithm tree, Checkpoint last, Checkpoint head) throws IOException {
        var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
        if (!last.origin().equals(head.origin()) || head.size() < last.size()) {
            throw inconsistent(tree, last, head);
        }
        var path = head.size() == last.size() || last.size() == 0
                ? List.<byte[]>of()
                : Strict.lines(Strict.utf8(get(tree.key() + "/consistency/" + last.size() + "/" + head.size())))
                        .stream()
                        .map(Strict::base64)
                        .toList();
        if (last.size() > 0
                && !new Verification(hash).consistency(last.size(), head.size(), last.root(), head.root(), path)) {
            throw inconsistent(tree, last, head);
        }
    }

    private static Refused inconsistent(Algorithm tree, Checkpoint last, Checkpoint head) {
        return new Refused(
                Outcome.TAMPERED,
                tree + " 日志前后不一致：所见 " + last.size() + " 条的检查点不是现有 " + head.size()
                        + " 条的开头，历史被改写或截短 the head of " + last.size() + " seen before is not the beginning of that of "
                        + head.size() + ": history was rewritten or cut");
    }

    private Signature cosignature(Algorithm tree, String name, String text) throws IOException {
        var file = state.resolve("witness-" + tree.key() + ".key");
        if (!Files.exists(file)) {
            if (name.isBlank()) {
                throw new MalformedNote("--name is due at the first run");
            }
            var secret = new byte[SECRET];
            new SecureRandom().nextBytes(secret);
            // Its owner's alone before it holds anything; where the system knows no such thing, the folder's rules
            // hold.
            Files.createFile(file);
            if (file.toFile().setReadable(false, false) && file.toFile().setReadable(true, true)) {
                Files.writeString(file, name + "\n" + Strict.base64(secret) + "\n");
            } else {
                Files.delete(file);
                throw new IOException("cannot be kept from others: " + file);
            }
        }
        var lines = Strict.lines(Files.readString(file));
        if (lines.size() != 2) {
            throw new MalformedNote(file + " is not a witness's key");
        }
        Signer signer = tree == Algorithm.SHA256
                ? new Ed25519Signer(lines.get(0), Strict.base64(lines.get(1)))
                : new Sm2Signer(lines.get(0), Strict.base64(lines.get(1)), new SecureRandom());
        var kind = tree == Algorithm.SHA256 ? Cosigned.ED25519 : Sm2.COSIGNED;
        write(
                state.resolve("witness-" + tree.key() + ".pub"),
                (signer.cosigner(kind) + "\n").getBytes(StandardCharsets.UTF_8));
        return signer.cosignature(kind, text, clock.instant().getEpochSecond());
    }

    private byte[] get(String path) throws IOException {
        var answer =
                send(HttpRequest.newBuilder(address(path)).timeout(PATIENCE).build());
        if (answer.statusCode() != 200) {
            throw new IOException(address(path) + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** A log that has not been told of this witness does not take it; its auditors have the file. */
    private boolean post(String path, String line) throws IOException {
        return send(HttpRequest.newBuilder(address(path))
                                        .timeout(PATIENCE)
                                        .header("Content-Type", "text/plain; charset=utf-8")
                                        .POST(HttpRequest.BodyPublishers.ofString(line))
                                        .build())
                                .statusCode()
                        / 100
                == 2;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private URI address(String path) {
        return URI.create(log.endsWith("/") ? log + path : log + "/" + path);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        var draft = file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".new");
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Outcome outcome;

        Refused(Outcome outcome, String why) {
            super(why);
            this.outcome = outcome;
        }
    }
}
