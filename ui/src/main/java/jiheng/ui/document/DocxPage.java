package jiheng.ui.document;

import com.microsoft.schemas.vml.CTShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** The pages of a text document: their size, what stands above and below every one of them. */
final class DocxPage {
    // In twentieths of a point.
    private static final int LONG = 16838;
    private static final int SHORT = 11906;
    private static final int SIDE = 620;
    private static final int CODE = 1100;
    private static final int CODE_POINTS = 46;
    private static final int CODE_SCALE = 8;
    private static final QName SHAPE = new QName("urn:schemas-microsoft-com:vml", "shape");

    private final XWPFDocument file;
    private final FormDocument document;

    DocxPage(XWPFDocument file, FormDocument document) {
        this.file = file;
        this.document = document;
    }

    int width() {
        return (document.paper() == Paper.LANDSCAPE ? LONG : SHORT) - 2 * SIDE;
    }

    void setUp() throws IOException {
        boolean across = document.paper() == Paper.LANDSCAPE;
        var section = file.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(across ? LONG : SHORT));
        size.setH(BigInteger.valueOf(across ? SHORT : LONG));
        size.setOrient(across ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        var margin = section.addNewPgMar();
        margin.setLeft(BigInteger.valueOf(SIDE));
        margin.setRight(BigInteger.valueOf(SIDE));
        margin.setTop(BigInteger.valueOf(800));
        margin.setBottom(BigInteger.valueOf(1400));
        margin.setHeader(BigInteger.valueOf(380));
        margin.setFooter(BigInteger.valueOf(300));
        section.addNewTitlePg();
        if (document.stamp().draft()) {
            watermark(file.createHeaderFooterPolicy());
        }
        var again = file.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        DocxText.line(
                again,
                document.title() + "（续）　" + document.unit() + "　" + document.heading(),
                DocxText.SMALL,
                ParagraphAlignment.CENTER);
        footer(file.createFooter(HeaderFooterType.FIRST));
        footer(file.createFooter(HeaderFooterType.DEFAULT));
    }

    /** The library's own watermark is black and level. */
    private void watermark(XWPFHeaderFooterPolicy policy) {
        policy.createWatermark(document.stamp().watermark());
        for (var header : List.of(policy.getDefaultHeader(), policy.getFirstPageHeader(), policy.getEvenPageHeader())) {
            for (var run : header.getParagraphArray(0).getCTP().getRList()) {
                for (var shape : run.getPictArray(0).selectChildren(SHAPE)) {
                    var words = (CTShape) shape;
                    words.setFillcolor("#d9d9d9");
                    words.setStyle(words.getStyle() + ";rotation:315");
                    words.getTextpathArray(0).setStyle("font-family:黑体;font-size:1pt");
                }
            }
        }
    }

    private void footer(XWPFFooter footer) throws IOException {
        var stamp = document.stamp();
        var table = footer.createTable(1, 2);
        table.removeBorders();
        table.setWidth(width());
        DocxTable.columns(table, new int[] {width() - CODE, CODE});
        table.getRow(0).getCell(0).setWidth("" + (width() - CODE));
        table.getRow(0).getCell(1).setWidth("" + CODE);
        var words = table.getRow(0).getCell(0);
        words.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        var line = words.getParagraphs().get(0);
        DocxText.line(
                line,
                stamp.version().zh() + "（" + stamp.state().zh() + "）  第 " + stamp.sequence() + " 步  " + stamp.time()
                        + "\n内容摘要 SHA-256  " + stamp.digest() + "\n" + stamp.checkpoint() + "\n扫码核验  " + stamp.audit()
                        + "\n第 ",
                DocxText.FOOT,
                ParagraphAlignment.LEFT);
        DocxText.field(line, "PAGE", DocxText.FOOT);
        DocxText.run(line, DocxText.FOOT).setText(" 页，共 ");
        DocxText.field(line, "NUMPAGES", DocxText.FOOT);
        DocxText.run(line, DocxText.FOOT).setText(" 页");
        code(table);
    }

    private void code(XWPFTable table) throws IOException {
        var code = QrCode.of(document.stamp().audit().toString());
        var place = table.getRow(0).getCell(1).getParagraphs().get(0);
        place.setAlignment(ParagraphAlignment.RIGHT);
        try {
            place.createRun()
                    .addPicture(
                            new ByteArrayInputStream(code.png(CODE_SCALE)),
                            Document.PICTURE_TYPE_PNG,
                            "audit.png",
                            Units.toEMU(CODE_POINTS),
                            Units.toEMU(CODE_POINTS));
        } catch (InvalidFormatException impossible) {
            throw new IllegalStateException("a PNG is a picture", impossible);
        }
    }
}
