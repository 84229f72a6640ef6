package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import jiheng.ui.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files over real HTTP and into a real database. */
@ExtendWith(OutputCaptureExtension.class)
class EvidenceTest {
    private static final Product PRODUCT = Product.running();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ROW = ProjectForm.row(0);

    private final JdbcClient jdbc = JdbcClient.create(PRODUCT.context().getBean(HikariDataSource.class));

    private static ProjectForm form(String code) {
        return ProjectForm.opened(PRODUCT, PRODUCT.post("preparer", "/api/v1/evaluations", -1, """
                        {"unit": "union", "cycle": "2022", "template": {"id": "project-standard"}, "stage": "RESULTS",
                         "project": {"code": "%s", "name": "佐证测试"}}""".formatted(code)))
                .rows();
    }

    private static Answer attach(String account, ProjectForm form, String row, String name, byte[] bytes, String key) {
        return attach(account, form, row, name, bytes, key, "");
    }

    static Answer attach(
            String account, ProjectForm form, String row, String name, byte[] bytes, String key, String id) {
        return PRODUCT.send(PRODUCT.request(form.path() + "/attach-evidence" + (id.isEmpty() ? "" : "?evidence=" + id))
                .header("Authorization", Product.basic(account, Product.PASSWORD))
                .header("Idempotency-Key", key)
                .header("If-Match", "\"" + form.sequence() + "\"")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(row, name, bytes))));
    }

    private static Answer attach(ProjectForm form, String row, String name, byte[] bytes) {
        return attach("preparer", form, row, name, bytes, UUID.randomUUID().toString());
    }

    static byte[] multipart(String row, String name, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"row\"\r\n\r\n" + row
                        + "\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String idOf(Answer attached) {
        return attached.json().at("/indicators/0/evidence/0/id").asString();
    }

    private static HttpResponse<byte[]> download(String account, ProjectForm form, String id) throws Exception {
        var request = PRODUCT.request(form.path() + "/evidence/" + id)
                .header("Authorization", Product.basic(account, Product.PASSWORD));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private int kept(byte[] bytes) {
        return jdbc.sql("select count(*) from evidence_blob where bytes = ?")
                .param(bytes)
                .query(Integer.class)
                .single();
    }

    @Test
    void aFileIsAttachedShownListedAndHandedOutAsItCame() throws Exception {
        var form = form("proof-life");
        var bytes = Samples.pdf("签到 " + form.id());

        var attached = attach(form, ROW, "../签到表.pdf", bytes);

        assertThat(attached.status()).as(attached.toString()).isEqualTo(200);
        var shown = attached.json().at("/indicators/0/evidence/0");
        assertThat(shown.path("file").asString()).isEqualTo("签到表.pdf");
        assertThat(shown.path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(shown.path("size").asInt()).isEqualTo(bytes.length);
        var got = download("auditor", form, idOf(attached));
        assertThat(got.body()).isEqualTo(bytes);
        assertThat(got.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(got.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(got.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(got.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        var told = PRODUCT.get("auditor", form.path() + "/history?act=evidence-attached")
                .json()
                .path(0);
        assertThat(told.path("summary").asString()).matches("为“指标0”上传佐证 “签到表.pdf”（.* B，SHA-256 [0-9a-f]{8}…）");
        assertThat(told.at("/changes/0/to").asString())
                .contains(shown.path("sha256").asString());
    }

    @Test
    void aWithdrawnFileStaysForWhoMayReadTheHistoryAndNoOther() throws Exception {
        var form = form("proof-withdrawn");
        var bytes = Samples.pdf("撤下 " + form.id());
        var id = idOf(form.accepted(attach(form, ROW, "a.pdf", bytes), 200));

        var gone = form.act("preparer", "withdraw-evidence", "{\"evidence\": \"" + id + "\", \"reason\": \"误传\"}");

        assertThat(gone.json().at("/indicators/0/evidence").size()).isZero();
        assertThat(download("auditor", form, id).body()).isEqualTo(bytes);
        assertThat(PRODUCT.get("auditor", form.path() + "/evidence")
                        .json()
                        .at("/0/withdrawal/reason")
                        .asString())
                .isEqualTo("误传");
        assertThat(PRODUCT.get("auditor", form.path() + "?asOf=" + (gone.sequence() - 1))
                        .json()
                        .at("/indicators/0/evidence")
                        .size())
                .isEqualTo(1);
        assertThat(download("women", form, id).statusCode()).isEqualTo(403);
        assertThat(download("auditor", form, "evidence-none").statusCode()).isEqualTo(404);
        assertThat(PRODUCT.send(PRODUCT.request(form.path() + "/evidence/" + id))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theSameRequestAttachesOnceAndTheSameContentIsKeptOnce() {
        var form = form("proof-once");
        var bytes = Samples.pdf("一份 " + form.id());
        var key = UUID.randomUUID().toString();

        var first = attach("preparer", form, ROW, "a.pdf", bytes, key);
        var again = attach("preparer", form, ROW, "a.pdf", bytes, key);
        var other = attach(form, ProjectForm.row(1), "b.pdf", bytes);
        var twice = attach(form, ROW, "c.pdf", bytes);

        assertThat(again.sequence()).isEqualTo(first.sequence());
        assertThat(other.status()).isEqualTo(200);
        assertThat(kept(bytes)).isEqualTo(1);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("evidence-already-there");
        var list = PRODUCT.get("auditor", form.path() + "/evidence").json();
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.at("/0/elsewhere/0/row").asString()).isEqualTo(ProjectForm.row(1));
    }

    @Test
    void anotherUnitsUseOfAFileIsCountedAndNotNamed() {
        var form = form("proof-shared");
        var bytes = Samples.pdf("共用 " + form.id());
        form.accepted(attach(form, ROW, "a.pdf", bytes), 200);
        var opened = PRODUCT.post("women", "/api/v1/evaluations", -1, """
                {"unit": "women", "cycle": "2022", "template": {"id": "project-standard"}, "stage": "RESULTS",
                 "project": {"code": "proof-shared", "name": "另一单位"}}""");
        var theirs = ProjectForm.opened(PRODUCT, opened);
        var answer = attach(
                "women", theirs, "total", "theirs.pdf", bytes, UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);

        var mine = PRODUCT.get("preparer", form.path() + "/evidence").json().path(0);
        assertThat(mine.path("elsewhere").size()).isZero();
        assertThat(mine.path("hidden").asInt()).isEqualTo(1);
        assertThat(mine.toString()).doesNotContain("theirs.pdf", "women");
        var all = PRODUCT.get("auditor", form.path() + "/evidence").json().path(0);
        assertThat(all.at("/elsewhere/0/evaluation").asString()).isEqualTo(theirs.id());
        assertThat(all.path("hidden").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, <html><script>alert(1)</script>, file-kind-refused",
        "a.svg, <svg/>, file-kind-refused",
        "a.exe, %PDF-1.4, file-ending",
        "a.pdf, '', file-empty",
        "'', %PDF-1.4, file-ending"
    })
    void whatIsNotTakenIsRefusedAndNothingOfItKept(String name, String content, String code) {
        var form = form("proof-" + Math.abs((name + content).hashCode()));
        var before =
                jdbc.sql("select count(*) from evidence_blob").query(Long.class).single();

        var refused = attach(form, ROW, name, content.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        if (!name.isEmpty()) {
            assertThat(refused.code()).isEqualTo(code);
        }
        assertThat(jdbc.sql("select count(*) from evidence_blob")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(PRODUCT.get("auditor", form.path()).sequence()).isEqualTo(form.sequence());
    }

    @Test
    void anActThatIsRefusedKeepsNoBytes() {
        var form = form("proof-refused");
        var bytes = Samples.pdf("没有这一行 " + form.id());

        assertThat(attach(form, "indicator-none", "a.pdf", bytes).code()).isEqualTo("no-such-row");
        assertThat(attach("approver", form, ROW, "a.pdf", bytes, "k").status()).isEqualTo(403);
        assertThat(kept(bytes)).isZero();
        // The control: with a row that there is, they are kept.
        assertThat(attach(form, ROW, "a.pdf", bytes).status()).isEqualTo(200);
        assertThat(kept(bytes)).isEqualTo(1);
    }

    @Test
    void moreThanFiftyMegabytesAreTooLargeInWords() {
        var form = form("proof-large");
        var refused = attach(form, ROW, "a.pdf", new byte[(50 << 20) + 1]);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("file-too-large");
        assertThat(refused.json().path("detail").asString()).contains("50 MB");
    }

    @Test
    void aByteChangedInTheDatabaseIsNotHandedOut(CapturedOutput output) throws Exception {
        var form = form("proof-damaged");
        var bytes = Samples.pdf("改一个字节 " + form.id());
        var id = idOf(form.accepted(attach(form, ROW, "a.pdf", bytes), 200));
        assertThat(download("auditor", form, id).statusCode()).as("control").isEqualTo(200);

        Product.running()
                .tamper(
                        "public.evidence_blob",
                        "update public.evidence_blob set bytes = set_byte(bytes, 12, get_byte(bytes, 12) # 1)"
                                + " where bytes = ?",
                        bytes);

        var refused = download("auditor", form, id);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("evidence-damaged");
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(output.getAll()).contains("ALARM: " + id);
    }
}
