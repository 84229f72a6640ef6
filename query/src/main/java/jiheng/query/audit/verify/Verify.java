package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.verify.Verdict.Outcome;

/** The command: {@code java -jar jiheng-verify.jar --key FILE… BUNDLE.zip…}. */
public final class Verify {
    private static final String HELP = """
            用法 usage: java -jar jiheng-verify.jar --key FILE [--key FILE …] [--witnesses N] [--kept FILE|FOLDER …]
                                                   [--whole] BUNDLE.zip [BUNDLE.zip …]

            --key FILE      一行一个公钥（name+id+base64），来自您信任的渠道，绝不取自包内
                            public keys, one a line, from a source that you trust and never from the bundle
            --witnesses N   至少须有 N 位所给见证人联署；给了见证人公钥时默认为 1
                            how many of the given witnesses must have cosigned; 1 if any witness's key is given
            --kept PLACE    您在系统之外留存的检查点或存证回执（文件，或文件夹中的 *.txt）：此包不得与之矛盾
                            heads or receipts that you kept outside the system, which the bundle must not contradict:
                            a file, or a folder's *.txt, such as the one that the log publishes to
            --whole         只认附有日志全部记录的包：证明没有更多变更、没有漏掉的表
                            only a bundle with every record of the log will do, which proves that nothing is left out

            见证人 as a witness: java -jar jiheng-verify.jar witness --help
            存证回执 a receipt: java -jar jiheng-verify.jar receipt --help

            几个包逐个核验，再互相对照：同一日志、同样大小的检查点不同，即为内容被改动。
            Several bundles are checked one after the other and against each other: heads of one log and one size that
            differ are tampering. The exit code is the worst: 1 before 2 before 3 before 0.

            退出码 exit codes: 0 证明成立 proven · 1 内容被改动 tampered · 2 无法读取 unreadable · 3 缺少信任依据 trust missing

            包是不压缩的 zip，依次为 the bundle is a zip without compression, of, in this order:
              manifest.txt                     目录 what is in it
              keys.txt                         签名者公钥，仅供参考 the signers' keys, for information
              leaves.bin                       日志记录 leaves, each after its length in four bytes
              gaps/sha256.bin gaps/sm3.bin     未附记录的子树，全部附上时为空 subtrees in place of leaves not shown, if any
              checkpoints/TREE/SIZE.txt        签名的检查点 signed checkpoints (c2sp.org/tlog-checkpoint)
              events/INDEX.payload.json        事件原始字节 an event's bytes as stored
              events/INDEX.metadata.json
              evidence/SHA256                  佐证文件 files that an event names by hash
              unproven/NAME                    仅供阅读，不作证据 for reading, not evidence
            """;

    /** Controls, marks that turn or hide text, separators of lines, what is nothing yet, and letters that look empty. */
    private static final Pattern STEERING = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Cn}\\u115f\\u1160\\u3164\\uffa0\\u2800&&[^\\n]]");

    private static final String WITNESS = "witness";
    private static final String RECEIPT = "receipt";

    private Verify() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var all = List.of(arguments);
        var rest = all.subList(Math.min(1, all.size()), all.size());
        System.exit(ending(
                () -> switch (all.isEmpty() ? "" : all.get(0)) {
                    case WITNESS -> Witness.run(rest, Clock.systemUTC(), out);
                    case RECEIPT -> Receipt.run(rest, out);
                    default -> run(all, out);
                },
                out));
    }

    /** The exit code, which is never that of tampering because this program failed. */
    static int ending(IntSupplier work, PrintStream out) {
        try {
            return work.getAsInt();
        } catch (OutOfMemoryError full) {
            var zh = "内存不够：请用 java -Xmx4g -jar 再运行一次。";
            return tell(
                    new Verdict(
                            Outcome.UNREADABLE,
                            -1,
                            List.of(new Line(zh, "out of memory: run it with java -Xmx4g -jar."))),
                    out);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return tell(unreadable(new IllegalStateException(unforeseen.toString())), out);
        }
    }

    /** @return the exit code */
    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            out.print(HELP);
            return arguments.isEmpty() ? Outcome.UNREADABLE.code() : Outcome.PROVEN.code();
        }
        var keys = new ArrayList<VerifierKey>();
        var bundles = new ArrayList<Path>();
        var kept = new ArrayList<Path>();
        var witnesses = 0;
        var whole = false;
        try {
            for (var at = 0; at < arguments.size(); at++) {
                switch (arguments.get(at)) {
                    case "--key" -> keys.addAll(keys(Path.of(value(arguments, ++at))));
                    case "--whole" -> whole = true;
                    case "--kept" -> kept.add(Path.of(value(arguments, ++at)));
                    case "--witnesses" -> witnesses = (int) Math.min(Strict.decimal(value(arguments, ++at)), 1000);
                    default -> bundles.add(Path.of(value(arguments, at)));
                }
            }
            if (bundles.isEmpty()) {
                throw new MalformedNote("没有给出要核验的审计包 no bundle given (--help)");
            }
            distinct(keys);
            var trust = new Trust(keys, witnesses, KeptHeads.read(kept, keys), whole);
            return bundles.size() == 1
                    ? tell(BundleVerification.of(bytes(bundles.get(0)), trust), out)
                    : new Several(trust, out).verify(bundles);
        } catch (IOException | IllegalArgumentException unreadable) {
            return tell(unreadable(unreadable), out);
        }
    }

    static Verdict unreadable(Exception unreadable) {
        var why = String.valueOf(unreadable.getMessage());
        var line = unreadable instanceof NoSuchFileException
                ? new Line("没有这个文件：" + why, "no such file: " + why)
                : new Line("读不了：" + why, "cannot be read: " + why);
        return new Verdict(Outcome.UNREADABLE, -1, List.of(line));
    }

    static int tell(Verdict verdict, PrintStream out) {
        verdict.lines().forEach(line -> tell(line, out));
        var outcome = verdict.outcome();
        out.println(outcome.line().zh() + " " + outcome.line().en());
        return outcome.code();
    }

    static void tell(Line line, PrintStream out) {
        out.println(plain(line));
    }

    /**
     * Nothing that a bundle holds gets to steer the terminal, to look empty, or to begin a line as this program does:
     * whatever breaks a line goes on behind a mark.
     */
    static String plain(Line line) {
        var zh = plain(line.zh());
        return line.en().isEmpty() ? zh : zh + "\n    " + plain(line.en());
    }

    private static String plain(String text) {
        return STEERING.matcher(text).replaceAll("?").replace("\n", "\n      ┊ ");
    }

    private static String value(List<String> arguments, int at) {
        if (at == arguments.size() || arguments.get(at).startsWith("--")) {
            throw new MalformedNote("选项后面缺少内容，或没有这个选项 an option without its value, or no such option："
                    + arguments.get(Math.min(at, arguments.size() - 1)) + " (--help)");
        }
        return arguments.get(at);
    }

    static List<VerifierKey> keys(Path file) throws IOException {
        try {
            return Strict.utf8(bytes(file))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> VerifierKey.parse(line.strip(), Trust.KINDS))
                    .toList();
        } catch (MalformedNote malformed) {
            throw new MalformedNote(file + " 不是公钥文件（每行 name+id+base64）is no file of keys：" + malformed.getMessage());
        }
    }

    /** Whoever is the log does not witness it too. */
    private static void distinct(List<VerifierKey> keys) {
        for (var witness : keys) {
            for (var log : keys) {
                if (Trust.isWitness(witness)
                        && !Trust.isWitness(log)
                        && Arrays.equals(witness.publicKey(), log.publicKey())) {
                    throw new MalformedNote("日志自己的密钥不能当见证人 a log's own key is no witness：" + witness.name());
                }
            }
        }
    }

    static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " 是文件夹 is a folder");
        }
        if (Files.size(file) > StoredZip.LARGEST) {
            throw new IOException("larger than " + StoredZip.LARGEST + " bytes: " + file);
        }
        return Files.readAllBytes(file);
    }
}
