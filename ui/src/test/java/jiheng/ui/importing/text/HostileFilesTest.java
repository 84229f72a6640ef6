package jiheng.ui.importing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.ui.Product;
import jiheng.ui.document.Written;
import jiheng.ui.importing.SampleWorkbook;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that mean harm, or are none of ours, over real HTTP: each is answered 4xx in both languages, and leaves nothing. */
class HostileFilesTest {
    private static final Product PRODUCT = Product.running();
    private static final long SECONDS = 10;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Map<String, Integer> counted = new TreeMap<>();

    @Test
    void each_is_refused_soon_in_both_languages_and_leaves_nothing() throws IOException {
        var before = stored();

        workbooks();
        pdfs();
        texts();
        others();

        assertThat(stored()).isEqualTo(before);
        System.out.println("hostile files refused: " + counted);
        assertThat(counted.values().stream().mapToInt(count -> count).sum()).isGreaterThan(60);
    }

    /** The control: a file of each kind that is accepted. */
    @Test
    void a_plain_file_of_each_kind_is_taken() {
        assertThat(post("a.xlsx", SampleWorkbook.asPrinted(), "zh").status()).isEqualTo(200);
        assertThat(post("a.pdf", pdf(), "zh").status()).isEqualTo(200);
        assertThat(post("a.txt", text().getBytes(StandardCharsets.UTF_8), "zh").status())
                .isEqualTo(200);
        assertThat(post("名字不对.xlsx", pdf(), "zh").status()).isEqualTo(200);
    }

    private void workbooks() throws IOException {
        var whole = SampleWorkbook.asPrinted();
        for (int length = 0; length < whole.length; length += 1024) {
            refused("cut.xlsx", Arrays.copyOf(whole, length));
        }
        refused("empty-rows.xlsx", part(SHEET, rows(1_000_000, "<row r=\"%d\"/>")));
        refused("full-rows.xlsx", part(SHEET, rows(200_000, "<row r=\"%d\"><c><v>1</v></c></row>")));
        refused("bomb.xlsx", part("xl/sharedStrings.xml", "<a>" + " ".repeat(80 << 20) + "</a>"));
        refused(
                "xxe.xlsx",
                part(SHEET, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><worksheet>&b;</worksheet>"));
        refused(
                "laughs.xlsx",
                part(
                        SHEET,
                        "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(1000) + "\"><!ENTITY d \"" + "&b;".repeat(1000)
                                + "\">]><worksheet>&d;</worksheet>"));
        refused(
                "formulas.xlsx",
                part(
                        SHEET,
                        rows(
                                1,
                                "<row r=\"%d\"><c t=\"str\"><f>WEBSERVICE(\"http://127.0.0.1:1/\")</f><v>x</v></c></row>")));
        refused("macro.xlsm", parts(all -> all.put("xl/vbaProject.bin", new byte[100])));
        refused(
                "merged.xlsx",
                part(
                        SHEET,
                        rows(1, "<row r=\"%d\"><c t=\"str\"><v>x</v></c></row>")
                                .replace(
                                        "</sheetData>",
                                        "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")));
        refused("deep.xlsx", part(SHEET, "<a>".repeat(100_000)));
        refused("traversal.xlsx", parts(all -> all.put("../../../tmp/jiheng-traversal", new byte[10])));
        refused("nested.xlsx", zip(Map.of("a.zip", zip(Map.of("b.zip", whole)))));
        refused("many.xlsx", zip(many(3_000)));
        refused(
                "a.docx",
                parts(all -> all.put(
                        "[Content_Types].xml",
                        "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                                .getBytes(StandardCharsets.UTF_8))));
    }

    private void pdfs() throws IOException {
        var whole = pdf();
        for (int length = 1024; length < whole.length; length += Math.max(1024, whole.length / 24 / 1024 * 1024)) {
            refused("cut.pdf", Arrays.copyOf(whole, length));
        }
        refused("locked.pdf", locked("open-me"));
        refused("no-copying.pdf", locked(""));
        refused("scan.pdf", made(pdf -> {
            try (var page = new PDPageContentStream(pdf, page(pdf))) {
                var scan = new java.awt.image.BufferedImage(20, 20, java.awt.image.BufferedImage.TYPE_INT_RGB);
                page.drawImage(LosslessFactory.createFromImage(pdf, scan), 10, 10);
            }
        }));
        refused("blank.pdf", made(HostileFilesTest::page));
        refused("many-pages.pdf", made(pdf -> {
            for (int i = 0; i <= OfficialPdf.MAX_PAGES; i++) {
                page(pdf);
            }
        }));
        refused("bomb.pdf", drawing(" ".repeat(80 << 20)));
        refused("lines.pdf", drawing("0 0 m 9 9 l S\n".repeat(1_200_000)));
        refused("forms.pdf", made(HostileFilesTest::formsInForms));
        refused(
                "script.pdf",
                ("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF")
                        .getBytes(StandardCharsets.UTF_8));
        refused(
                "columns.pdf",
                ("%PDF-1.7\n1 0 obj<</Length 3/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>>>stream\nabc\nendstream\nendobj\n%%EOF")
                        .getBytes(StandardCharsets.UTF_8));
        refused(
                "twice.pdf",
                ("%PDF-1.7\n1 0 obj<</Length 3/Filter[/FlateDecode/FlateDecode]>>stream\nabc\nendstream\nendobj\n%%EOF")
                        .getBytes(StandardCharsets.UTF_8));
        refused("letter.pdf", made(pdf -> {
            try (var page = new PDPageContentStream(pdf, page(pdf))) {
                page.beginText();
                page.setFont(
                        new org.apache.pdfbox.pdmodel.font.PDType1Font(
                                org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName.HELVETICA),
                        12);
                page.newLineAtOffset(50, 700);
                page.showText("A letter with no table in it whatsoever.");
                page.endText();
            }
        }));
    }

    private void texts() {
        refused("huge.txt", "字".repeat(3 << 20).getBytes(StandardCharsets.UTF_8));
        refused("line.txt", "a\t".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        refused("lines.txt", "\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        refused("binary.txt", new byte[4096]);
        var whole = text().getBytes(StandardCharsets.UTF_8);
        refused("cut.txt", Arrays.copyOf(whole, whole.length / 4));
    }

    private void others() throws IOException {
        for (var name : Set.of("a.xlsx", "a.xls", "a.pdf", "a.txt", "a.docx", "a.zip", "a.exe", "../../a.xlsx", "")) {
            refused(name, new byte[0]);
        }
        refused("a.exe", "MZ\0\0".getBytes(StandardCharsets.UTF_8));
        refused("a.zip", zip(Map.of("a.xlsx", SampleWorkbook.asPrinted())));
        refused("a.html", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        refused("../../etc/passwd.xlsx", "root".getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String name, byte[] content) {
        var languages = name.startsWith("cut.") ? new String[] {"zh"} : new String[] {"zh", "en"};
        for (var language : languages) {
            long begun = System.nanoTime();
            var answer = post(name, content, language);
            assertThat(answer.status())
                    .as(name + " " + content.length + " " + answer)
                    .isBetween(400, 499);
            assertThat(System.nanoTime() - begun).as(name).isLessThan(SECONDS * 1_000_000_000L);
            var words = answer.json().path("detail").asString("");
            assertThat(words).as(name).doesNotContain("Exception").doesNotContain("jiheng");
            assertThat(words.codePoints().anyMatch(Character::isIdeographic))
                    .as(name + ": " + words)
                    .isEqualTo(language.equals("zh"));
        }
        counted.merge(name.substring(name.lastIndexOf('.') + 1), 1, Integer::sum);
    }

    private static Product.Answer post(String name, byte[] content, String language) {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\nunion\r\n--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"cycle\"\r\n\r\n2022\r\n--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\ntrue\r\n--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return PRODUCT.send(PRODUCT.request("/api/v1/evaluations/import")
                .header("Authorization", Product.basic("preparer", Product.PASSWORD))
                .header("Accept-Language", language.equals("zh") ? "zh-CN" : "en")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String stored() {
        return PRODUCT.context()
                .getBean(JdbcClient.class)
                .sql("select (select count(*) from event) || ' ' || (select count(*) from import_mapping) || ' '"
                        + " || (select count(*) from import_file)")
                .query(String.class)
                .single();
    }

    private static byte[] pdf() {
        return Written.as("pdf", new TemplateVersion("department-2022", 1), Content.EMPTY);
    }

    private static String text() {
        return new Published(1).text();
    }

    private static String rows(int many, String row) {
        var rows = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int i = 1; i <= many; i++) {
            rows.append(row.replace("%d", "" + i));
        }
        return rows.append("</sheetData></worksheet>").toString();
    }

    private static byte[] part(String name, String content) throws IOException {
        return parts(all -> all.put(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] parts(Consumer<Map<String, byte[]>> change) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(SampleWorkbook.asPrinted()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        change.accept(parts);
        return zip(parts);
    }

    private static Map<String, byte[]> many(int count) {
        var all = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            all.put("xl/" + i + ".xml", new byte[0]);
        }
        return all;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private interface Drawing {
        void on(PDDocument pdf) throws IOException;
    }

    private static PDPage page(PDDocument pdf) {
        var page = new PDPage();
        pdf.addPage(page);
        return page;
    }

    private static byte[] made(Drawing drawing) throws IOException {
        try (var pdf = new PDDocument()) {
            drawing.on(pdf);
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] drawing(String operators) throws IOException {
        return made(pdf -> stream(pdf, page(pdf), operators));
    }

    private static void stream(PDDocument pdf, PDPage page, String operators) throws IOException {
        var stream = new PDStream(pdf);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(operators.getBytes(StandardCharsets.ISO_8859_1));
        }
        page.setContents(stream);
    }

    /** Each form draws the next one ten times. */
    private static void formsInForms(PDDocument pdf) throws IOException {
        PDFormXObject inner = null;
        for (int depth = 0; depth < 12; depth++) {
            var form = new PDFormXObject(pdf);
            form.setBBox(new org.apache.pdfbox.pdmodel.common.PDRectangle(100, 100));
            var resources = new PDResources();
            form.setResources(resources);
            var operators = new StringBuilder("0 0 m 9 9 l S ");
            if (inner != null) {
                operators.append(("/" + resources.add(inner).getName() + " Do ").repeat(10));
            }
            try (var out = form.getStream().createOutputStream()) {
                out.write(operators.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
            inner = form;
        }
        var page = page(pdf);
        var resources = new PDResources();
        page.setResources(resources);
        stream(pdf, page, "/" + resources.add(inner).getName() + " Do");
    }

    private static byte[] locked(String password) {
        try {
            return made(pdf -> {
                page(pdf);
                var rights = new AccessPermission();
                rights.setCanExtractContent(false);
                var policy = new StandardProtectionPolicy("owner", password, rights);
                policy.setEncryptionKeyLength(128);
                pdf.protect(policy);
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
