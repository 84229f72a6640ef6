package jiheng.query.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.Entries;
import jiheng.query.audit.verify.Verdict.Outcome;

/**
 * Turns every byte of a bundle, inside its entries and in the zip itself, and writes what is proven all the same. A
 * program of its own because it needs the JVM's full speed, which the tests' JVM does not have.
 */
public final class Tampering {
    private Tampering() {}

    /** @param arguments the file to write to: cases, one line each outcome, then whatever was still proven */
    public static void main(String[] arguments) throws IOException {
        var flips = new Flips(BundleWriter.entries(new BundleStory(false)));
        var trust = BundleStory.trust();
        var all = flips.all();
        var inside = all.parallelStream()
                .filter(flip -> !flip.entry().startsWith(Entries.UNPROVEN))
                .collect(Collectors.toMap(flip -> flip, flip -> BundleVerification.of(flips.with(flip), trust)
                        .outcome()));
        var out = new java.io.ByteArrayOutputStream();
        jiheng.query.audit.bundle.StoredZip.write(flips.entries(), out);
        var zip = out.toByteArray();
        var around = IntStream.range(0, zip.length).parallel().boxed().collect(Collectors.toMap(at -> at, at -> {
            var changed = zip.clone();
            changed[at] ^= (byte) Flips.mask(at);
            return BundleVerification.of(changed, trust).outcome();
        }));
        var lines = new StringBuilder();
        lines.append("inside ").append(inside.size()).append('\n');
        lines.append("around ").append(around.size()).append('\n');
        count(inside).forEach((outcome, count) -> lines.append("inside ")
                .append(outcome)
                .append(' ')
                .append(count)
                .append('\n'));
        count(around).forEach((outcome, count) -> lines.append("around ")
                .append(outcome)
                .append(' ')
                .append(count)
                .append('\n'));
        inside.forEach((flip, outcome) -> {
            if (outcome == Outcome.PROVEN) {
                lines.append("proven ").append(flip).append('\n');
            }
        });
        around.forEach((at, outcome) -> {
            if (outcome == Outcome.PROVEN) {
                lines.append("proven zip ").append(at).append('\n');
            }
        });
        Files.writeString(Path.of(arguments[0]), lines, StandardCharsets.UTF_8);
    }

    private static Map<Outcome, Integer> count(Map<?, Outcome> outcomes) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        outcomes.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return counts;
    }
}
