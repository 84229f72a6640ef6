package jiheng.ui.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import jiheng.ui.Product;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The product itself with its demo, in a data folder of its own; started once for all journeys of a JVM. */
public final class Running {
    public static final String PASSWORD = "jiheng-demo";

    private static final Pattern FORM = Pattern.compile("/api/v1/evaluations/evaluation-[^/]+");
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");

    private static @Nullable Running one;

    private final ConfigurableApplicationContext context;
    private final HttpClient programs = HttpClient.newHttpClient();

    private Running() throws IOException {
        var data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "running-");
        context = Product.start(
                List.of(), "--server.port=0", "--jiheng.data=" + data.toAbsolutePath(), "--logging.level.jiheng=warn");
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
    }

    public static synchronized Running application() {
        try {
            var running = one == null ? new Running() : one;
            one = running;
            return running;
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    public String address(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    /** A bean of the application, to set a scene or to look behind the pages. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Signs an account of the demo in, at the page that stands open, and waits for where it leads. */
    public Page signIn(Page page, String account) {
        page.navigate(address("/login"));
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** What a program's POST is answered; {@code seen} is the sequence for {@code If-Match}, or {@code *} for the one it has. */
    public String post(String account, String path, String seen, String json) {
        return send(
                account,
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("If-Match", '"' + (seen.equals("*") ? sequence(account, path) : seen) + '"')
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String sequence(String account, String path) {
        var form = FORM.matcher(path);
        if (!form.lookingAt()) {
            return "0";
        }
        var found = SEQUENCE.matcher(get(account, form.group()));
        return found.find() ? found.group(1) : "0";
    }

    public String get(String account, String path) {
        return send(account, HttpRequest.newBuilder(URI.create(address(path))));
    }

    private String send(String account, HttpRequest.Builder request) {
        var credentials = (account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var signed = request.header(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build();
        try {
            var answer = programs.send(signed, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
