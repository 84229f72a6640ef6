package jiheng.query.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reading in which one value has one spelling. */
public final class Strict {
    private static final int DIGITS = 19;

    private Strict() {}

    /** UTF-8 without any malformed sequence. */
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new MalformedNote("not UTF-8");
        }
    }

    /** Standard Base 64 with its padding, whose unused bits are zero: what encoding gives back. */
    public static byte[] base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (!base64(bytes).equals(text)) {
                throw new MalformedNote("not canonical base64");
            }
            return bytes;
        } catch (MalformedNote known) {
            throw known;
        } catch (IllegalArgumentException malformed) {
            throw new MalformedNote("not base64");
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A decimal from 0 to 2<sup>63</sup> − 1 without sign or leading zero. */
    public static long decimal(String text) {
        if (text.isEmpty()
                || text.length() > DIGITS
                || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                || text.length() > 1 && text.charAt(0) == '0') {
            throw new MalformedNote("not a decimal number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException large) {
            throw new MalformedNote("a number too large");
        }
    }

    /** The lines of a text in which every line ends in a newline, without their newlines. */
    public static List<String> lines(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new MalformedNote("no newline at the end");
        }
        var all = new ArrayList<String>();
        for (var from = 0; from < text.length(); ) {
            var to = text.indexOf('\n', from);
            all.add(text.substring(from, to));
            from = to + 1;
        }
        return all;
    }
}
