package jiheng.query.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text signed by one or more keys, as c2sp.org/signed-note has it. A parsed note is only a note that can be read:
 * its text means nothing until {@link VerifierKey#verifies} said so.
 *
 * @param text ends in a newline
 */
public record Note(String text, List<Signature> signatures) {
    /** The format asks for 16 at least. */
    public static final int MOST_SIGNATURES = 64;

    public static final int LONGEST = 1 << 16;

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.length() < 2) {
            throw new MalformedNote("a note's text ends in a newline");
        }
        if (text.chars().anyMatch(letter -> letter < ' ' && letter != '\n')) {
            throw new MalformedNote("a control character in a note");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new MalformedNote("a note has 1 to " + MOST_SIGNATURES + " signatures");
        }
    }

    /** @throws MalformedNote unless the bytes are a note and exactly what {@link #bytes} gives back */
    public static Note parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new MalformedNote("a note longer than " + LONGEST + " bytes");
        }
        var all = Strict.utf8(bytes);
        var blank = all.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new MalformedNote("a note without signatures");
        }
        return new Note(
                all.substring(0, blank + 1),
                Strict.lines(all.substring(blank + 2)).stream()
                        .map(Signature::parse)
                        .toList());
    }

    /** The note with one more signature. */
    public Note with(Signature signature) {
        var all = new ArrayList<>(signatures);
        all.add(signature);
        return new Note(text, all);
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        var all = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> all.append(signature).append('\n'));
        return all.toString();
    }
}
