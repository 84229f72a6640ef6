package jiheng.ui.document;

import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocument;

/** The properties of an office file, which tell where it came from when it is away from its footer. */
final class Described {
    private Described() {}

    static void by(FormDocument document, POIXMLDocument file) {
        var stamp = document.stamp();
        var about = file.getProperties();
        var core = about.getCoreProperties();
        core.setTitle(Shown.clean(document.fileName()));
        core.setCreator("绩衡 Jiheng");
        core.setSubjectProperty(stamp.version().zh());
        core.setCreated(Optional.of(Date.from(stamp.at())));
        core.setModified(Optional.of(Date.from(stamp.at())));
        var own = about.getCustomProperties();
        own.addProperty("form", document.form().id().value());
        own.addProperty("sequence", "" + stamp.sequence());
        own.addProperty("digest", stamp.digest());
        own.addProperty("audit", stamp.audit().toString());
    }
}
