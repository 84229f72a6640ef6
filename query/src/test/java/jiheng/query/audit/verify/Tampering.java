package jiheng.query.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.StoredZip;

/**
 * Turns every byte of a bundle, inside its entries and in the zip itself, and writes down how each case ended. A
 * program of its own because it needs the JVM's full speed, which the tests' JVM does not have.
 */
public final class Tampering {
    /** Files in the folder given: the honest bundle, and line by line the cases and their codes. */
    static final String BUNDLE = "bundle.zip";

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
        for (var at = 0; at < zip.length; at++) {
            cases.add("zip " + at + " " + Flips.mask(at));
        }
        var codes = IntStream.range(0, cases.size())
                .parallel()
                .mapToObj(number -> number < inside.size()
                        ? BundleVerification.of(flips.with(inside.get(number)), trust)
                        : BundleVerification.of(changed(zip, number - inside.size()), trust))
                .map(verdict -> "" + verdict.outcome().code())
                .toList();
        Files.write(folder.resolve(BUNDLE), zip);
        Files.write(folder.resolve(CASES), cases);
        Files.write(folder.resolve(CODES), codes);
    }

    private static byte[] changed(byte[] zip, int at) {
        var changed = zip.clone();
        changed[at] ^= (byte) Flips.mask(at);
        return changed;
    }
}
