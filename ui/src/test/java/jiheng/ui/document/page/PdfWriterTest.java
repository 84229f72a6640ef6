package jiheng.ui.document.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfWriterTest {
    private static final String HOSTILE =
            "<img src=file:///etc/passwd> &amp; </td>]]> \u202Eabc\u0007\uD800 =cmd|' /C calc'!A0 (\\) 镕喆堃𬭎";

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Example> forms() {
        return Stream.of(
                Example.department(),
                Example.department().draft(),
                Example.department().rows(0, "", ""),
                Example.department().everywhere("reason", HOSTILE.repeat(20)).unit(HOSTILE),
                Example.project(),
                Example.sichuan(),
                Example.process(),
                Example.project().upright().draft());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_document_is_an_archive_by_an_independent_judge(Example form) throws Exception {
        assertThat(failures(pdf(form))).isEmpty();
    }

    @Test
    void the_judge_refuses_a_document_that_leaves_out_what_it_says_of_itself() throws Exception {
        try (var pdf = Loader.loadPDF(pdf(Example.department()))) {
            pdf.getDocumentCatalog().setMetadata(null);
            var out = new ByteArrayOutputStream();
            pdf.save(out);

            assertThat(failures(out.toByteArray())).isNotEmpty();
        }
    }

    @Test
    void the_text_is_found_in_the_order_it_is_read_with_every_cell_in_one_piece() throws IOException {
        var form = Example.department().text("narratives/duties/text", "维护职工合法权益。".repeat(60));

        var text = joined(pdf(form));

        assertThat(text).contains("维护职工合法权益。".repeat(60)).contains("一级指标二级指标三级指标目标内容目标值完成值");
        assertThat(text.indexOf("部门整体自评表")).isLessThan(text.indexOf("维护职工")).isNotNegative();
        assertThat(text.indexOf("困难职工走访慰问1")).isLessThan(text.indexOf("困难职工走访慰问18"));
        assertThat(text).contains("困难职工走访慰问3开展走访、座谈与心理疏导，形成台账并按季度通报进展情况。≥95%96.5%5.004.50");
    }

    @Test
    void every_page_says_what_it_is_and_where_to_check_it() throws Exception {
        try (var pdf = Loader.loadPDF(pdf(Example.department().rows(7, "指标", "说明")))) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                assertThat(text(pdf, page))
                        .contains("第 " + page + " 页 / 共 " + pages + " 页")
                        .contains("第 2 版送审稿 · 已送审 · 截至第 120 步（2023-03-01 09:12:33）")
                        .contains(Example.DIGEST)
                        .contains(Example.CHECKPOINT)
                        .contains(Example.AUDIT.toString())
                        .contains(page == 1 ? "（2022年度）" : "部门整体自评表（续）");
                assertThat(code(pdf, page)).isEqualTo(Example.AUDIT.toString());
            }
        }
    }

    @Test
    void only_drafts_carry_a_watermark_and_it_is_on_every_page() throws IOException {
        try (var draft = Loader.loadPDF(pdf(Example.department().draft()));
                var version = Loader.loadPDF(pdf(Example.department()))) {
            assertThat(draft.getNumberOfPages())
                    .isEqualTo(version.getNumberOfPages())
                    .isGreaterThan(1);
            for (int page = 1; page <= draft.getNumberOfPages(); page++) {
                assertThat(text(draft, page).replaceAll("\\s", "")).contains("草稿");
                assertThat(text(version, page).replaceAll("\\s", "")).doesNotContain("草稿");
            }
        }
    }

    @Test
    void hostile_texts_are_printed_as_they_are_and_open_nothing() throws IOException {
        var bytes = pdf(Example.department().everywhere("reason", HOSTILE));

        assertThat(joined(bytes)).contains("<imgsrc=file:///etc/passwd>&amp;</td>]]>abc〓=cmd|'/Ccalc'!A0(\\)镕喆堃𬭎");
        try (var pdf = Loader.loadPDF(bytes)) {
            for (var page : pdf.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void it_has_a_title_a_language_and_an_outline() throws IOException {
        try (var pdf = Loader.loadPDF(pdf(Example.project()))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("2022年 岚江区总工会 工会会员普惠服务 项目支出绩效自评表 第 2 版送审稿");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            var parts = new ArrayList<String>();
            for (var part : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                parts.add(part.getTitle());
                for (var branch : part.children()) {
                    parts.add("- " + branch.getTitle());
                }
            }
            assertThat(parts).contains("年度绩效指标", "- 产出指标", "- 效益指标");
        }
    }

    @Test
    void the_same_version_is_the_same_bytes_also_for_many_at_once() throws Exception {
        var alone = pdf(Example.department());
        var threads = Executors.newFixedThreadPool(4);
        try {
            var same = new ArrayList<Callable<byte[]>>();
            for (int i = 0; i < 12; i++) {
                same.add(() -> pdf(Example.department()));
            }
            for (var written : threads.invokeAll(same)) {
                assertThat(written.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(pdf(Example.department().number("funds/fiscal/budget", "548.75")))
                .isNotEqualTo(alone);
    }

    @Test
    void a_document_carries_only_the_glyphs_it_shows() throws IOException {
        assertThat(pdf(Example.department())).hasSizeLessThan(100_000);
    }

    private static byte[] pdf(Example form) throws IOException {
        var out = new ByteArrayOutputStream();
        new PdfWriter(Example.phrases()).write(form.document(), out);
        return out.toByteArray();
    }

    private static List<String> failures(byte[] pdf) throws Exception {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isPositive();
            return result.getTestAssertions().stream()
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
                    .toList();
        }
    }

    private static String joined(byte[] bytes) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static String code(PDDocument pdf, int page) throws Exception {
        var image = new PDFRenderer(pdf).renderImageWithDPI(page - 1, 200);
        int side = image.getHeight() / 4;
        int top = image.getHeight() - side;
        var pixels = image.getRGB(0, top, side, side, null, 0, side);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }
}
