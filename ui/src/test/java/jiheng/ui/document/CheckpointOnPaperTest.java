package jiheng.ui.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.TlogProof;
import jiheng.ui.Product;
import jiheng.ui.api.ProjectForm;
import jiheng.ui.audit.Signing;
import jiheng.ui.page.Person;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

/** Exported documents say, in letters, under which signed head of the log they stand. */
class CheckpointOnPaperTest {
    private static final Product PRODUCT = Product.running();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CENTRE = "evaluation-2022-centre-department";
    private static final String NONE = "检查点：尚无";

    private final Signing signing = PRODUCT.context().getBean(Signing.class);
    private final Person auditor = new Person(PRODUCT, "auditor");

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "docx", "pdf", "ofd"})
    void aSettledFormNamesTheFirstHeadThatCoversItsLastEvent(String format) throws Exception {
        signing.now();
        var path = "/api/v1/evaluations/" + CENTRE;
        var settled = PRODUCT.get("auditor", path)
                .json()
                .path("settlement")
                .path("sequence")
                .asLong();
        var words = text(format, path + "/documents/" + format + "?asOf=settled");

        assertThat(words).contains(expected(CENTRE, settled)).doesNotContain(NONE);
        var page = auditor.get("/evaluations/" + CENTRE + "/proof?seq=" + settled);
        assertThat(page.body().replace("&#43;", "+").replaceAll("\\s", "")).contains(expected(CENTRE, settled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "docx", "pdf", "ofd"})
    void whatIsNotSignedYetIsSaidToBeSo(String format) throws Exception {
        ProjectForm form;
        var documents = "/documents/" + format;
        synchronized (signing) {
            form = ProjectForm.open(PRODUCT, "unsigned-" + format);
            assertThat(text(format, form.path() + documents)).contains(NONE).doesNotContain("检查点树根");
        }
        signing.now();

        var id = form.path().replaceAll(".*/", "");
        var last = PRODUCT.get("auditor", form.path()).sequence();
        assertThat(text(format, form.path() + documents))
                .contains(expected(id, last))
                .doesNotContain(NONE);
    }

    @Test
    void theCodeOfADocumentLeadsToAPageThatRepeatsItsFootAndRefusesOtherSteps() {
        var at = "/evaluations/" + CENTRE + "/proof?seq=";
        var then = PRODUCT.get("auditor", "/api/v1/evaluations/" + CENTRE + "?asOf=5")
                .json()
                .path("digest")
                .asString("?");

        assertThat(auditor.get(at + 5).body()).contains(then, "纸面与文件的核对", "replay?seq=5", "receipts/5");
        assertThat(auditor.get("/evaluations/" + CENTRE + "/proof").body()).doesNotContain("纸面与文件的核对");
        assertThat(auditor.get(at + 99999).status()).isEqualTo(404);
        assertThat(auditor.get(at + "yesterday").status()).isEqualTo(422);
    }

    /** By another way than the product's: the leaf from the receipt, the head from a look at all of them. */
    private String expected(String form, long sequence) {
        var receipt = auditor.get("/evaluations/" + form + "/receipts/" + sequence + ".tlog-proof");
        var index = TlogProof.parse(receipt.body().getBytes(UTF_8)).index();
        var head = PRODUCT.context().getBean(LogReader.class).heads(Algorithm.SHA256).stream()
                .filter(one -> one.size() > index)
                .min(Comparator.comparingLong(LogReader.SignedHead::size))
                .orElseThrow()
                .checkpoint();
        return "检查点：日志名称" + head.origin() + "，记录数" + head.size() + "，检查点树根" + Strict.base64(head.root()) + "，截至20";
    }

    /** All words of a document, without the spaces and line ends between them. */
    private static String text(String format, String path) throws Exception {
        var request = PRODUCT.request(path).header("Authorization", Product.basic("auditor", Product.PASSWORD));
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return words(format, answer.body()).replaceAll("\\s", "");
    }

    private static String words(String format, byte[] bytes) throws Exception {
        try (var in = new ByteArrayInputStream(bytes)) {
            return switch (format) {
                case "xlsx" -> workbook(new XSSFWorkbook(in));
                case "docx" ->
                    new XWPFDocument(in)
                            .getFooterList().stream()
                                    .map(footer -> footer.getText())
                                    .collect(Collectors.joining());
                case "pdf" -> {
                    try (var pdf = Loader.loadPDF(bytes)) {
                        yield new PDFTextStripper().getText(pdf);
                    }
                }
                default -> {
                    try (var reader = new OFDReader(in)) {
                        yield String.join("", new ContentExtractor(reader).extractAll());
                    }
                }
            };
        }
    }

    private static String workbook(XSSFWorkbook workbook) {
        var formatter = new DataFormatter();
        var text = new StringBuilder();
        workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> text.append(formatter.formatCellValue(cell))));
        return text.toString();
    }
}
