package jiheng.query.audit.leaf;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Version 1 of a leaf's bytes: fields in a fixed order, each with its length in four big-endian bytes before it, or
 * 0xffffffff where the column is null. Texts are UTF-8, numbers eight big-endian bytes:
 *
 * <ol>
 *   <li>{@code jiheng-leaf/1}
 *   <li>index, serial of the row
 *   <li>kind of the stream, id of the stream, sequence
 *   <li>event id, time, stored name, revision
 *   <li>SHA-256 and SM3 of the payload, SHA-256 and SM3 of the metadata
 *   <li>index, SHA-256 leaf hash and SM3 leaf hash of the previous leaf of the stream, or three nulls
 * </ol>
 */
final class LeafEncoding {
    private static final String VERSION = "jiheng-leaf/1";
    private static final int NULL = -1;
    private static final int LONGEST = 4096;

    private LeafEncoding() {}

    static byte[] encode(Leaf leaf) {
        var out = ByteBuffer.allocate(LONGEST);
        try {
            encode(leaf, out);
        } catch (BufferOverflowException full) {
            throw new MalformedLeaf("a leaf longer than " + LONGEST + " bytes");
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void encode(Leaf leaf, ByteBuffer out) {
        text(out, VERSION);
        number(out, leaf.index());
        number(out, leaf.row());
        text(out, leaf.streamKind());
        text(out, leaf.stream());
        number(out, leaf.sequence());
        text(out, leaf.eventId());
        text(out, leaf.at());
        text(out, leaf.name());
        text(out, leaf.revision());
        digests(out, leaf.payload());
        digests(out, leaf.metadata());
        var previous = leaf.previous();
        if (previous == null) {
            field(out, null);
            field(out, null);
            field(out, null);
        } else {
            number(out, previous.index());
            digests(out, previous.leafHash());
        }
    }

    static Leaf decode(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new MalformedLeaf("a leaf longer than " + LONGEST + " bytes");
        }
        var in = ByteBuffer.wrap(bytes);
        try {
            if (!due(text(in)).equals(VERSION)) {
                throw new MalformedLeaf("a leaf of unknown version");
            }
            var leaf = new Leaf(
                    number(due(field(in))),
                    number(due(field(in))),
                    text(in),
                    due(text(in)),
                    number(due(field(in))),
                    due(text(in)),
                    due(text(in)),
                    due(text(in)),
                    text(in),
                    new Digests(due(field(in)), due(field(in))),
                    new Digests(due(field(in)), due(field(in))),
                    previous(in));
            if (in.hasRemaining()) {
                throw new MalformedLeaf("more bytes than a leaf has");
            }
            return leaf;
        } catch (BufferUnderflowException cut) {
            throw new MalformedLeaf("a leaf cut short");
        }
    }

    private static Leaf.@Nullable Previous previous(ByteBuffer in) {
        var index = field(in);
        var sha256 = field(in);
        var sm3 = field(in);
        if (index == null && sha256 == null && sm3 == null) {
            return null;
        }
        return new Leaf.Previous(number(due(index)), new Digests(due(sha256), due(sm3)));
    }

    private static void digests(ByteBuffer out, Digests digests) {
        field(out, digests.sha256());
        field(out, digests.sm3());
    }

    private static void text(ByteBuffer out, @Nullable String text) {
        field(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void number(ByteBuffer out, long number) {
        out.putInt(Long.BYTES).putLong(number);
    }

    private static void field(ByteBuffer out, byte @Nullable [] field) {
        if (field == null) {
            out.putInt(NULL);
        } else {
            out.putInt(field.length).put(field);
        }
    }

    private static byte @Nullable [] field(ByteBuffer in) {
        var length = in.getInt();
        if (length == NULL) {
            return null;
        }
        if (length < 0 || length > in.remaining()) {
            throw new MalformedLeaf("a field longer than its leaf");
        }
        var field = new byte[length];
        in.get(field);
        return field;
    }

    private static @Nullable String text(ByteBuffer in) {
        var field = field(in);
        if (field == null) {
            return null;
        }
        var text = new String(field, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), field)) {
            throw new MalformedLeaf("not UTF-8");
        }
        return text;
    }

    private static long number(byte[] field) {
        if (field.length != Long.BYTES) {
            throw new MalformedLeaf("a number of " + field.length + " bytes");
        }
        return ByteBuffer.wrap(field).getLong();
    }

    private static <T> T due(@Nullable T field) {
        if (field == null) {
            throw new MalformedLeaf("a field is missing");
        }
        return field;
    }
}
