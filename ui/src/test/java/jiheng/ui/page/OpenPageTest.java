package jiheng.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import org.junit.jupiter.api.Test;

class OpenPageTest {
    private final Product product = Product.running();

    @Test
    void aProjectCodeThatMakesTheIdTooLongIsToldInWordsAndWhatWasTypedStays() {
        var session = signedIn("preparer");
        var code = "a".repeat(90);

        var answer = post(
                session,
                "/evaluations/new",
                Map.of(
                        "unit", "union",
                        "cycle", "2022",
                        "template", "project-standard:1",
                        "ruleSet", "national:1",
                        "projectCode", code,
                        "projectName", "读书室",
                        "stage", "TARGETS"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/evaluations/new");
        var page = product.send(product.request("/evaluations/new").header("Cookie", session));
        assertThat(page.body()).contains("最长 100 个字符，现为 109 个", code, "读书室");
    }

    private String signedIn(String account) {
        var fresh = product.send(product.request(Product.TOKEN_PATH));
        return cookie(post(cookie(fresh), "/login", Map.of("username", account, "password", Product.PASSWORD)));
    }

    private Answer post(String cookie, String path, Map<String, String> fields) {
        var token = product.send(product.request(Product.TOKEN_PATH).header("Cookie", cookie))
                .body();
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
