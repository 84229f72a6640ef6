package jiheng.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import jiheng.ui.database.TableOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real product with its demo, started once for all tests of a JVM: embedded database in a temporary folder, a free
 * port, real HTTP. Tests that change something use forms of their own.
 */
public final class Product {
    public static final String PASSWORD = "jiheng-demo";

    /** Tells the session's CSRF token, which the product's pages hold in their head. */
    public static final String TOKEN_PATH = "/app/token-of-this-session";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static @Nullable Product running;

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A free port below those that a machine gives out itself, so that no other test gets it before it is used. */
    public static int port() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    /** The one that runs in this JVM, started when first asked for and stopped with the JVM. */
    public static synchronized Product running() {
        if (running == null) {
            try {
                var data = Files.createTempDirectory("jiheng-product");
                var context = start(List.of(Product::tellToken), "--jiheng.data=" + data, "--server.port=0");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAfter(context, data)));
                running = new Product(context);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return running;
    }

    /** Starts the product as its main method does, with some beans changed; classes of the tests are left out. */
    public static ConfigurableApplicationContext start(
            List<Consumer<GenericApplicationContext>> changes, String... arguments) {
        var application = new SpringApplication(Jiheng.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("testsLeftOut", new TestsLeftOut());
            changes.forEach(change -> change.accept((GenericApplicationContext) context));
        });
        return application.run(arguments);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** What only the owner of a table can do that is only ever added to, with the trigger off that refuses it. */
    public int tamper(String table, String sql, Object... parameters) {
        var owner = JdbcClient.create(context.getBean(TableOwner.class).source().orElseThrow());
        owner.sql("alter table " + table + " disable trigger only_added").update();
        try {
            return owner.sql(sql).params(parameters).update();
        } finally {
            owner.sql("alter table " + table + " enable always trigger only_added")
                    .update();
        }
    }

    public URI at(String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    public Answer get(String account, String path) {
        return send(request(path).header("Authorization", basic(account, PASSWORD)));
    }

    /** Posts an act: {@code seen} is left out if negative, the idempotency key is fresh. */
    public Answer post(String account, String path, long seen, String body) {
        return post(account, path, seen, UUID.randomUUID().toString(), body);
    }

    public Answer post(String account, String path, long seen, String key, String body) {
        var request = request(path)
                .header("Authorization", basic(account, PASSWORD))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (seen >= 0) {
            request.header("If-Match", "\"" + seen + "\"");
        }
        return send(request);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String basic(String account, String password) {
        var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String type() {
            return header("Content-Type");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The version to act on next. */
        public long sequence() {
            return Long.parseLong(header("ETag").replace("\"", ""));
        }

        public String code() {
            return json().path("code").asString("");
        }

        @Override
        public String toString() {
            return response.request().method() + " " + response.request().uri() + " " + status() + " "
                    + (body().length() > 2000 ? body().substring(0, 2000) + "…" : body());
        }
    }

    /** The class path of the product alone, without its tests: for a process of its own. */
    public static String classPath() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> kept = new ArrayList<>(Arrays.asList(all.split(java.io.File.pathSeparator, -1)));
        kept.removeIf(entry -> entry.contains("test-classes"));
        return String.join(java.io.File.pathSeparator, kept);
    }

    /** Starts the product as a process of its own, all that it says in a file. */
    public static Process process(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath(),
                Jiheng.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void tellToken(GenericApplicationContext context) {
        context.registerBean("tokenForTests", RouterFunction.class, () -> RouterFunctions.route()
                .GET(TOKEN_PATH, request -> ServerResponse.ok()
                        .body(((CsrfToken) request.servletRequest().getAttribute(CsrfToken.class.getName()))
                                .getToken()))
                .build());
    }

    private static void removeAfter(ConfigurableApplicationContext context, Path data) {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException left) {
            System.err.println("left behind: " + data);
        }
    }

    private static final class TestsLeftOut extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TestsLeftOut;
        }

        @Override
        public int hashCode() {
            return TestsLeftOut.class.hashCode();
        }
    }
}
