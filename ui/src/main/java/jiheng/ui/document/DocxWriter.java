package jiheng.ui.document;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.stereotype.Component;

/** A text document in the official layout: one table over its pages, its headings repeated on each. */
@Component
class DocxWriter implements DocumentWriter {
    @Override
    public String format() {
        return "docx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }

    @Override
    public void write(FormDocument document, OutputStream out) throws IOException {
        try (var file = new XWPFDocument()) {
            var page = new DocxPage(file, document);
            page.setUp();
            DocxText.line(file.createParagraph(), document.title(), DocxText.TITLE, ParagraphAlignment.CENTER);
            DocxText.line(file.createParagraph(), document.heading(), DocxText.SUBTITLE, ParagraphAlignment.CENTER);
            new DocxTable(file, document, page.width()).draw();
            for (var signature : document.signatures()) {
                DocxText.line(
                        file.createParagraph(),
                        signature.step() + "：" + signature.name() + "  " + signature.time(),
                        DocxText.SMALL,
                        ParagraphAlignment.LEFT);
            }
            Described.by(document, file);
            file.write(out);
        }
    }
}
