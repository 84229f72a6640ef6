package jiheng.ui.rebuild;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.query.rebuild.Rebuild;
import jiheng.query.rebuild.RebuildRefused;
import jiheng.ui.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@code rebuild [--switch]} on the command line: the database and the rebuild, and nothing else of the product. The
 * embedded database is its own to start, so the product must not be running on it; on another database it may.
 */
public final class RebuildCommand {
    /** The first argument that asks for it. */
    public static final String NAME = "rebuild";

    public static final int SAME = 0;
    public static final int DIFFERENT = 1;
    public static final int FAILED = 2;

    private static final String SWITCH = "--switch";

    private RebuildCommand() {}

    /** @return the exit code: {@link #SAME}, {@link #DIFFERENT} (repaired or not) or {@link #FAILED} */
    public static int run(String[] arguments, PrintStream out) {
        var rest = Stream.of(arguments).skip(1).toList();
        var unknown = rest.stream().filter(one -> !one.startsWith("--")).findFirst();
        if (unknown.isPresent()) {
            out.println("用法 Usage: java -jar jiheng.jar rebuild [--switch]");
            return FAILED;
        }
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.flyway.enabled", "false",
                        "spring.main.log-startup-info", "false",
                        "logging.level.org.springframework", "off",
                        "logging.level.org.flywaydb", "off"))
                .build();
        try (var context =
                application.run(rest.stream().filter(one -> !one.equals(SWITCH)).toArray(String[]::new))) {
            var report = context.getBean(Rebuild.class).run(rest.contains(SWITCH), new ProgressLog(out::println));
            ProgressLog.lines(report).forEach(out::println);
            return report.same() ? SAME : DIFFERENT;
        } catch (RuntimeException failed) {
            out.println("未完成 Failed: " + line(failed));
            return FAILED;
        }
    }

    /** The words meant for people if there are any on the way down, else the last cause. */
    private static String line(Throwable failed) {
        var last = failed;
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable || cause instanceof RebuildRefused) {
                return String.valueOf(cause.getMessage());
            }
            last = cause;
        }
        return last.toString();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @ComponentScan("jiheng.ui.database")
    @Import(RebuildWiring.class)
    static class Parts {}
}
