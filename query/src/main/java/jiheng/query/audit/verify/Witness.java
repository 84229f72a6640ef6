package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
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

            退出码 exit codes: 0 已联署 cosigned · 1 日志前后不一致 inconsistent · 2 无法读取 unreadable
                               3 签名不可信 not the log's signature · 4 另一次运行正在使用该文件夹 another run has the folder
            """;

    private static final Set<String> OPTIONS = Set.of("--log", "--key", "--state", "--name");
    private static final int FORBIDDEN = 403;
    private static final int IN_USE = 4;
    private static final int LONGEST_WORDS = 600;

    /** For one request and its answer, to the last byte. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String log;
    private final Trust trust;
    private final WitnessFolder state;
    private final Clock clock;
    private final Duration patience;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();

    private Witness(String log, Trust trust, WitnessFolder state, Clock clock, Duration patience, PrintStream out) {
        this.log = log;
        this.trust = trust;
        this.state = state;
        this.clock = clock;
        this.patience = patience;
        this.out = out;
    }

    static int run(List<String> arguments, Clock clock, PrintStream out) {
        return run(arguments, clock, PATIENCE, out);
    }

    /** @param patience for one request and its answer, to the last byte */
    static int run(List<String> arguments, Clock clock, Duration patience, PrintStream out) {
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
        try (var folder = WitnessFolder.open(Path.of(state))) {
            var one = new Witness(log, new Trust(Verify.keys(Path.of(key)), 0), folder, clock, patience, out);
            for (var tree : Algorithm.values()) {
                one.witness(tree, options.getOrDefault("--name", ""));
            }
            return Outcome.PROVEN.code();
        } catch (Refused refused) {
            out.println(plain("" + refused.getMessage()));
            return refused.code;
        } catch (WitnessFolder.InUse inUse) {
            out.println(plain("" + inUse.getMessage()));
            return IN_USE;
        } catch (NoSuchFileException missing) {
            out.println(plain("没有这个文件 there is no file " + missing.getFile()));
            return Outcome.UNREADABLE.code();
        } catch (IOException | IllegalArgumentException unreadable) {
            var why = unreadable.getMessage() == null ? unreadable.toString() : unreadable.getMessage();
            out.println(plain("读不了 unreadable: " + why.substring(0, Math.min(LONGEST_WORDS, why.length()))));
            return Outcome.UNREADABLE.code();
        }
    }

    /** One line, and nothing in it that steers a terminal: the log's own words may be among these. */
    private static String plain(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    private void witness(Algorithm tree, String name) throws IOException {
        var note = Note.parse(get(tree.key() + "/checkpoint"));
        var head = Checkpoint.parse(note.text());
        if (trust.keys().stream()
                .filter(key -> key.kind() == Trust.log(tree) && key.name().equals(head.origin()))
                .noneMatch(key -> note.signatures().stream().anyMatch(one -> key.verifies(note.text(), one)))) {
            throw new Refused(
                    Outcome.TRUST_MISSING.code(),
                    tree + " 检查点不是所给公钥所签；日志若换过密钥，请取得新公钥 is not signed by a given key; get the new"
                            + " one if the log's keys were rotated");
        }
        var key = state.key(tree, name);
        var last = state.last(tree);
        if (last.isEmpty() && !key.fresh()) {
            throw new Refused(
                    Outcome.UNREADABLE.code(),
                    tree + " 有密钥 " + state.secret(tree) + "，却没有所见的最后检查点，不能当作首次所见：请从备份恢复整个文件夹，或另用"
                            + "新文件夹和新密钥 has a key but no last head, which is not seen for the first time: restore the"
                            + " whole folder from a backup, or begin a new one with a new key");
        }
        if (last.isPresent()) {
            follows(tree, Checkpoint.parse(last.get().text()), head, note);
        }
        var same = state.cosigned(tree, head.size());
        if (same.isPresent() && !same.get().text().equals(note.text())) {
            throw inconsistent(tree, Checkpoint.parse(same.get().text()), head, note);
        }
        // Whoever does not heed the lock, on a network's disk say, may have let another head pass in between.
        if (!state.last(tree).equals(last)) {
            throw new Refused(
                    IN_USE,
                    tree + " 所留存的检查点在此次运行中被改动，未联署 the kept head changed while this run was under way, nothing"
                            + " is cosigned");
        }
        var cosigned = note.with(key.cosignature(note.text(), clock.instant().getEpochSecond()));
        // Remembered before it is given away.
        state.keep(key, head.size(), cosigned);
        var line = cosigned.signatures().get(cosigned.signatures().size() - 1);
        var answer = post(tree.key() + "/cosignatures/" + head.size(), line + "\n");
        out.println(plain("已联署 cosigned: " + tree + " " + head.size() + " " + Strict.base64(head.root())
                + (last.isEmpty() ? "，首次所见，此前未比对 seen for the first time, nothing before it compared" : "")
                + (answer / 100 == 2 ? "，日志已收下 taken by the log" : notTaken(tree, answer))));
    }

    /** It is in the witness's own folder in any case. */
    private String notTaken(Algorithm tree, int answer) {
        return answer == FORBIDDEN
                ? "，日志未收：请管理员把 " + state.publicKey(tree) + " 中的公钥列入 JIHENG_AUDIT_WITNESSES"
                        + " not taken by the log: its administrator has to add the key in that file"
                : "，日志未收，回答 " + answer + " not taken by the log, which answers " + answer;
    }

    private void follows(Algorithm tree, Checkpoint last, Checkpoint head, Note note) throws IOException {
        var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
        if (!last.origin().equals(head.origin()) || head.size() < last.size()) {
            throw inconsistent(tree, last, head, note);
        }
        var path = head.size() == last.size() || last.size() == 0
                ? List.<byte[]>of()
                : Strict.lines(Strict.utf8(get(tree.key() + "/consistency/" + last.size() + "/" + head.size())))
                        .stream()
                        .map(Strict::base64)
                        .toList();
        if (last.size() > 0
                && !new Verification(hash).consistency(last.size(), head.size(), last.root(), head.root(), path)) {
            throw inconsistent(tree, last, head, note);
        }
    }

    private Refused inconsistent(Algorithm tree, Checkpoint last, Checkpoint head, Note note) throws IOException {
        var kept = state.keepAgainst(tree, head.size(), note);
        return new Refused(
                Outcome.TAMPERED.code(),
                (head.size() < last.size()
                                ? tree + " 日志变短了：所见检查点有 " + last.size() + " 条，现在只有 " + head.size()
                                        + " 条，历史被截短 the log is shorter: " + last.size()
                                        + " records were seen, now there are "
                                        + head.size() + ": history was cut"
                                : tree + " 日志前后不一致：所见 " + last.size() + " 条的检查点不是现有 " + head.size()
                                        + " 条的开头，历史被改写或截短 the head of " + last.size()
                                        + " seen before is not the beginning of that of " + head.size()
                                        + ": history was rewritten or cut")
                        + "；现有检查点留存于 its head is kept in " + kept);
    }

    private byte[] get(String path) throws IOException {
        var answer = send(HttpRequest.newBuilder(address(path)).build());
        if (answer.statusCode() != 200) {
            throw new IOException(address(path) + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** @return the status that the log answers with; one that has not been told of this witness does not take it */
    private int post(String path, String line) throws IOException {
        return send(HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build())
                .statusCode();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return Exchange.send(client, request, patience);
        } catch (HttpTimeoutException late) {
            throw new IOException(
                    "日志没有及时答完 the log's answer did not end in time: " + request.uri() + " " + late.getMessage(), late);
        } catch (IOException silent) {
            throw new IOException("日志没有应答 the log does not answer: " + request.uri() + " " + silent, silent);
        }
    }

    private URI address(String path) {
        return URI.create(log.endsWith("/") ? log + path : log + "/" + path);
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String why) {
            super(why);
            this.code = code;
        }
    }
}
