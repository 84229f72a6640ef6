package jiheng.ui.document.page;

import java.io.IOException;
import jiheng.ui.document.QrCode;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/** Paints one page. PDF counts from the bottom, pages are laid out from the top. */
final class PdfPainter implements AutoCloseable {
    private static final float SHADE = 0.95f;
    private static final float PALE = 0.86f;

    private final PDPageContentStream stream;
    private final Page page;
    private final PDFont font;
    private final Face face;

    PdfPainter(PDDocument pdf, PDPage sheet, Page page, PDFont font, Face face) throws IOException {
        this.stream = new PDPageContentStream(pdf, sheet);
        this.page = page;
        this.font = font;
        this.face = face;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Across the page and below all else, so that nothing is covered. */
    void watermark(String words) throws IOException {
        if (words.isEmpty()) {
            return;
        }
        var place = Matrix.getRotateInstance(Style.TILT, (float) page.width() / 2, (float) page.height() / 2);
        place.translate((float) -face.width(words, Style.WATERMARK) / 2, (float) -Style.WATERMARK / 3);
        stream.beginMarkedContent(COSName.ARTIFACT);
        stream.setNonStrokingColor(PALE);
        stream.beginText();
        stream.setFont(font, (float) Style.WATERMARK);
        stream.setTextMatrix(place);
        stream.showText(words);
        stream.endText();
        stream.endMarkedContent();
    }

    void table() throws IOException {
        stream.setNonStrokingColor(SHADE);
        for (var box : page.boxes()) {
            if (box.shaded()) {
                rectangle(box.x(), box.y(), box.width(), box.height());
                stream.fill();
            }
        }
        stream.setLineWidth((float) Style.FRAME);
        for (var box : page.boxes()) {
            rectangle(box.x(), box.y(), box.width(), box.height());
        }
        stream.stroke();
    }

    void texts() throws IOException {
        stream.setNonStrokingColor(0f);
        stream.beginText();
        for (var text : page.texts()) {
            stream.setFont(font, (float) text.size());
            stream.setTextMatrix(
                    Matrix.getTranslateInstance((float) text.x(), (float) (page.height() - text.baseline())));
            stream.showText(text.words());
        }
        stream.endText();
    }

    void code(QrCode code) throws IOException {
        double module = Style.CODE / code.size();
        double top = page.height() - Style.MARGIN - Style.CODE;
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                int from = x;
                while (x < code.size() && code.isDark(x, y)) {
                    x++;
                }
                if (x > from) {
                    rectangle(Style.MARGIN + from * module, top + y * module, (x - from) * module, module);
                }
            }
        }
        stream.fill();
    }

    private void rectangle(double x, double y, double width, double height) throws IOException {
        stream.addRect((float) x, (float) (page.height() - y - height), (float) width, (float) height);
    }
}
