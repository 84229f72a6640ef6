package jiheng.ui.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import jiheng.ui.audit.Signing;
import org.junit.jupiter.api.Test;

/** What somebody who is not signed in can make the product read. */
class BodyLimitTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] HUGE = "x".repeat(20 << 20).getBytes(UTF_8);

    private final Product product = Product.running();

    @Test
    void aCosignatureIsReadUpToFourKilobytesHoweverItIsSentAndWhereverTo() {
        product.context().getBean(Signing.class).now();
        var size = product.context()
                .getBean(LogReader.class)
                .newest(Algorithm.SHA256)
                .orElseThrow()
                .size();
        for (var tree :
                List.of("/public/log/sha256", "/public/log/none", "/%70ublic/log/sha256", "/public;a/log/sm3")) {
            var path = tree + "/cosignatures/" + size;
            for (var bytes : List.of(HUGE, "x".repeat(4097).getBytes(UTF_8))) {
                for (var body : List.of(counted(bytes), chunked(bytes))) {
                    var answer = post(path, "text/plain", body);
                    assertThat(answer.status()).as(answer.toString()).isIn(413, 400);
                    assertThat(answer.type()).startsWith("application/problem+json");
                    if (answer.status() == 413) {
                        assertThat(answer.code()).isEqualTo("body-too-large");
                        assertThat(answer.json().path("detail").asString()).contains("4 KB");
                    } else {
                        assertThat(path).as("a path that no browser sends").contains(";");
                    }
                }
            }
        }
        var most = post(
                "/public/log/sha256/cosignatures/" + size,
                "text/plain",
                chunked("x".repeat(4096).getBytes(UTF_8)));
        assertThat(most.status()).as("the control: read, and no cosignature").isEqualTo(422);
    }

    @Test
    void aFormThatNobodySignsInWithIsReadUpToALimit() {
        for (var body : List.of(counted(HUGE), chunked(HUGE))) {
            assertThat(post("/login", FORM, body).status()).isBetween(400, 499);
            var put = product.send(
                    product.request("/login").header("Content-Type", FORM).PUT(body));
            assertThat(put.status()).as(put.toString()).isEqualTo(413);
        }
    }

    /** An upload may be 200 MB, and is unpacked to where there is room for it. */
    @Test
    void nobodysUploadIsNotUnpacked() {
        var fresh = product.send(product.request(Product.TOKEN_PATH));
        var fields = List.of("_csrf", fresh.body(), "username", "preparer", "password", Product.PASSWORD);
        var nobodys = upload("/login", fresh, fields);
        assertThat(nobodys.status()).as("its token is not found").isEqualTo(403);
        assertThat(upload("/public/log/sha256/cosignatures/1", fresh, fields).status())
                .isEqualTo(415);

        var signedIn = product.send(product.request("/login")
                .header("Cookie", cookie(fresh))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(
                        "username=preparer&password=" + Product.PASSWORD + "&_csrf=" + fresh.body())));
        assertThat(signedIn.status()).as("the control: the same fields").isEqualTo(302);
        assertThat(signedIn.header("Location")).doesNotContain("error");
        var token = product.send(product.request(Product.TOKEN_PATH).header("Cookie", cookie(signedIn)));
        var own = upload("/logout", signedIn, List.of("_csrf", token.body()));
        assertThat(own.status()).as("the control: somebody's is").isEqualTo(302);
        assertThat(own.header("Location")).contains("/login?out");
    }

    private Answer upload(String path, Answer session, List<String> fields) {
        var body = new StringBuilder();
        for (var at = 0; at < fields.size(); at += 2) {
            body.append("--part\r\nContent-Disposition: form-data; name=\"" + fields.get(at) + "\"\r\n\r\n"
                    + fields.get(at + 1) + "\r\n");
        }
        return product.send(product.request(path)
                .header("Cookie", cookie(session))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body + "--part--\r\n")));
    }

    private Answer post(String path, String type, BodyPublisher body) {
        return product.send(product.request(path).header("Content-Type", type).POST(body));
    }

    private static BodyPublisher counted(byte[] bytes) {
        return BodyPublishers.ofByteArray(bytes);
    }

    private static BodyPublisher chunked(byte[] bytes) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").replaceAll(";.*", "");
    }
}
