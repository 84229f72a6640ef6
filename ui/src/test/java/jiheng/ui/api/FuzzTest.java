package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nonsense of every kind, the same at each run: never a failure of ours, never a trace of the inside. */
@ExtendWith(OutputCaptureExtension.class)
class FuzzTest {
    private static final int REQUESTS = 800;

    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    private static final List<String> ACCOUNTS = List.of(
            "preparer",
            "preparer",
            "preparer2",
            "approver",
            "finance",
            "auditor",
            "women",
            "admin",
            "preparer:x",
            "nobody",
            "%00",
            "'--");
    private static final List<String> IDS = List.of(
            Examples.SETTLED,
            "evaluation-2022-care-department",
            "evaluation-2022-union-project-fuzzed",
            "evaluation-",
            "evaluation-x",
            "..",
            "%2e%2e",
            "%00",
            "a%20b",
            "%E7%BB%A9",
            "'or'1'='1",
            "{id}",
            "x".repeat(500),
            "-1",
            "evaluation-2022-centre-department;v=1",
            "%F0%9F%98%80",
            "%ff%fe",
            "%25",
            "a%2Fb",
            "");
    private static final List<String> TAILS = List.of(
            "",
            "/history",
            "/submissions",
            "/submissions/1",
            "/submissions/-1",
            "/submissions/99999999999",
            "/submissions/x",
            "/compare",
            "/problems",
            "/fill",
            "/correct-targets",
            "/move-to-template",
            "/add-indicator",
            "/remove-indicator",
            "/submit",
            "/withdraw",
            "/approve",
            "/return",
            "/settle",
            "/request-correction",
            "/grant-correction",
            "/refuse-correction",
            "/abandon-correction",
            "/cancel",
            "/reopen",
            "/import",
            "/none",
            "//fill",
            "/fill/",
            "/Fill");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?asOf=1",
            "?asOf=-1",
            "?asOf=999999999999999999",
            "?asOf=v99",
            "?asOf=v999999",
            "?asOf=t0",
            "?asOf=settled",
            "?asOf=%00",
            "?asOf=+999999999-12-31T23:59:59Z",
            "?asOf=",
            "?from=1&to=2",
            "?from=&to=",
            "?from=%2B1000000000-12-31T23:59:59Z",
            "?from=-1000000000-01-01T00:00:00Z&until=%2B1000000000-12-31T23:59:59Z",
            "?from=2022-01-01",
            "?from=current&to=v0",
            "?page=-1",
            "?page=2147483647&size=200",
            "?page=99999999999",
            "?size=0",
            "?state=%00",
            "?unit=%27%22",
            "?cycle=" + "9".repeat(300),
            "?text=%25_%5C",
            "?text=%ED%A0%80",
            "?person=%EF%BF%BD",
            "?row=%7B%7D&act=%5B",
            "?lang=xx",
            "?stage=NONE",
            "?a=b&a=c&=&&",
            "?%ff=%fe",
            "?text=%");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "null",
            "[]",
            "{\"changes\":null}",
            "{\"changes\":[null]}",
            "{\"changes\":[{\"cell\":null,\"value\":null}]}",
            "{\"changes\":[{\"cell\":\"header/form/contact\",\"value\":\"\\u0000\\ud800\\udfff\\u202e\"}]}",
            "{\"changes\":[{\"cell\":\"funds/fiscal/budget\",\"value\":\"1e999999999\"}]}",
            "{\"changes\":[{\"cell\":\"funds/fiscal/budget\",\"value\":1e400}]}",
            "{\"changes\":[{\"cell\":\"funds/fiscal/budget\",\"value\":\"" + "9".repeat(5000) + "\"}]}",
            "{\"changes\":[{\"cell\":\"indicators/indicator-1/targets\",\"value\":\"≥" + "(".repeat(3000) + "\"}]}",
            "{\"changes\":[{\"cell\":\"../../x\",\"value\":\"x\"}]}",
            "{\"row\":\"indicator-\",\"branch\":\"\\u0000\",\"child\":\"x\"}",
            "{\"row\":\"indicator-1\",\"branch\":\"output\",\"child\":\"quantity\",\"fields\":{\"\":\"\",\"x/y\":\"1\"}}",
            "{\"row\":null}",
            "{\"reason\":\"\\u0000\",\"rows\":[null,{\"row\":\"\\u0000\",\"reason\":null}]}",
            "{\"reason\":\"x\",\"reasonCode\":\"\\ud800\",\"correction\":\"correction-\\u0000\"}",
            "{\"opinion\":\"" + "长".repeat(5000) + "\"}",
            "{\"unit\":\"union\",\"cycle\":\"2022\",\"template\":{\"id\":\"\\u0000\",\"version\":-1}}",
            "{\"unit\":\"union\",\"cycle\":\"2022\",\"template\":{\"id\":\"project-standard\",\"version\":2147483648}}",
            "{\"unit\":\"union\",\"cycle\":\"2022\",\"template\":{\"id\":\"project-standard\"},\"project\":{\"code\":\"\\u0000\",\"name\":\"\\ud800\"}}",
            "{\"unit\":\"union\",\"cycle\":\"2022\",\"ruleSet\":{\"id\":\"../x\",\"version\":1}}",
            "{\"unit\":\"\\udc00\",\"cycle\":{}}",
            "<xml/>",
            "changes=1",
            "{\"changes\":" + "[".repeat(1200),
            "\ufeff{}",
            "{\"a\":1,\"a\":2}");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=utf-16",
            "application/json; charset=nonsense",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "nonsense",
            "/",
            "application/problem+json");
    private static final List<String> SEEN =
            List.of("\"0\"", "\"1\"", "\"40\"", "*", "W/\"3\"", "\"", "\"999999999999999999\"", "x", "\"1\",\"2\"", "");
    private static final List<String> KEYS = List.of(
            "fixed-key", "", " ", "k".repeat(101), "k".repeat(100), "\u00e9\u00ff", "';drop table event;--", "{}");
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/json",
            "text/html",
            "image/png",
            "nonsense",
            "application/problem+json",
            "application/json;q=x",
            ";;");

    private final Product product = Product.running();
    private final Random random = new Random(19491001);

    @Test
    void nonsenseIsRefusedInWords(CapturedOutput output) {
        ProjectForm.open(product, "fuzzed").rows();
        var codes = codes();
        var refused = 0;
        for (var index = 0; index < REQUESTS; index++) {
            var answer = any();
            if (answer.isEmpty()) {
                continue;
            }
            var got = answer.get();
            assertThat(got.status()).as(got.toString()).isLessThan(500);
            assertThat(got.body())
                    .as(got.toString())
                    .doesNotContain("\tat ", "Exception", "jiheng.ui", "org.springframework");
            if (got.status() >= 400 && !got.response().request().method().equals("HEAD")) {
                refused++;
                assertThat(got.type()).as(got.toString()).startsWith("application/problem+json");
                assertThat(codes).as(got.toString()).contains(got.code());
            }
        }
        assertThat(refused).isGreaterThan(REQUESTS / 2);
        assertThat(output.getAll()).doesNotContain("a request failed unexpectedly");
    }

    /** Empty where Java's own client refuses to send it. */
    private java.util.Optional<Answer> any() {
        var path = "/api/v1"
                + (random.nextInt(8) == 0
                        ? one(List.of("/me", "/tasks", "", "/nothing", "/evaluations/import"))
                        : "/evaluations" + (random.nextInt(6) == 0 ? "" : "/" + one(IDS) + one(TAILS)))
                + one(QUERIES);
        try {
            var request = HttpRequest.newBuilder(
                    URI.create(product.at("") + path.replace("{", "%7B").replace("}", "%7D")));
            if (random.nextInt(12) > 0) {
                request.header("Authorization", Product.basic(one(ACCOUNTS), Product.PASSWORD));
            }
            if (random.nextInt(4) > 0) {
                request.header("If-Match", one(SEEN));
            }
            if (random.nextInt(3) == 0) {
                request.header("Idempotency-Key", one(KEYS));
            }
            if (random.nextInt(5) == 0) {
                request.header("Accept", one(ACCEPTS));
            }
            var method = one(METHODS);
            var body = one(BODIES);
            if (random.nextInt(10) > 0) {
                request.header("Content-Type", one(TYPES));
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            request.method(
                    method,
                    method.equals("GET") || method.equals("HEAD")
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(bytes));
            return java.util.Optional.of(product.send(request));
        } catch (IllegalArgumentException notSent) {
            return java.util.Optional.empty();
        }
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static TreeSet<String> codes() {
        var codes = new TreeSet<String>();
        Stream.of("messages-refusal", "messages-organisation", "messages-admin")
                .forEach(file -> ResourceBundle.getBundle(file, Locale.ROOT).keySet().stream()
                        .filter(key -> key.startsWith("refusal."))
                        .map(key -> key.substring("refusal.".length()))
                        .forEach(codes::add));
        return codes;
    }
}
