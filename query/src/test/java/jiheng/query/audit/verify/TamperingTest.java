package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.Entries;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte of a bundle of 200 events can be changed and the bundle still be proven. */
class TamperingTest {
    /** A second verifier sees every so many-th case: a prime, so that all fields of a leaf have their turn. */
    private static final int SAMPLE = 97;

    @TempDir
    private Path folder;

    @Test
    void everyByteChangedIsNoticed() throws Exception {
        var report = folder.resolve("report");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Tampering.class.getName(),
                        report.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var lines = Files.readAllLines(report);
        System.out.println("bytes changed in turn: " + String.join(", ", lines.subList(0, Math.min(8, lines.size()))));
        assertThat(lines).noneMatch(line -> line.startsWith("proven") || line.contains("PROVEN"));
        var entries = BundleWriter.entries(new BundleStory(false));
        var inside = entries.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(Entries.UNPROVEN))
                .mapToInt(entry -> entry.getValue().length)
                .sum();
        assertThat(inside).isGreaterThan(100_000);
        assertThat(lines.get(0)).isEqualTo("inside " + inside);
        assertThat(lines).anyMatch(line -> line.startsWith("inside TAMPERED"));
    }

    @Test
    void aSecondVerifierInAnotherLanguageAgrees() throws Exception {
        assumeThat(python()).as("python3 on this machine").isTrue();
        var story = new BundleStory(false);
        var flips = new Flips(BundleWriter.entries(story));
        var bundle = folder.resolve("bundle.zip");
        try (var out = Files.newOutputStream(bundle)) {
            StoredZip.write(flips.entries(), out);
        }
        var keys = folder.resolve("keys");
        Files.writeString(
                keys, BundleStory.trust().keys().stream().map(key -> key + "\n").collect(Collectors.joining()));
        var honest = second(keys, bundle, List.of());
        assertThat(honest).containsExactly(BundleStory.FORM.value() + " 14.28 9.00");

        var sample = new ArrayList<Flips.Flip>();
        var all = flips.all();
        for (var at = 0; at < all.size(); at++) {
            if (at % SAMPLE == 0
                    || !all.get(at).entry().matches("leaves.bin|events/.*|gaps/.*|evidence/.*|checkpoints/.*")) {
                sample.add(all.get(at));
            }
        }
        var theirs = second(keys, bundle, sample);
        var ours = sample.stream()
                .map(flip -> ""
                        + BundleVerification.of(flips.with(flip), BundleStory.trust())
                                .outcome()
                                .code())
                .toList();
        System.out.println("cases on which two verifiers agree: " + sample.size());
        assertThat(sample).hasSizeGreaterThan(1500);
        assertThat(theirs).isEqualTo(ours);
        assertThat(ours)
                .contains("0", "1", "2")
                .filteredOn("0"::equals)
                .hasSameSizeAs(sample.stream()
                        .filter(flip -> flip.entry().startsWith(Entries.UNPROVEN))
                        .toList());
        assertThat(BundleVerification.of(flips.entries(), BundleStory.trust()).outcome())
                .isEqualTo(Outcome.PROVEN);
    }

    private List<String> second(Path keys, Path bundle, List<Flips.Flip> cases) throws Exception {
        var input = folder.resolve("cases");
        Files.write(
                input,
                cases.stream()
                        .map(flip -> flip.entry() + " " + flip.at() + " " + flip.mask())
                        .toList());
        var command = new ArrayList<>(List.of("python3", script().toString(), keys.toString(), bundle.toString()));
        if (!cases.isEmpty()) {
            command.add("-");
        }
        var process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static Path script() {
        return Path.of("src/test/resources/second/verify.py");
    }

    private static boolean python() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
