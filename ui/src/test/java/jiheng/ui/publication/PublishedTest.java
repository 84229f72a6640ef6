package jiheng.ui.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import jiheng.ui.Product;
import jiheng.ui.api.ProjectForm;
import jiheng.ui.audit.Signing;
import jiheng.ui.document.Formats;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What everybody may read, over HTTP and without signing in. */
class PublishedTest {
    private static final String PHONE = "13987654321";
    private static final String PERSON = "欧阳知微";
    private static final String HIDDEN = """
            {"redactions": [{"cell": "narratives/results/text", "text": "%s"},
                            {"cell": "narratives/results/text", "text": "%s"},
                            {"cell": "header/form/contact"}]}""".formatted(PHONE, PERSON);

    private final Product product = Product.running();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void onlyWhatIsPublishedIsReadWithoutSigningIn() throws Exception {
        var form = settled("public-only");
        var absent = get("/public/evaluation-2022-nobody-department");
        for (var before : List.of("", ".json", "/1", "/1.json", "/documents/xlsx", "/1/documents/docx")) {
            assertThat(get("/public/" + form.id() + before).statusCode()).isEqualTo(404);
        }
        assertThat(text(get("/public/" + form.id()))).isEqualTo(text(absent));
        form.act("finance", "prepare-disclosure", HIDDEN);
        assertThat(get("/public/" + form.id()).statusCode()).isEqualTo(404);
        assertThat(text(get("/public"))).doesNotContain(form.id());

        var signing = product.context().getBean(Signing.class);
        HttpResponse<byte[]> unsigned;
        synchronized (signing) {
            form.act("finance2", "publish", "");
            unsigned = get("/public/" + form.id());
        }
        signing.now();

        assertThat(text(unsigned)).contains("检查点：尚无");
        var signed = get("/public/" + form.id());
        assertThat(text(signed)).contains("检查点：日志名称").doesNotContain("检查点：尚无");
        assertThat(signed.headers().firstValue("ETag"))
                .isNotEqualTo(unsigned.headers().firstValue("ETag"));
        assertThat(document(form, "pdf")).contains("检查点：日志名称");
        assertThat(product.get("auditor", form.path()).json().path("state").asString(""))
                .isEqualTo("PUBLISHED");
        assertThat(text(get("/public"))).contains(form.id());
        for (var after : List.of("", ".json", "/1", "/1.json", "/documents/xlsx", "/1/documents/docx")) {
            var answer = get("/public/" + form.id() + after);
            assertThat(answer.statusCode()).as(after).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            var tag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(client.send(
                                    HttpRequest.newBuilder(product.at("/public/" + form.id() + after))
                                            .header("If-None-Match", tag)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(304);
        }
        assertThat(get("/public/" + form.id() + "/2").statusCode()).isEqualTo(404);
        assertThat(get(form.path()).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsBlackedOutIsNowhere() throws Exception {
        var open = settled("public-open");
        open.act("finance", "prepare-disclosure", "{\"redactions\": []}");
        open.act("finance2", "publish", "");
        var hidden = settled("public-hidden");
        hidden.act("finance", "prepare-disclosure", HIDDEN);
        hidden.act("finance2", "publish", "");
        var secret = List.of(PHONE, PERSON, "李晓晨", "陈立群", "沈明哲", "顾若溪");
        var settledDigest = product.get("auditor", hidden.path() + "?asOf=settled")
                .json()
                .path("digest")
                .asString("");

        for (var format : product.context().getBean(Formats.class).names()) {
            assertThat(document(hidden, format))
                    .as(format)
                    .doesNotContain(secret)
                    .doesNotContain(settledDigest);
            // The control: without the redaction the same search finds it.
            assertThat(document(open, format)).as(format).contains(PHONE);
        }
        for (var view : List.of("", ".json", "?lang=en")) {
            var shown = text(get("/public/" + hidden.id() + view));
            assertThat(shown)
                    .doesNotContain(secret)
                    .doesNotContain(settledDigest)
                    .contains("█████");
            assertThat(text(get("/public/" + open.id() + view))).contains(PHONE);
        }
        assertThat(text(get("/public"))).doesNotContain(secret);
    }

    @Test
    void theDataSayWhatTheyAre() throws Exception {
        var form = settled("public-data");
        form.act("finance", "prepare-disclosure", "{\"redactions\": []}");
        form.act("finance2", "publish", "");
        var read =
                product.send(product.request("/public/" + form.id() + ".json")).json();
        var settled = product.get("auditor", form.path() + "?asOf=settled").json();

        assertThat(read.path("publication").asInt()).isEqualTo(1);
        assertThat(read.path("version").asInt()).isEqualTo(1);
        assertThat(read.path("superseded").asBoolean(true)).isFalse();
        assertThat(read.path("digest").asString("")).matches("[0-9a-f]{64}");
        assertThat(read.path("settledDigest").asString(""))
                .isEqualTo(settled.path("digest").asString("?"));
        assertThat(read.path("total").decimalValue())
                .isEqualByComparingTo(settled.path("total").decimalValue());
        assertThat(read.at("/cells/narratives~1results~1text/text").asString(""))
                .contains(PHONE);
    }

    @Test
    void aCorrectionAndTheNextPublicationMarkTheCopyAsSuperseded() throws Exception {
        var form = settled("public-twice");
        form.act("finance", "prepare-disclosure", HIDDEN);
        form.act("finance2", "publish", "");
        product.context().getBean(Signing.class).now();
        var tag = get("/public/" + form.id()).headers().firstValue("ETag").orElseThrow();
        form.act("preparer", "request-correction", "{\"reasonCode\": \"figure-wrong\", \"reason\": \"漏计\"}");
        assertThat(superseded(form, "")).isFalse();

        form.act("finance", "grant-correction", "{}");

        assertThat(superseded(form, "")).isTrue();
        var page = get("/public/" + form.id());
        assertThat(text(page)).contains("已被取代").contains("█████");
        assertThat(page.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        form.act("preparer", "abandon-correction", "{\"reason\": \"无须更正\"}");
        assertThat(superseded(form, "")).isFalse();

        form.act("finance2", "prepare-disclosure", HIDDEN);
        form.act("finance", "publish", "");
        assertThat(superseded(form, "/1")).isTrue();
        assertThat(superseded(form, "/2")).isFalse();
        assertThat(superseded(form, "")).isFalse();

        form.act("finance", "withdraw-publication", "{\"publication\": 1, \"reason\": \"漏隐\"}");
        var gone = get("/public/" + form.id() + "/1");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(text(gone)).contains("已于").doesNotContain("漏隐");
        assertThat(get("/public/" + form.id() + "/1/documents/xlsx").statusCode())
                .isEqualTo(404);
        assertThat(get("/public/" + form.id() + "/2").statusCode()).isEqualTo(200);
    }

    private String document(ProjectForm form, String format) throws Exception {
        var answer = get("/public/" + form.id() + "/documents/" + format);
        assertThat(answer.statusCode()).as(format).isEqualTo(200);
        var all = unpacked(answer.body());
        if (format.equals("pdf")) {
            try (var pdf = Loader.loadPDF(answer.body())) {
                all += new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
            }
        }
        return all;
    }

    private boolean superseded(ProjectForm form, String number) {
        return product.send(product.request("/public/" + form.id() + number + ".json"))
                .json()
                .path("superseded")
                .asBoolean();
    }

    private ProjectForm settled(String code) {
        var form = ProjectForm.open(product, code).lockedTargets().results();
        form.fill(
                "preparer", Map.of("narratives/results/text", "均已完成，联系人" + PERSON + "，电话" + PHONE + "、" + PHONE + "。"));
        form.act("preparer", "submit", "");
        form.approvedBy("approver", "supervisor");
        form.act("finance", "settle", "{\"opinion\": \"同意\"}");
        return form;
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(product.at(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The bytes as they stand, and of a package of files each part unpacked, packages within packages too. */
    private static String unpacked(byte[] file) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(file);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.write(entry.getName().getBytes(StandardCharsets.UTF_8));
                all.write(zip.readAllBytes());
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
