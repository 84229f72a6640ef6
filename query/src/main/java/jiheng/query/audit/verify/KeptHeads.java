package jiheng.query.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.note.VerifierKey;

/**
 * Signed heads that the user kept outside the system: what the log published to the auditors' folder, a witness's last
 * ones, or those in receipts. What they say can no longer be taken back, not even by whoever holds the signing key.
 */
final class KeptHeads {
    private static final String SUFFIX = ".txt";
    private static final byte[] RECEIPT = "c2sp.org/tlog-proof@".getBytes(StandardCharsets.UTF_8);
    private static final long LONGEST = 1 << 20;
    private static final int MOST = 1_000_000;

    private KeptHeads() {}

    /** @param file where it was found */
    record Kept(Algorithm tree, Checkpoint checkpoint, Path file) {}

    /**
     * Reads files, and all files of folders whose name ends in {@code .txt}.
     *
     * @throws MalformedNote if one is no signed head or receipt, or none of the keys signed it: what anybody could have
     *     put there is no measure
     */
    static List<Kept> read(List<Path> places, List<VerifierKey> keys) throws IOException {
        var all = new ArrayList<Kept>();
        for (var place : places) {
            for (var file : files(place)) {
                all.add(read(file, keys));
            }
        }
        return all;
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.walk(place)) {
            var found = inside.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .limit(MOST)
                    .toList();
            if (found.isEmpty()) {
                throw new MalformedNote(place + " 里没有检查点 has no checkpoints (*" + SUFFIX + ")");
            }
            return found;
        }
    }

    private static Kept read(Path file, List<VerifierKey> keys) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("larger than " + LONGEST + " bytes: " + file);
        }
        var bytes = Files.readAllBytes(file);
        try {
            var note = bytes.length > RECEIPT.length && Arrays.mismatch(bytes, RECEIPT) == RECEIPT.length
                    ? TlogProof.parse(bytes).checkpoint()
                    : Note.parse(bytes);
            var checkpoint = Checkpoint.parse(note.text());
            for (var tree : Algorithm.values()) {
                for (var key : keys) {
                    if (key.kind() == Trust.log(tree)
                            && key.name().equals(checkpoint.origin())
                            && note.signatures().stream().anyMatch(one -> key.verifies(note.text(), one))) {
                        return new Kept(tree, checkpoint, file);
                    }
                }
            }
            throw new MalformedNote("没有所给公钥的签名 no key that you gave signed it");
        } catch (IllegalArgumentException malformed) {
            throw new MalformedNote(file + "：" + malformed.getMessage());
        }
    }
}
