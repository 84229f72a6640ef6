package jiheng.query.audit.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The one spelling of a zip: entries one after the other, stored and not compressed, ASCII names, no times, comments or
 * extra fields. Any zip program reads it; what is read here is the same zip to the byte or nothing. As nothing is
 * compressed, nothing can unpack to more than the file.
 */
public final class StoredZip {
    /** Bytes in a file at most; far below what the zip's own fields can count. */
    public static final int LARGEST = 1 << 30;

    public static final int MOST_ENTRIES = 0xfffe;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final short VERSION = 10;
    /** 1980-01-01, the first day that a zip can name. */
    private static final short NO_DATE = 0x21;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");

    private StoredZip() {}

    /** Writes the entries in the order of the map. */
    public static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("more than " + MOST_ENTRIES + " entries");
        }
        var heads = new ArrayList<Head>();
        var offset = 0L;
        for (var entry : entries.entrySet()) {
            var head = Head.of(entry.getKey(), entry.getValue(), Math.toIntExact(offset));
            heads.add(head);
            out.write(head.local());
            out.write(entry.getValue());
            offset += LOCAL_LENGTH + head.name.length + entry.getValue().length;
            if (offset > LARGEST) {
                throw new IllegalArgumentException("more than " + LARGEST + " bytes");
            }
        }
        out.write(directory(heads, Math.toIntExact(offset)));
    }

    /** @throws MalformedBundle unless the bytes are exactly what {@link #write} gives */
    public static Map<String, byte[]> read(byte[] bytes) {
        if (bytes.length < END_LENGTH || bytes.length > LARGEST) {
            throw new MalformedBundle("not a zip of " + END_LENGTH + " to " + LARGEST + " bytes");
        }
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var heads = new ArrayList<Head>();
        var entries = new LinkedHashMap<String, byte[]>();
        while (in.remaining() >= LOCAL_LENGTH && in.getInt(in.position()) == LOCAL) {
            var at = in.position();
            var size = in.getInt(at + 22);
            var nameLength = in.getShort(at + 26) & 0xffff;
            if (size < 0 || size > in.remaining() - LOCAL_LENGTH - nameLength || heads.size() == MOST_ENTRIES) {
                throw new MalformedBundle("an entry longer than the zip");
            }
            var from = at + LOCAL_LENGTH + nameLength;
            var name = new String(bytes, at + LOCAL_LENGTH, nameLength, StandardCharsets.ISO_8859_1);
            var content = Arrays.copyOfRange(bytes, from, from + size);
            var head = Head.of(name, content, at);
            if (!Arrays.equals(head.local(), Arrays.copyOfRange(bytes, at, from))) {
                throw new MalformedBundle("entry " + printable(name) + " is not written in the one way or damaged");
            }
            if (entries.put(name, content) != null) {
                throw new MalformedBundle("entry " + name + " is there twice");
            }
            heads.add(head);
            in.position(from + size);
        }
        var rest = Arrays.copyOfRange(bytes, in.position(), bytes.length);
        if (!Arrays.equals(rest, directory(heads, in.position()))) {
            throw new MalformedBundle("the zip's directory is not that of its entries");
        }
        return entries;
    }

    private static byte[] directory(List<Head> heads, int offset) {
        var length = heads.stream()
                .mapToInt(head -> CENTRAL_LENGTH + head.name.length)
                .sum();
        var out = ByteBuffer.allocate(length + END_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        heads.forEach(head -> head.central(out));
        var count = (short) heads.size();
        out.putInt(END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
        return out.putInt(length).putInt(offset).putShort((short) 0).array();
    }

    private static String printable(String name) {
        return name.replaceAll("[^!-~]", "?");
    }

    private record Head(byte[] name, int crc, int size, int offset) {
        static Head of(String name, byte[] content, int offset) {
            var ascii = name.getBytes(StandardCharsets.ISO_8859_1);
            if (!NAME.matcher(name).matches() || name.contains("..") || name.contains("//")) {
                throw new MalformedBundle("not an entry's name: " + printable(name));
            }
            var crc = new CRC32();
            crc.update(content);
            return new Head(ascii, (int) crc.getValue(), content.length, offset);
        }

        byte[] local() {
            var out = ByteBuffer.allocate(LOCAL_LENGTH + name.length).order(ByteOrder.LITTLE_ENDIAN);
            common(out.putInt(LOCAL));
            return out.put(name).array();
        }

        void central(ByteBuffer out) {
            common(out.putInt(CENTRAL).putShort(VERSION));
            out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            out.putInt(0).putInt(offset).put(name);
        }

        private void common(ByteBuffer out) {
            out.putShort(VERSION).putShort((short) 0).putShort((short) 0);
            out.putShort((short) 0).putShort(NO_DATE);
            out.putInt(crc).putInt(size).putInt(size);
            out.putShort((short) name.length).putShort((short) 0);
        }
    }
}
