package jiheng.ui.importing.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jiheng.ui.importing.Families;
import jiheng.ui.importing.OfficialForm;
import jiheng.ui.importing.OfficialWorkbook;
import jiheng.ui.importing.WorkbookRefused;

/** Reads a form from whichever of the known kinds a file is. */
public final class AnyForm {
    private static final int PDF_HEAD = 64;

    private AnyForm() {}

    /** @throws WorkbookRefused if the file as a whole can't be read as such a form */
    public static OfficialForm read(String fileName, byte[] bytes, Families families) {
        if (isPdf(bytes)) {
            return OfficialPdf.read(fileName, bytes, families);
        }
        return isText(fileName, bytes)
                ? OfficialText.read(fileName, bytes)
                : OfficialWorkbook.read(fileName, bytes, families);
    }

    /** By its content, whatever it is called: a PDF may begin a little below its first byte. */
    private static boolean isPdf(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, PDF_HEAD), StandardCharsets.ISO_8859_1);
        return head.contains("%PDF-");
    }

    /** A workbook under another name is still a workbook. */
    private static boolean isText(String fileName, byte[] bytes) {
        var zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        var old = bytes.length > 1 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF;
        return !zip && !old && fileName.toLowerCase(Locale.ROOT).matches("(?s).*\\.(txt|text|tsv|md)");
    }
}
