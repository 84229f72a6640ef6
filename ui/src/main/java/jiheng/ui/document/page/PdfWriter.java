package jiheng.ui.document.page;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.xml.transform.TransformerException;
import jiheng.events.calendar.BeijingTime;
import jiheng.ui.document.DocumentWriter;
import jiheng.ui.document.FormDocument;
import jiheng.ui.document.QrCode;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;
import org.springframework.stereotype.Component;

/** PDF/A-2u: kept for ever, searchable, with all it needs inside. The same version is always the same bytes. */
@Component
final class PdfWriter implements DocumentWriter {
    static final String PRODUCT = "Jiheng";

    private static final float PDF_VERSION = 1.7f;
    private static final TimeZone TIME_ZONE = TimeZone.getTimeZone(BeijingTime.ZONE);

    private final Phrases phrases;

    PdfWriter(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public String format() {
        return "pdf";
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public void write(FormDocument document, OutputStream out) throws IOException {
        var face = Face.noto();
        var pages = Pages.of(face, document, phrases);
        try (var pdf = new PDDocument()) {
            pdf.setVersion(PDF_VERSION);
            pdf.setDocumentId(document.stamp().sequence());
            describe(pdf, document, face);
            var font = PDType0Font.load(pdf, face.font(), true);
            var code = QrCode.of(document.stamp().audit().toString());
            var watermark = face.printable(document.stamp().watermark());
            for (var page : pages) {
                var sheet = new PDPage(new PDRectangle((float) page.width(), (float) page.height()));
                pdf.addPage(sheet);
                try (var painter = new PdfPainter(pdf, sheet, page, font, face)) {
                    painter.watermark(watermark);
                    painter.table();
                    painter.texts();
                    painter.code(code);
                }
            }
            pdf.getDocumentCatalog().setDocumentOutline(outline(pdf, pages));
            pdf.save(out);
        }
    }

    private static void describe(PDDocument pdf, FormDocument document, Face face) throws IOException {
        var title = face.printable(document.fileName());
        var author = face.printable(document.unit());
        var stamp = document.stamp();
        var subject = stamp.version().zh() + " · " + stamp.digest() + " · " + stamp.audit();
        var made = GregorianCalendar.from(stamp.at().atZone(TIME_ZONE.toZoneId()));
        var information = pdf.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setSubject(subject);
        information.setCreator(PRODUCT);
        information.setProducer(PRODUCT);
        information.setCreationDate(made);
        information.setModificationDate(made);

        var xmp = XMPMetadata.createXMPMetadata();
        try {
            var conformance = xmp.createAndAddPDFAIdentificationSchema();
            conformance.setPart(2);
            conformance.setConformance("U");
            var core = xmp.createAndAddDublinCoreSchema();
            core.setTitle(title);
            core.setDescription(subject);
            core.addCreator(author);
            core.addLanguage(Locale.SIMPLIFIED_CHINESE.toLanguageTag());
            var basic = xmp.createAndAddXMPBasicSchema();
            basic.setCreatorTool(PRODUCT);
            basic.setCreateDate(made);
            basic.setModifyDate(made);
            xmp.createAndAddAdobePDFSchema().setProducer(PRODUCT);
            var bytes = new ByteArrayOutputStream();
            new XmpSerializer().serialize(xmp, bytes, true);
            var metadata = new PDMetadata(pdf);
            metadata.importXMPMetadata(bytes.toByteArray());
            pdf.getDocumentCatalog().setMetadata(metadata);
        } catch (BadFieldValueException | TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }

        var catalog = pdf.getDocumentCatalog();
        catalog.setLanguage(Locale.SIMPLIFIED_CHINESE.toLanguageTag());
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(pdf, new ByteArrayInputStream(colours));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    private static PDDocumentOutline outline(PDDocument pdf, List<Page> pages) {
        var outline = new PDDocumentOutline();
        PDOutlineNode part = outline;
        for (int number = 0; number < pages.size(); number++) {
            for (var heading : pages.get(number).headings()) {
                var place = new PDPageXYZDestination();
                place.setPage(pdf.getPage(number));
                place.setTop((int) Math.ceil(pages.get(number).height() - heading.y()));
                var item = new PDOutlineItem();
                item.setTitle(heading.title());
                item.setDestination(place);
                if (heading.level() == 1) {
                    outline.addLast(item);
                    part = item;
                } else {
                    part.addLast(item);
                }
            }
        }
        for (var item : outline.children()) {
            item.openNode();
        }
        return outline;
    }
}
