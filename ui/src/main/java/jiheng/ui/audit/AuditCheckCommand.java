package jiheng.ui.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.check.AuditCheck;
import jiheng.query.audit.log.Head;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.LogSigner;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.query.audit.verify.Trust;
import jiheng.ui.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * {@code audit-check [--sm3] [--key=FILE]} on the command line: the database and the check of the ledger against its
 * log, and nothing else of the product.
 */
public final class AuditCheckCommand {
    /** The first argument that asks for it. */
    public static final String NAME = "audit-check";

    public static final int AGREES = 0;
    public static final int TAMPERED = 1;
    public static final int FAILED = 2;

    private static final String HELP = """
            用法 usage: java -jar jiheng-ui.jar audit-check [--sm3] [--key=FILE]

            --sm3         也核对 SM3 树和各节点 the SM3 tree and the nodes as well
            --key=FILE    日志的公钥，一行一个，新旧都要；不给则用签名程序自己的
                          the log's public keys, one a line, old ones too; those of the signer's folder without it

            签名程序自己的最后检查点（JIHENG_AUDIT_KEYS 中的 head.txt）在时一并核对
            the signer's own last head, head.txt in JIHENG_AUDIT_KEYS, is compared as well if it is there

            退出码 exit codes: 0 一致 all agree · 1 不符 something differs · 2 未完成 not completed
            """;
    private static final String SM3 = "--sm3";
    private static final String KEY = "--key=";
    private static final String FOLDER = "${jiheng.audit.keys:${jiheng.data:${JIHENG_DATA:./data}}/audit/keys}";

    private AuditCheckCommand() {}

    /** @return the exit code: {@link #AGREES}, {@link #TAMPERED} or {@link #FAILED} */
    public static int run(String[] arguments, PrintStream out) {
        var rest = Stream.of(arguments).skip(1).toList();
        if (rest.stream().anyMatch(one -> !one.equals(SM3) && !(one.startsWith("--") && one.contains("=")))) {
            out.print(HELP);
            return rest.equals(List.of("--help")) ? AGREES : FAILED;
        }
        var own = rest.stream()
                .filter(one -> one.equals(SM3) || one.startsWith(KEY))
                .toList();
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.flyway.enabled", "false",
                        "spring.main.log-startup-info", "false",
                        "logging.level.org.springframework", "off"))
                .build();
        try (var context =
                application.run(rest.stream().filter(one -> !own.contains(one)).toArray(String[]::new))) {
            var folder = Path.of(context.getEnvironment().resolvePlaceholders(FOLDER));
            var trees = own.contains(SM3) ? List.of(Algorithm.values()) : List.of(Algorithm.SHA256);
            var keys = keys(own, folder);
            var check = new AuditCheck(context.getBean(DataSource.class), keys, remembered(folder, keys));
            var report = check.run(trees, new Tenths(out::println));
            var code = tell(report, out);
            if (report.remembered().isEmpty()) {
                out.println(
                        "未与签名程序自己的最后检查点核对：" + folder.resolve("head.txt")
                                + " 不在或属另一日志；连同检查点一起截去或改写的历史因此查不出 Not compared with the signer's own last head, which is"
                                + " not there or another log's: a history cut or rewritten together with its signed heads is not found out");
            }
            if (trees.size() == 1) {
                out.println("未核对 SM3 树和各节点，加 --sm3 一并核对 The SM3 tree and the nodes were not checked; --sm3 does");
            }
            return code;
        } catch (RuntimeException | IOException | SQLException failed) {
            out.println("未完成 Failed: " + line(failed));
            return FAILED;
        }
    }

    private static List<VerifierKey> keys(List<String> own, Path folder) throws IOException {
        var all = new ArrayList<VerifierKey>();
        for (var one : own) {
            if (one.startsWith(KEY)) {
                for (var line : Files.readAllLines(Path.of(one.substring(KEY.length())))) {
                    if (!line.isBlank()) {
                        all.add(VerifierKey.parse(line.strip(), Trust.KINDS));
                    }
                }
            }
        }
        return all.isEmpty() ? SignerKeys.in(folder).known() : all;
    }

    /** Null if the folder holds none, or one of a log that none of these keys is of. */
    private static @Nullable Head remembered(Path folder, List<VerifierKey> keys) throws IOException {
        var own = SignerKeys.in(folder).known();
        return own.stream().anyMatch(keys::contains) ? LogSigner.lastIn(folder).orElse(null) : null;
    }

    private static int tell(AuditCheck.Report report, PrintStream out) {
        report.unguarded().forEach(table -> out.println("! 保护触发器缺失或停用 The trigger is gone or off: " + table));
        var found = report.discrepancy();
        if (found != null) {
            out.println("! " + found.getMessage());
        }
        var head = report.head();
        if (head != null) {
            head.ranges()
                    .keySet()
                    .forEach(
                            tree -> out.println(tree.key() + " " + head.size() + " " + Strict.base64(head.root(tree))));
            out.println(String.format(
                    Locale.ROOT,
                    "%d 条变更记录与日志及 %d 个已签名的检查点一致（最新 %d 条），用时 %.1f 秒 All agree: %d events, %d signed heads",
                    head.size(),
                    report.heads(),
                    report.newest(),
                    report.took().toMillis() / 1000.0,
                    head.size(),
                    report.heads()));
        }
        return found == null && report.unguarded().isEmpty() ? AGREES : TAMPERED;
    }

    private static String line(Throwable failed) {
        var last = failed;
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoSuchFileException missing) {
                return "没有这个文件 there is no file " + missing.getFile();
            }
            if (cause instanceof DatabaseUnavailable) {
                return String.valueOf(cause.getMessage());
            }
            last = cause;
        }
        return last.toString();
    }

    /** Tells of every tenth. */
    private static final class Tenths implements Consumer<AuditCheck.Progress> {
        private final Consumer<String> out;
        private long told = -1;

        Tenths(Consumer<String> out) {
            this.out = out;
        }

        @Override
        public void accept(AuditCheck.Progress progress) {
            var tenth = progress.all() == 0 ? 10 : 10 * progress.walked() / progress.all();
            if (tenth > told) {
                told = tenth;
                out.accept("已核对 " + progress.walked() + " / " + progress.all() + " Checked");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @ComponentScan("jiheng.ui.database")
    static class Parts {}
}
