package jiheng.ui.importing.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jiheng.ui.importing.Families;
import jiheng.ui.importing.OfficialForm;
import jiheng.ui.importing.PlacedForm;
import jiheng.ui.importing.WorkbookRefused;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Reads a published PDF: the boxes that its lines make are the cells, those that a page's end cut in two are joined, and
 * the whole is read as a sheet would be. In memory only: no picture is unpacked, nothing is fetched, no script is run.
 */
public final class OfficialPdf {
    static final int MAX_PAGES = 100;
    private static final long MOST_MARKS = 1_000_000;
    private static final int FEW = 20;

    private OfficialPdf() {}

    /** @throws WorkbookRefused if the file as a whole can't be read as such a form */
    public static OfficialForm read(String fileName, byte[] bytes, Families families) {
        PdfGuard.check(bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            return read(fileName, bytes, pdf, families);
        } catch (WorkbookRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw PdfGuard.broken();
        }
    }

    private static OfficialForm read(String fileName, byte[] bytes, PDDocument pdf, Families families)
            throws IOException {
        if (pdf.getNumberOfPages() > MAX_PAGES) {
            throw WorkbookRefused.file(
                    "too-many-pages",
                    "PDF 超过 " + MAX_PAGES + " 页，不像一份自评表。请只保留自评表的页面后再导入。",
                    "The PDF has more than " + MAX_PAGES
                            + " pages, too many for a self-evaluation form. Keep the form's pages only, then import again.");
        }
        var budget = new PdfBudget(MOST_MARKS);
        var pages = new ArrayList<PdfMarks>();
        for (var page : pdf.getPages()) {
            pages.add(new PdfMarks(page, budget));
        }
        checkText(pages);
        var information = pdf.getDocumentInformation();
        var rows = new PdfRows(pages, List.of("" + information.getTitle(), "" + information.getSubject()));
        var boxes = rows.boxes();
        if (boxes.isEmpty()) {
            throw WorkbookRefused.file(
                    "pdf-no-table",
                    "PDF 里没有带边框的表格，分不清各列。请把内容另存为 .txt，各列之间用制表符分开后再导入。",
                    "The PDF has no table with ruled lines, so its columns cannot be told apart. Save its content as .txt with tabs between the columns, then import that.");
        }
        return PlacedForm.read(fileName, bytes, boxes, rows.notices(), families)
                .orElseThrow(
                        () -> WorkbookRefused.file(
                                "not-the-official-layout",
                                "这不是官方格式的自评表：PDF 里没有找到资金情况表和年度绩效指标表的表头。请核对文件和表样。",
                                "This is not a self-evaluation form in the official layout: the PDF has no heads of both the fund table and the indicator table. Check the file and the template."));
    }

    private static void checkText(List<PdfMarks> pages) {
        int glyphs = pages.stream().mapToInt(page -> page.glyphs().size()).sum();
        int unreadable = pages.stream().mapToInt(PdfMarks::unreadable).sum();
        if (glyphs < FEW && unreadable < FEW && pages.stream().anyMatch(PdfMarks::hasPictures)) {
            throw WorkbookRefused.file(
                    "pdf-pictures-only",
                    "PDF 是扫描件或图片，没有可读的文字。请索取由 Word、Excel 或 WPS 导出的 PDF，或改用 .xlsx 导入。",
                    "The PDF is a scan or pictures without text. Ask for one that was saved from Word, Excel or WPS, or import the .xlsx.");
        }
        if (glyphs < FEW || unreadable * 20 > glyphs) {
            throw WorkbookRefused.file(
                    "pdf-no-text",
                    "PDF 里没有可读的文字，或字体没有写明文字编码。请用 WPS 或浏览器打开，“打印为 PDF”后再导入，或改用 .xlsx 导入。",
                    "The PDF holds no readable text, or its fonts do not say which letters they show. Open it in WPS or a browser and print it to a PDF, or import the .xlsx.");
        }
    }
}
