package jiheng.ui.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
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
import jiheng.query.audit.note.Ed25519;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.query.audit.sm.Sm2;
import jiheng.ui.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * {@code audit-check [--sm3] [--key FILE]} on the command line: the database and the check of the ledger against its
 * log, and nothing else of the product.
 */
public final class AuditCheckCommand {
    /** The first argument that asks for it. */
    public static final String NAME = "audit-check";

    public static final int AGREES = 0;
    public static final int TAMPERED = 1;
    public static final int FAILED = 2;

    private static final String SM3 = "--sm3";
    private static final String KEY = "--key=";
    private static final String FOLDER = "${jiheng.audit.keys:${jiheng.data:${JIHENG_DATA:./data}}/audit/keys}";

    private AuditCheckCommand() {}

    /** @return the exit code: {@link #AGREES}, {@link #TAMPERED} or {@link #FAILED} */
    public static int run(String[] arguments, PrintStream out) {
        var rest = Stream.of(arguments).skip(1).toList();
        if (rest.stream().anyMatch(one -> !one.startsWith("--"))) {
            out.println("用法 Usage: java -jar jiheng.jar audit-check [--sm3] [--key=FILE]");
            return FAILED;
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
            var check = new AuditCheck(context.getBean(DataSource.class), keys(own, folder));
            return tell(check.run(trees, new Tenths(out::println)), out);
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
                        all.add(VerifierKey.parse(line, List.of(Ed25519.KIND, Sm2.KIND)));
                    }
                }
            }
        }
        return all.isEmpty() ? SignerKeys.in(folder).known() : all;
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
