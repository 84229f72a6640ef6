package jiheng.ui.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Small files of every kind, made here. */
public final class Samples {
    private Samples() {}

    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n" + text).getBytes(UTF_8);
    }

    static byte[] flat(String head) {
        return (head + "rest of the file, long enough").getBytes(ISO_8859_1);
    }

    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** An office document whose main part is of this type, with one more part. */
    static byte[] office(String mainType, String more) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/main.xml\" ContentType=\"application/vnd." + mainType + "\"/></Types>");
        parts.put(more, "<x/>");
        return zip(parts);
    }

    /** A compound file of these parts; a part named {@code a/} is a folder. */
    static byte[] compound(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var system = new POIFSFileSystem()) {
            for (var part : parts.entrySet()) {
                if (part.getKey().endsWith("/")) {
                    system.getRoot().createDirectory(part.getKey().replace("/", ""));
                } else {
                    system.createDocument(new ByteArrayInputStream(part.getValue()), part.getKey());
                }
            }
            system.writeFilesystem(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** The test file that every scanner knows, put together here so that no scanner finds this source. */
    public static String eicar() {
        return "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
    }
}
