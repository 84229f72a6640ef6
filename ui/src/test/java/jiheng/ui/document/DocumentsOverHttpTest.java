package jiheng.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jiheng.ui.Product;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSimpleShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents as people and programs get them from the running product: which version, for whom, stamped with what. */
class DocumentsOverHttpTest {
    private static final String SETTLED = "/api/v1/evaluations/evaluation-2022-centre-department";
    private static final String DRAFT = "/api/v1/evaluations/evaluation-2022-union-project-skills";

    private final Product product = Product.running();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "docx"})
    void aSettledFormIsStampedAsSettledAndHasNoWatermark(String format) {
        var answer = get("auditor", SETTLED + "/documents/" + format + "?asOf=settled");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(name(answer)).isEqualTo("2022年 临江区职工服务中心 部门整体自评表 审定稿." + format);
        var text = text(format, answer.body());
        assertThat(text)
                .contains("审定稿", "临江区职工服务中心", "548.74", "134.74%", "94.53", "优")
                .contains(json(SETTLED).path("settlement").path("digest").asString(""))
                .doesNotContain("草");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "docx"})
    void aVersionIsAsItWasSubmitted(String format) {
        var submitted = json(SETTLED + "/submissions/1").path("submission");

        var answer = get("auditor", SETTLED + "/documents/" + format + "?asOf=v1");

        assertThat(name(answer)).contains("第 1 版送审稿");
        assertThat(text(format, answer.body()))
                .contains("第 1 版送审稿", submitted.path("digest").asString("?"))
                .doesNotContain("草");
    }

    @ParameterizedTest
    @CsvSource({"xlsx,[草稿]", "docx,'string=\"草稿\"'"})
    void aDraftAndAnOldEventCarryAWatermark(String format, String watermark) {
        var now = get("preparer", DRAFT + "/documents/" + format);
        var then = get("auditor", SETTLED + "/documents/" + format + "?asOf=5");

        assertThat(name(now)).contains("职工技能提升项目", "当前草稿");
        assertThat(text(format, now.body())).contains(watermark, "当前草稿");
        assertThat(name(then)).contains("第 5 步的草稿");
        assertThat(text(format, then.body())).contains(watermark, "第 5 步的草稿", "seq=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "docx"})
    void theCodeLeadsToThePageWhereItCanBeChecked(String format) throws Exception {
        var answer = get("auditor", SETTLED + "/documents/" + format + "?asOf=settled");

        var picture = pictures(format, answer.body()).get(0);
        var address = decoded(picture);
        assertThat(address)
                .isEqualTo(product.at("/evaluations/evaluation-2022-centre-department/proof?seq="
                                + json(SETTLED)
                                        .path("settlement")
                                        .path("sequence")
                                        .asLong())
                        .toString());
        var there = json(SETTLED + "?asOf=" + address.replaceAll(".*seq=", ""));
        assertThat(text(format, answer.body())).contains(there.path("digest").asString("?"));
    }

    @ParameterizedTest
    @CsvSource({
        "women,/documents/xlsx,403,not-yours-to-read",
        "women,/documents/docx?asOf=settled,403,not-yours-to-read",
        "women,/documents/xlsx?asOf=nothing,403,not-yours-to-read",
        "auditor,/documents/exe,404,no-such-format",
        "auditor,/documents/xlsx?asOf=v9,404,no-such-version",
        "auditor,/documents/xlsx?asOf=99999,404,no-such-moment",
        "auditor,/documents/xlsx?asOf=yesterday,422,not-a-moment",
    })
    void whatIsNotToBeHadIsRefusedInWords(String account, String path, int status, String code) {
        var refused = product.get(account, SETTLED + path);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.header("Content-Disposition")).isEmpty();
    }

    @Test
    void nobodyGetsADocumentWithoutSigningIn() {
        assertThat(product.send(product.request(SETTLED + "/documents/xlsx")).status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownFormIsAbsent() {
        assertThat(product.get("auditor", "/api/v1/evaluations/evaluation-2022-nobody-department/documents/xlsx")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSettledFormImportedAgainIsTheSameForm() {
        var workbook = get("auditor", SETTLED + "/documents/xlsx?asOf=settled").body();
        var original = json(SETTLED + "?asOf=settled");

        var imported = Stream.of("union", "school", "archives", "care", "women")
                .map(unit -> upload("finance", workbook, unit))
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .map(answer -> JsonMapper.builder().build().readTree(answer.body()))
                .orElseThrow();

        assertThat(imported.path("notices").valueStream().map(notice -> notice.path("code")
                        .asString("")))
                .containsOnly("other-unit-name");
        var form = imported.path("evaluation");
        for (var part : List.of("header", "funds", "narratives", "indicators", "total", "ruleTotal", "grade")) {
            assertThat(form.path(part)).as(part).isEqualTo(original.path(part));
        }
        assertThat(original.path("indicators").size()).isEqualTo(20);
    }

    private HttpResponse<byte[]> upload(String account, byte[] workbook, String unit) {
        var boundary = "a-boundary-of-this-test";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"form.xlsx\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        return send(product.request("/api/v1/evaluations/import?dryRun=true&cycle=2022&unit=" + unit)
                .header("Authorization", Product.basic(account, Product.PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(workbook),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    private JsonNode json(String path) {
        return product.get("auditor", path).json();
    }

    private HttpResponse<byte[]> get(String account, String path) {
        return send(product.request(path).header("Authorization", Product.basic(account, Product.PASSWORD)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String name(HttpResponse<byte[]> answer) {
        var disposition = answer.headers().firstValue("Content-Disposition").orElse("");
        assertThat(disposition).startsWith("attachment; filename=\"evaluation-").contains("filename*=UTF-8''");
        return URLDecoder.decode(disposition.replaceAll(".*UTF-8''", ""), StandardCharsets.UTF_8);
    }

    /** All that the file says, on its pages and around them. */
    private static String text(String format, byte[] bytes) {
        try (var in = new ByteArrayInputStream(bytes)) {
            return format.equals("xlsx") ? workbook(new XSSFWorkbook(in)) : parts(new XWPFDocument(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String workbook(XSSFWorkbook workbook) {
        var sheet = workbook.getSheetAt(0);
        var formatter = new DataFormatter();
        var text = new StringBuilder(sheet.getFooter().getLeft());
        for (var shape : sheet.getDrawingPatriarch()) {
            if (shape instanceof XSSFSimpleShape box) {
                text.append('[').append(box.getText()).append(']');
            }
        }
        sheet.forEach(row -> row.forEach(cell -> text.append('\n').append(formatter.formatCellValue(cell))));
        return text.toString();
    }

    /** With the XML of the headers: a watermark is a drawing, not a text. */
    private static String parts(XWPFDocument document) {
        return Stream.concat(document.getHeaderList().stream(), document.getFooterList().stream())
                .map(part -> part._getHdrFtr().xmlText())
                .collect(Collectors.joining("\n", document.getDocument().xmlText(), ""));
    }

    private static List<byte[]> pictures(String format, byte[] bytes) throws IOException {
        try (var in = new ByteArrayInputStream(bytes)) {
            return format.equals("xlsx")
                    ? new XSSFWorkbook(in)
                            .getAllPictures().stream()
                                    .map(picture -> picture.getData())
                                    .toList()
                    : new XWPFDocument(in)
                            .getFooterList().stream()
                                    .flatMap(footer -> footer.getAllPictures().stream())
                                    .map(picture -> picture.getData())
                                    .toList();
        }
    }

    private static String decoded(byte[] png) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (NotFoundException none) {
            throw new AssertionError("no QR code in the picture", none);
        }
    }
}
