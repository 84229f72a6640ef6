package jiheng.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person before the product, with a browser's cookies and its forms' tokens. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token = "";

    static Visitor as(String account) {
        return as(account, RunningProduct.PASSWORD);
    }

    static Visitor as(String account, String password) {
        var visitor = new Visitor();
        var answer = visitor.signIn(account, password);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).doesNotContain("error"));
        visitor.get("/account");
        return visitor;
    }

    HttpResponse<String> signIn(String account, String password) {
        get("/login");
        return post("/login", Map.of("username", account, "password", password));
    }

    HttpResponse<String> get(String path) {
        var answer = send(HttpRequest.newBuilder(at(path)).GET());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    /** Posts a form as its page would, with a fresh idempotency key unless one is given. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", token);
        all.putIfAbsent("key", UUID.randomUUID().toString());
        var body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    static HttpResponse<String> program(String account, String password, String path) {
        return program(account, password, HttpRequest.newBuilder(at(path)).GET());
    }

    static HttpResponse<String> program(String account, String password, HttpRequest.Builder request) {
        var pair = account + ":" + password;
        var header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return send(HttpClient.newHttpClient(), request.header("Authorization", header));
    }

    static URI at(String path) {
        return URI.create(RunningProduct.address() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
