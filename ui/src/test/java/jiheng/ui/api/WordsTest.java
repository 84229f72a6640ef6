package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.ui.Messages;
import org.junit.jupiter.api.Test;

/** Every code that the product refuses with has words, in both languages, and asks for the same arguments in both. */
class WordsTest {
    private static final Pattern REFUSAL =
            Pattern.compile("CommandRefused\\s*\\.\\s*(?:forbidden|absent|rule|stale|malformed)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern PROBLEM =
            Pattern.compile("(?:plain\\(\\s*HttpStatus\\.[A-Z_]+,|parameter\\(|field\\()\\s*\"([a-z]+-[a-z-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    @Test
    void everyCodeHasWordsInBothLanguages() {
        var codes = new TreeSet<String>();
        var root = Path.of("..").toAbsolutePath().normalize();
        for (var room : Set.of("command", "ui")) {
            codes.addAll(codesIn(root.resolve(room).resolve("src/main/java")));
        }
        assertThat(codes).hasSizeGreaterThan(60).contains("own-work", "if-match-missing", "field-unknown");

        assertThat(words(""))
                .containsAll(codes.stream().map(code -> "refusal." + code).toList());
        assertThat(words("_en"))
                .containsAll(codes.stream().map(code -> "refusal." + code).toList());
    }

    @Test
    void bothLanguagesTellTheSame() {
        var chinese = properties("");
        var english = properties("_en");

        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (var key : chinese.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> codesIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(WordsTest::codes)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> codes(Path file) {
        try {
            var text = Files.readString(file);
            var problems =
                    file.endsWith("Problems.java") ? PROBLEM.matcher(text).results() : Stream.<MatchResult>of();
            return Stream.concat(REFUSAL.matcher(text).results(), problems).map(found -> found.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> words(String language) {
        return properties(language).stringPropertyNames();
    }

    private static Properties properties(String language) {
        var all = new Properties();
        Messages.bundles().forEach(bundle -> all.putAll(Messages.of(bundle, language)));
        return all;
    }
}
