package jiheng.ui.page;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;

/** Someone signed in to the pages, without a browser. */
public final class Person {
    private final Product product;
    private String cookie;

    public Person(Product product, String account) {
        this.product = product;
        this.cookie = cookie(product.send(product.request(Product.TOKEN_PATH)));
        this.cookie = cookie(post("/login", Map.of("username", account, "password", Product.PASSWORD)));
    }

    public Answer get(String path) {
        return product.send(product.request(path).header("Cookie", cookie));
    }

    public Answer post(String path, Map<String, String> fields) {
        var token = get(Product.TOKEN_PATH).body();
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return product.send(product.request(path)
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + token)));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }
}
