package jiheng.ui.importing.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.ZipException;
import jiheng.ui.importing.WorkbookRefused;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files in a zip, within limits that hold before and while it is unpacked. */
final class Archive {
    static final int MOST_ENTRIES = 2_000;
    static final long MOST_UNPACKED = 500L << 20;
    static final int LARGEST_FILE = 20 << 20;
    private static final int MOST_DIRECTORY = 2 << 20;
    private static final int RATIO_FROM = 1 << 20;
    private static final int MOST_RATIO = 100;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;

    private Archive() {}

    /**
     * Gives each file by its cleaned name; one that is too large comes empty-handed, as null never does.
     *
     * @throws WorkbookRefused if the archive as a whole is damaged, encrypted or too large
     */
    static void unpack(Path zip, BiConsumer<String, byte[]> files) throws IOException {
        checkDirectory(zip);
        try (var open = ZipFile.builder().setPath(zip).get()) {
            var entries = Collections.list(open.getEntries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .toList();
            if (entries.size() > MOST_ENTRIES
                    || entries.stream()
                                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                                    .sum()
                            > MOST_UNPACKED) {
                throw tooLarge();
            }
            long unpacked = 0;
            for (var entry : entries) {
                var bytes = read(open, entry, MOST_UNPACKED - unpacked);
                unpacked += bytes.length;
                files.accept(name(entry), bytes);
            }
        } catch (ZipException broken) {
            throw broken();
        }
    }

    /** Before the library reads the directory into memory: it is there, and no bomb of its own. */
    private static void checkDirectory(Path zip) throws IOException {
        try (var file = new RandomAccessFile(zip.toFile(), "r")) {
            var length = (int) Math.min(file.length(), 0xFFFF + END_LENGTH + ZIP64_LOCATOR_LENGTH);
            var tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            var buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            var at = length - END_LENGTH;
            while (at >= 0 && buffer.getInt(at) != END) {
                at--;
            }
            if (at < 0) {
                throw broken();
            }
            var before = at - ZIP64_LOCATOR_LENGTH;
            var large = before >= 0 && buffer.getInt(before) == ZIP64_LOCATOR;
            var count = Short.toUnsignedInt(buffer.getShort(at + 10));
            var size = Integer.toUnsignedLong(buffer.getInt(at + 12));
            if (large || count > 2 * MOST_ENTRIES || size > MOST_DIRECTORY) {
                throw tooLarge();
            }
        }
    }

    private static byte[] read(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw WorkbookRefused.file(
                    "encrypted",
                    "压缩包设有密码。请取消密码后再导入。",
                    "The archive is protected by a password. Remove it, then import again.");
        }
        if (!zip.canReadEntryData(entry)) {
            throw broken();
        }
        var packed = Math.max(1, entry.getCompressedSize());
        var out = new ByteArrayOutputStream();
        var chunk = new byte[16 << 10];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                out.write(chunk, 0, n);
                if (out.size() > left || (out.size() > RATIO_FROM && out.size() / packed > MOST_RATIO)) {
                    throw tooLarge();
                }
                if (out.size() > LARGEST_FILE) {
                    // One byte too many is enough to be refused by its reader, in its own words.
                    return out.toByteArray();
                }
            }
        }
        return out.toByteArray();
    }

    /** Names are in UTF-8 where the archive says so or where they can be, and else in GBK as Windows writes them. */
    static String name(ZipArchiveEntry entry) {
        var raw = entry.getRawName();
        if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
            return Uploaded.clean(entry.getName());
        }
        for (var charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            try {
                return Uploaded.clean(
                        charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
            } catch (CharacterCodingException another) {
                // The next one may fit.
            }
        }
        return Uploaded.clean(entry.getName());
    }

    static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static WorkbookRefused broken() {
        return WorkbookRefused.file(
                "broken",
                "压缩包已损坏或不完整，无法读取。请重新压缩后再导入。",
                "The archive is damaged or incomplete and cannot be read. Pack it again, then import again.");
    }

    static WorkbookRefused tooLarge() {
        return WorkbookRefused.file(
                "zip-bomb",
                "压缩包里的文件超过 " + MOST_ENTRIES + " 个，或解压后超过 " + (MOST_UNPACKED >> 20) + " MB，已停止读取。请分几次导入。",
                "The archive holds more than " + MOST_ENTRIES + " files, or more than " + (MOST_UNPACKED >> 20)
                        + " MB unpacked; reading was stopped. Import it in parts.");
    }
}
