package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Strict;
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

    private static final Set<String> OPTIONS = Set.of("--log", "--key", "--state", "--name");
    private static final int FORBIDDEN = 403;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String log;
    private final Trust trust;
    private final WitnessFolder state;
    private final Clock clock;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();

    private Witness(String log, Trust trust, WitnessFolder state, Clock clock, PrintStream out) {
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
        if (log == null
                || key == null
                || state == null
                || arguments.size() % 2 != 0
                || !OPTIONS.containsAll(options.keySet())) {
            out.print(HELP);
            return arguments.equals(List.of("--help")) ? Outcome.PROVEN.code() : Outcome.UNREADABLE.code();
        }
        try {
            var folder = new WitnessFolder(Files.createDirectories(Path.of(state)));
            var one = new Witness(log, new Trust(Verify.keys(Path.of(key)), 0), folder, clock, out);
            for (var tree : Algorithm.values()) {
                one.witness(tree, options.getOrDefault("--name", ""));
            }
            return Outcome.PROVEN.code();
        } catch (Refused refused) {
            out.println(refused.getMessage());
            return refused.outcome.code();
        } catch (NoSuchFileException missing) {
            out.println("没有这个文件 there is no file " + missing.getFile());
            return Outcome.UNREADABLE.code();
        } catch (IOException | IllegalArgumentException unreadable) {
            out.println("读不了 unreadable: " + (unreadable.getMessage() == null ? unreadable : unreadable.getMessage()));
            return Outcome.UNREADABLE.code();
        }
    }

    private void witness(Algorithm tree, String name) throws IOException {
        var note = Note.parse(get(tree.key() + "/checkpoint"));
        var head = Checkpoint.parse(note.text());
        if (trust.keys().stream()
                .filter(key -> key.kind() == Trust.log(tree) && key.name().equals(head.origin()))
                .noneMatch(key -> note.signatures().stream().anyMatch(one -> key.verifies(note.text(), one)))) {
            throw new Refused(
                    Outcome.TRUST_MISSING,
                    tree + " 检查点不是所给公钥所签；日志若换过密钥，请取得新公钥 is not signed by a given key; get the new"
                            + " one if the log's keys were rotated");
        }
        var last = state.last(tree);
        if (last.isPresent()) {
            follows(tree, last.get(), head);
        }
        var cosigned = note.with(
                state.cosignature(tree, name, note.text(), clock.instant().getEpochSecond()));
        // Remembered before it is given away.
        state.keep(tree, head.size(), cosigned);
        var line = cosigned.signatures().get(cosigned.signatures().size() - 1);
        var answer = post(tree.key() + "/cosignatures/" + head.size(), line + "\n");
        out.println("已联署 cosigned: " + tree + " " + head.size() + " " + Strict.base64(head.root())
                + (last.isEmpty() ? "，首次所见，此前未比对 seen for the first time, nothing before it compared" : "")
                + (answer / 100 == 2 ? "，日志已收下 taken by the log" : notTaken(tree, answer)));
    }

    /** It is in the witness's own folder in any case. */
    private String notTaken(Algorithm tree, int answer) {
        return answer == FORBIDDEN
                ? "，日志未收：请管理员把 " + state.publicKey(tree) + " 中的公钥列入 JIHENG_AUDIT_WITNESSES"
                        + " not taken by the log: its administrator has to add the key in that file"
                : "，日志未收，回答 " + answer + " not taken by the log, which answers " + answer;
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
                head.size() < last.size()
                        ? tree + " 日志变短了：所见检查点有 " + last.size() + " 条，现在只有 " + head.size()
                                + " 条，历史被截短 the log is shorter: " + last.size() + " records were seen, now there are "
                                + head.size() + ": history was cut"
                        : tree + " 日志前后不一致：所见 " + last.size() + " 条的检查点不是现有 " + head.size()
                                + " 条的开头，历史被改写或截短 the head of " + last.size()
                                + " seen before is not the beginning of that of " + head.size()
                                + ": history was rewritten or cut");
    }

    private byte[] get(String path) throws IOException {
        var answer =
                send(HttpRequest.newBuilder(address(path)).timeout(PATIENCE).build());
        if (answer.statusCode() != 200) {
            throw new IOException(address(path) + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** @return the status that the log answers with; one that has not been told of this witness does not take it */
    private int post(String path, String line) throws IOException {
        return send(HttpRequest.newBuilder(address(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build())
                .statusCode();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (IOException silent) {
            throw new IOException("日志没有应答 the log does not answer: " + request.uri() + " " + silent, silent);
        }
    }

    private URI address(String path) {
        return URI.create(log.endsWith("/") ? log + path : log + "/" + path);
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
