package jiheng.ui.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Looks into the two containers that office documents come in. Nothing but their lists of parts is read whole. */
final class Containers {
    /** A list of 50,000 parts; real documents have a few dozen. */
    private static final int LARGEST_DIRECTORY = 4 << 20;

    private static final int LARGEST_TYPES = 1 << 20;
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private static final Map<String, Kind> MAIN_PARTS = Map.of(
            "wordprocessingml.document.main+xml", Kind.DOCX,
            "spreadsheetml.sheet.main+xml", Kind.XLSX,
            "presentationml.presentation.main+xml", Kind.PPTX);

    private static final Set<String> MACROS = Set.of("macros", "_vba_project_cur", "vba", "_vba_project");

    private Containers() {}

    /** A zip that is an office document or an OFD, or empty. */
    static Optional<Kind> zip(Path file, String name) throws IOException {
        if (directorySize(file) > LARGEST_DIRECTORY) {
            throw Judge.refused("file-broken", name);
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.stream()
                    .anyMatch(part -> part.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
                throw Judge.refused("file-macros", name);
            }
            if (zip.getEntry("OFD.xml") != null) {
                return Optional.of(Kind.OFD);
            }
            var types = zip.getEntry("[Content_Types].xml");
            if (types == null) {
                return Optional.empty();
            }
            String text;
            try (var in = zip.getInputStream(types)) {
                text = new String(in.readNBytes(LARGEST_TYPES), StandardCharsets.UTF_8);
            }
            if (text.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                throw Judge.refused("file-macros", name);
            }
            return MAIN_PARTS.entrySet().stream()
                    .filter(main -> text.contains(main.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Judge.refused("file-broken", name);
        }
    }

    /** The size of the list at a zip's end, or endless if it has none. */
    private static long directorySize(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var length = (int) Math.min(in.length(), END_RECORD + LONGEST_COMMENT);
            var tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            for (int at = length - END_RECORD; at >= 0; at--) {
                if (number(tail, at, 4) == 0x06054b50L) {
                    return number(tail, at + 12, 4);
                }
            }
            return Long.MAX_VALUE;
        }
    }

    /** An office document of before 2007 or of WPS, or empty. */
    static Optional<Kind> compound(Path file, String name) throws IOException {
        try (var system = new POIFSFileSystem(file.toFile(), true)) {
            var root = system.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw Judge.refused("file-locked", name);
            }
            for (var part : root.getEntryNames()) {
                if (MACROS.contains(part.toLowerCase(Locale.ROOT))) {
                    throw Judge.refused("file-macros", name);
                }
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                // Bit 8 of the flags after the version, language and so on: the text is encrypted.
                return kind(Kind.DOC, (number(head(root, "WordDocument", 12), 10, 2) & 0x0100) != 0, name);
            }
            for (var book : Set.of("Workbook", "Book")) {
                if (root.hasEntryCaseInsensitive(book)) {
                    return kind(Kind.XLS, isLockedBook(root, book), name);
                }
            }
            if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
                if (hasMacros(root)) {
                    throw Judge.refused("file-macros", name);
                }
                var locked = root.hasEntryCaseInsensitive("Current User")
                        && number(head(root, "Current User", 16), 12, 4) == 0xF3D1C4DFL;
                return kind(Kind.PPT, locked, name);
            }
            return Optional.empty();
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException unreadable) {
            throw Judge.refused("file-broken", name);
        }
    }

    private static Optional<Kind> kind(Kind kind, boolean locked, String name) {
        if (locked) {
            throw Judge.refused("file-locked", name);
        }
        return Optional.of(kind);
    }

    /** A FilePass record stands within the first records of an encrypted book. */
    private static boolean isLockedBook(DirectoryNode root, String book) throws IOException {
        var head = head(root, book, 4096);
        for (int at = 0; at + 4 <= head.length; at += 4 + (int) number(head, at + 2, 2)) {
            if (number(head, at, 2) == 0x2F) {
                return true;
            }
        }
        return false;
    }

    /** The record that says whether a presentation holds macros: a container of 20 bytes around an atom of 12. */
    private static boolean hasMacros(DirectoryNode root) throws IOException {
        var sign = new byte[] {0x1F, 0, (byte) 0xFF, 3, 0x14, 0, 0, 0, 2, 0, 0, 4, 0x0C, 0, 0, 0};
        try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive("PowerPoint Document"))) {
            var buffered = new java.io.BufferedInputStream(in);
            int matched = 0;
            for (int one = buffered.read(); one >= 0; one = buffered.read()) {
                matched = (byte) one == sign[matched] ? matched + 1 : (byte) one == sign[0] ? 1 : 0;
                if (matched == sign.length) {
                    var rest = buffered.readNBytes(8);
                    if (rest.length == 8 && number(rest, 4, 4) != 0) {
                        return true;
                    }
                    matched = 0;
                }
            }
            return false;
        }
    }

    private static byte[] head(DirectoryNode root, String part, int most) throws IOException {
        try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(part))) {
            return in.readNBytes(most);
        }
    }

    /** A little-endian number without sign. */
    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xFF;
        }
        return number;
    }
}
