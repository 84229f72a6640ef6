package jiheng.query.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.StoredZip;

/**
 * Turns every byte of a bundle once and writes down how each case ended: those of an entry's content with the zip made
 * anew around them, as a forger would, the zip's own where they stand. A program of its own because it needs the JVM's
 * full speed, which the tests' JVM does not have.
 */
public final class Tampering {
    /** Files in the folder given: the honest bundle, and line by line the cases and their codes. */
    static final String BUNDLE = "bundle.zip";

    private static final int LOCAL_LENGTH = 30;

    static final String CASES = "cases";
    static final String CODES = "codes";

    private Tampering() {}

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var trust = BundleStory.trust();
        var flips = new Flips(BundleWriter.entries(new BundleStory(false)));
        var out = new ByteArrayOutputStream();
        StoredZip.write(flips.entries(), out);
        var zip = out.toByteArray();
        var inside = flips.all();
        var cases = new ArrayList<String>();
        inside.forEach(flip -> cases.add(flip.entry() + " " + flip.at() + " " + flip.mask()));
        var own = own(flips.entries(), zip.length);
        own.forEach(at -> cases.add("zip " + at + " " + Flips.mask(at)));
        var codes = IntStream.range(0, cases.size())
                .parallel()
                .mapToObj(number -> number < inside.size()
                        ? BundleVerification.of(flips.with(inside.get(number)), trust)
                        : BundleVerification.of(changed(zip, own.get(number - inside.size())), trust))
                .map(verdict -> "" + verdict.outcome().code())
                .toList();
        Files.write(folder.resolve(BUNDLE), zip);
        Files.write(folder.resolve(CASES), cases);
        Files.write(folder.resolve(CODES), codes);
    }

    /** Where the zip says something itself: around the contents, and behind them. */
    private static List<Integer> own(Map<String, byte[]> entries, int length) {
        var own = new ArrayList<Integer>();
        var at = 0;
        for (var entry : entries.entrySet()) {
            var content = at + LOCAL_LENGTH + entry.getKey().length();
            for (; at < content; at++) {
                own.add(at);
            }
            at += entry.getValue().length;
        }
        for (; at < length; at++) {
            own.add(at);
        }
        return own;
    }

    private static byte[] changed(byte[] zip, int at) {
        var changed = zip.clone();
        changed[at] ^= (byte) Flips.mask(at);
        return changed;
    }
}
