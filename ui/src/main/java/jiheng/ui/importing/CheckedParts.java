package jiheng.ui.importing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook, unpacked within limits and checked, so that the parser sees exactly the bytes that were
 * checked and never the zip itself. Only XML is kept: pictures, printer settings and the like become empty parts.
 */
final class CheckedParts implements ZipEntrySource {
    static final int MAX_ENTRIES = 1_000;
    private static final int MAX_DIRECTORY = 256 << 10;
    private static final int MAX_PART = 16 << 20;
    private static final int MAX_UNPACKED = 64 << 20;
    private static final int RATIO_FROM = 1 << 20;
    private static final int MAX_RATIO = 100;
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_END_LENGTH = 22;
    /** What a part may be called; the parser would leave out a part of another name, and only log it. */
    private static final Pattern PART_NAME = Pattern.compile("\\[Content_Types]\\.xml|[\\w\\-./()~!$&'+,;=@%]+");

    private static final String EMPTY_VML = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"/>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private long unpacked;
    private boolean closed;

    private CheckedParts() {}

    static CheckedParts of(byte[] bytes) throws IOException {
        checkDirectory(bytes);
        CheckedParts checked = new CheckedParts();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            checked.unpack(zip, bytes.length);
        }
        checked.checkKind();
        XmlScan scan = new XmlScan();
        for (Map.Entry<String, byte[]> part : checked.parts.entrySet()) {
            if (part.getValue().length > 0) {
                scan.check(part.getValue());
            }
        }
        return checked;
    }

    /** Before the directory is read: it is there, whole, and not a bomb of its own. */
    private static void checkDirectory(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.length - DIRECTORY_END_LENGTH;
        int lowest = Math.max(0, at - 0xFFFF);
        while (at >= lowest && buffer.getInt(at) != DIRECTORY_END) {
            at--;
        }
        if (at < lowest) {
            throw WorkbookRefused.broken();
        }
        int count = Short.toUnsignedInt(buffer.getShort(at + 10));
        long start = Integer.toUnsignedLong(buffer.getInt(at + 16));
        if (count > MAX_ENTRIES) {
            throw WorkbookRefused.zipBomb();
        }
        if (start >= at) {
            throw WorkbookRefused.broken();
        }
        if (at - start > MAX_DIRECTORY) {
            throw WorkbookRefused.zipBomb();
        }
    }

    private void unpack(ZipFile zip, int fileLength) throws IOException {
        int count = 0;
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        while (all.hasMoreElements()) {
            ZipArchiveEntry entry = all.nextElement();
            if (++count > MAX_ENTRIES) {
                throw WorkbookRefused.zipBomb();
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw WorkbookRefused.encrypted();
            }
            int method = entry.getMethod();
            if (method != ZipArchiveEntry.STORED && method != ZipArchiveEntry.DEFLATED) {
                throw WorkbookRefused.broken();
            }
            if (entry.isDirectory()) {
                continue;
            }
            String name = entry.getName();
            if (!PART_NAME.matcher(name).matches()
                    || Arrays.asList(name.split("/")).contains("..")) {
                throw WorkbookRefused.broken();
            }
            byte[] content = read(zip, entry, fileLength);
            if (parts.put(name, content) != null) {
                throw WorkbookRefused.broken();
            }
            entries.put(name, new ZipArchiveEntry(name));
        }
    }

    private byte[] read(ZipFile zip, ZipArchiveEntry entry, int fileLength) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean kept = name.endsWith(".xml") || name.endsWith(".rels");
        long packed = Math.max(1, Math.min(entry.getCompressedSize(), fileLength));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[16 << 10];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                size += n;
                unpacked += n;
                if (size > MAX_PART || unpacked > MAX_UNPACKED || (size > RATIO_FROM && size / packed > MAX_RATIO)) {
                    throw WorkbookRefused.zipBomb();
                }
                crc.update(chunk, 0, n);
                if (kept) {
                    out.write(chunk, 0, n);
                }
            }
        }
        if (size != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw WorkbookRefused.broken();
        }
        return name.endsWith(".vml") ? EMPTY_VML.getBytes(StandardCharsets.UTF_8) : out.toByteArray();
    }

    private void checkKind() {
        byte[] types = parts.get("[Content_Types].xml");
        if (types == null) {
            throw WorkbookRefused.notXlsx();
        }
        String declared = new String(types, StandardCharsets.UTF_8);
        if (declared.contains("ms-excel.sheet.binary")) {
            throw WorkbookRefused.notXlsx();
        }
        boolean macros = declared.contains("macroEnabled") || declared.contains("vbaProject");
        for (String name : parts.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            macros |= lower.endsWith("vbaproject.bin") || lower.startsWith("xl/macrosheets/");
        }
        if (macros) {
            throw WorkbookRefused.macro();
        }
        if (!declared.contains("spreadsheetml.sheet.main+xml")) {
            throw WorkbookRefused.notXlsx();
        }
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return Collections.enumeration(entries.values());
    }

    @Override
    public @Nullable ZipArchiveEntry getEntry(String path) {
        return entries.get(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        byte[] content = parts.get(entry.getName());
        if (content == null) {
            throw new IOException("no part " + entry.getName());
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
