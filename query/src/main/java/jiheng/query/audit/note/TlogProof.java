package jiheng.query.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * That a leaf is in a log, in one text file, as c2sp.org/tlog-proof has it.
 *
 * @param extra bytes of the application's own, vouched for by nobody; often none
 * @param path the leaf's proof of inclusion in the checkpoint's tree, from its sibling upwards
 * @param checkpoint the signed head, verbatim
 */
public record TlogProof(byte[] extra, long index, List<byte[]> path, Note checkpoint) {
    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;

    public TlogProof {
        extra = extra.clone();
        path = path.stream().map(byte[]::clone).toList();
        if (index < 0 || path.size() > LONGEST_PATH || path.stream().anyMatch(one -> one.length != Checkpoint.ROOT)) {
            throw new MalformedNote("a proof has an index and at most " + LONGEST_PATH + " hashes");
        }
    }

    /** @throws MalformedNote unless the bytes are exactly what {@link #bytes} gives back */
    public static TlogProof parse(byte[] bytes) {
        if (bytes.length > 2 * Note.LONGEST) {
            throw new MalformedNote("a proof too long");
        }
        var all = Strict.utf8(bytes);
        var blank = all.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedNote("a proof without a checkpoint");
        }
        var lines = Strict.lines(all.substring(0, blank + 1));
        var at = 0;
        if (!lines.get(at++).equals(HEAD)) {
            throw new MalformedNote("not a proof of inclusion");
        }
        var extra = new byte[0];
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = Strict.base64(lines.get(at++).substring(EXTRA.length()));
            if (extra.length == 0) {
                throw new MalformedNote("an extra line without bytes");
            }
        }
        if (at == lines.size() || !lines.get(at).startsWith(INDEX)) {
            throw new MalformedNote("a proof without an index");
        }
        var index = Strict.decimal(lines.get(at++).substring(INDEX.length()));
        return new TlogProof(
                extra,
                index,
                lines.subList(at, lines.size()).stream().map(Strict::base64).toList(),
                Note.parse(all.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        var all = new StringBuilder(HEAD).append('\n');
        if (extra.length > 0) {
            all.append(EXTRA).append(Strict.base64(extra)).append('\n');
        }
        all.append(INDEX).append(index).append('\n');
        path.forEach(one -> all.append(Strict.base64(one)).append('\n'));
        return all.append('\n').append(checkpoint).toString();
    }
}
