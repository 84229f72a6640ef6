package jiheng.ui.document.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jiheng.events.calendar.BeijingTime;
import jiheng.ui.document.DocumentWriter;
import jiheng.ui.document.FormDocument;
import jiheng.ui.document.QrCode;
import org.dom4j.DocumentHelper;
import org.dom4j.io.XMLWriter;
import org.ofdrw.core.OFDElement;
import org.ofdrw.core.basicStructure.doc.CT_CommonData;
import org.ofdrw.core.basicStructure.doc.CT_PageArea;
import org.ofdrw.core.basicStructure.doc.Document;
import org.ofdrw.core.basicStructure.ofd.DocBody;
import org.ofdrw.core.basicStructure.ofd.OFD;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.core.basicStructure.res.Res;
import org.ofdrw.core.basicStructure.res.resources.Fonts;
import org.ofdrw.core.basicType.ST_Loc;
import org.ofdrw.core.text.font.CT_Font;
import org.springframework.stereotype.Component;

/**
 * OFD (GB/T 33190), the same pages as the PDF. Written straight into the stream and without temporary files: the
 * elements come from a library, the package is a zip of them. The same version is always the same bytes.
 */
@Component
final class OfdWriter implements DocumentWriter {
    static final long FONT = 1;

    private static final String ROOT = "Doc_0/";
    private static final String FONT_FILE = "NotoSansSC.ttf";

    private final Phrases phrases;

    OfdWriter(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String format() {
        return "ofd";
    }

    @Override
    public String mediaType() {
        return "application/ofd";
    }

    @Override
    public void write(FormDocument document, OutputStream out) throws IOException {
        var face = Face.noto();
        var pages = Pages.of(face, document, phrases);
        var watermark = face.printable(document.stamp().watermark());
        var characters = new TreeSet<Integer>();
        watermark.codePoints().forEach(characters::add);
        pages.forEach(
                page -> page.texts().forEach(text -> text.words().codePoints().forEach(characters::add)));
        var numbers = new TreeMap<Integer, Integer>();
        var font = face.subset(characters, numbers);
        var code = QrCode.of(document.stamp().audit().toString());

        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var time = FileTime.from(document.stamp().at());
        add(zip, time, "OFD.xml", start(document, face));
        var ids = new Ids(FONT);
        var listed = new org.ofdrw.core.basicStructure.pageTree.Pages();
        for (var page : pages) {
            var place = "Pages/Page_" + listed.getSize() + "/Content.xml";
            listed.addPage(new org.ofdrw.core.basicStructure.pageTree.Page(ids.next(), place));
            add(zip, time, ROOT + place, new OfdPainter(page, face, numbers, ids).paint(watermark, code));
        }
        add(zip, time, ROOT + "PublicRes.xml", resources(face));
        put(zip, time, ROOT + "Res/" + FONT_FILE);
        zip.write(font);
        zip.closeEntry();
        add(zip, time, ROOT + "Document.xml", body(pages.get(0), listed, ids));
        zip.finish();
    }

    private static OFD start(FormDocument document, Face face) {
        var stamp = document.stamp();
        var identity = stamp.digest() + " " + stamp.sequence() + " " + stamp.audit();
        var about = new CT_DocInfo()
                .setDocID(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)))
                .setTile(face.printable(document.fileName()))
                .setAuthor(face.printable(document.unit()))
                .setSubject(stamp.version().zh())
                .setAbstract(stamp.digest() + " · " + stamp.audit())
                .setCreationDate(BeijingTime.day(stamp.at()))
                .setCreator(PdfWriter.PRODUCT);
        return new OFD(new DocBody().setDocInfo(about).setDocRoot(new ST_Loc(ROOT + "Document.xml")));
    }

    private static Res resources(Face face) {
        var font = new CT_Font(face.name()).setFamilyName(face.name()).setFontFile(FONT_FILE);
        font.setID(FONT);
        return new Res().setBaseLoc(new ST_Loc("Res")).addResource(new Fonts().addFont(font));
    }

    private static Document body(Page first, org.ofdrw.core.basicStructure.pageTree.Pages listed, Ids ids) {
        var common = new CT_CommonData()
                .setMaxUnitID(ids.last())
                .setPageArea(area(first))
                .addPublicRes(new ST_Loc("PublicRes.xml"));
        return new Document().setCommonData(common).setPages(listed);
    }

    static CT_PageArea area(Page page) {
        return new CT_PageArea()
                .setPhysicalBox(0, 0, OfdPainter.millimetres(page.width()), OfdPainter.millimetres(page.height()));
    }

    private static void add(ZipOutputStream zip, FileTime time, String name, OFDElement element) throws IOException {
        put(zip, time, name);
        var xml = DocumentHelper.createDocument();
        xml.add(element);
        var writer = new XMLWriter(zip);
        writer.write(xml);
        writer.flush();
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, FileTime time, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(time);
        zip.putNextEntry(entry);
    }

    /** Gives every object of the document a number of its own. */
    static final class Ids {
        private long last;

        Ids(long last) {
            this.last = last;
        }

        long next() {
            return ++last;
        }

        long last() {
            return last;
        }
    }
}
