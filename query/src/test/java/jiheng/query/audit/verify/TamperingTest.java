package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.Entries;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte of a bundle of 200 events can be changed and the bundle still be proven, whoever verifies it. */
class TamperingTest {
    @TempDir
    private static Path folder;

    private static List<String> cases;
    private static List<String> codes;

    @BeforeAll
    static void turnEveryByte() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Tampering.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        cases = Files.readAllLines(folder.resolve(Tampering.CASES));
        codes = Files.readAllLines(folder.resolve(Tampering.CODES));
    }

    @Test
    void everyByteChangedIsNoticed() throws Exception {
        var outcomes = new TreeMap<String, Long>();
        var proven = new ArrayList<String>();
        for (var at = 0; at < cases.size(); at++) {
            var entry = cases.get(at).split(" ", 2)[0];
            var reading = entry.startsWith(Entries.UNPROVEN) ? "for reading only" : "proof";
            var code = codes.get(at);
            outcomes.merge((entry.equals("zip") ? "zip" : reading) + " " + code, 1L, Long::sum);
            if (code.equals("0")) {
                proven.add(entry);
            }
        }
        System.out.println("bytes changed in turn: " + cases.size() + ", by exit code " + outcomes);
        var entries = BundleWriter.entries(new BundleStory(false));
        var inside =
                entries.values().stream().mapToInt(content -> content.length).sum();
        assertThat(inside).isGreaterThan(100_000);
        assertThat(cases)
                .hasSize((int) Files.size(folder.resolve(Tampering.BUNDLE)))
                .doesNotHaveDuplicates();
        // The control: what is there for people to read is no proof, is said to be none, and may be anything.
        assertThat(proven)
                .isNotEmpty()
                .allMatch(entry -> entry.startsWith(Entries.UNPROVEN))
                .hasSize(entries.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(Entries.UNPROVEN))
                        .mapToInt(entry -> entry.getValue().length)
                        .sum());
        assertThat(codes).containsOnly("0", "1", "2");
        assertThat(BundleVerification.of(entries, BundleStory.trust()).outcome())
                .isEqualTo(Outcome.PROVEN);
    }

    /** Two at a time: it is slow, and the machine has two cores. */
    @Test
    void aSecondVerifierInAnotherLanguageAgreesOnEveryCase() throws Exception {
        assumeThat(SecondVerifier.isHere()).as("python3 on this machine").isTrue();
        var bundle = folder.resolve(Tampering.BUNDLE);
        var keys = SecondVerifier.write(BundleStory.trust().keys(), folder.resolve("keys"));
        assertThat(SecondVerifier.of(keys, bundle)).containsExactly(BundleStory.FORM.value() + " 14.28 9.00");
        var half = cases.size() / 2;
        var theirs = List.of(cases.subList(0, half), cases.subList(half, cases.size())).parallelStream()
                .map(some -> SecondVerifier.codes(keys, bundle, some))
                .flatMap(List::stream)
                .toList();
        System.out.println("cases on which two verifiers agree: " + theirs.size());
        assertThat(theirs.equals(codes)).as(() -> difference(theirs)).isTrue();
    }

    private static String difference(List<String> theirs) {
        for (var at = 0; at < theirs.size(); at++) {
            if (!theirs.get(at).equals(codes.get(at))) {
                return cases.get(at) + ": " + codes.get(at) + " here, " + theirs.get(at) + " there";
            }
        }
        return theirs.size() + " answers";
    }
}
