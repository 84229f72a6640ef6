package jiheng.command.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing is green because nobody looked: each command has its tests, and each code of a refusal is in one. */
class GuardTest {
    private static final Path MAIN = Path.of("src", "main", "java", "jiheng", "command", "evaluation");
    private static final Path TESTS = Path.of("src", "test", "java", "jiheng", "command", "evaluation");

    /** Every code has a hyphen, except these. */
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+|incomplete)\"");

    /** Warnings: they are shown beside the form and refuse nothing. */
    private static final Set<String> WARNINGS =
            Set.of("not-applicable-without-reason", "readings-do-not-match", "differs-from-rule");

    private static Map<String, String> sources(Path folder) throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }

    private static Set<String> codes(Map<String, String> sources) {
        var codes = new TreeSet<String>();
        sources.values().forEach(source -> CODE.matcher(source).results().forEach(one -> codes.add(one.group(1))));
        return codes;
    }

    @Test
    void eachCommandHasATestClassOfItsOwn() throws IOException {
        var commands = new TreeSet<String>();
        sources(MAIN).forEach((name, source) -> {
            if (source.contains("@TargetAggregateIdentifier") && source.contains("public record " + name)) {
                commands.add(name + "Test");
            }
        });
        assertThat(commands).hasSize(29);
        assertThat(sources(TESTS).keySet()).containsAll(commands);
    }

    @Test
    void eachRefusalIsAssertedByATest() throws IOException {
        var thrown = codes(sources(MAIN));
        assertThat(thrown).hasSizeGreaterThan(60).contains("own-work", "score-above-weight", "incomplete");

        var tests = sources(TESTS);
        tests.remove("GuardTest");
        var asserted = new TreeSet<>(codes(tests));
        // In tables of cases a code is a column, not a literal of its own.
        tests.values().forEach(source -> thrown.stream()
                .filter(code -> Pattern.compile("[,|] " + code + "[\",]")
                        .matcher(source)
                        .find())
                .forEach(asserted::add));
        asserted.addAll(WARNINGS);
        assertThat(thrown).allSatisfy(code -> assertThat(asserted).contains(code));
    }
}
