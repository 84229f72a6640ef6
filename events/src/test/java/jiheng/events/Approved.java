package jiheng.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jiheng.events.store.StoredNames;

/** The approved JSON of the events: one file each, the contract with every history already written. */
final class Approved {
    static final Path FOLDER = Path.of("src", "test", "resources", "approved");

    private Approved() {}

    /** One object for each approved file, built by hand to say the same. */
    static List<Object> samples() {
        return Stream.of(
                        EvaluationSamples.all(),
                        OrganisationSamples.all(),
                        DefinitionSamples.all(),
                        RecheckSamples.all(),
                        LogKeySamples.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> fileNames() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String fileName(Class<?> event) {
        var declared = StoredNames.declarationOf(event).orElseThrow();
        return declared.value() + "-" + declared.revision() + ".json";
    }

    static String json(Class<?> event) {
        try {
            return Files.readString(FOLDER.resolve(fileName(event)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The JSON without the white space that is there for people; texts keep theirs. */
    static String minified(String json) {
        var text = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < json.length(); at++) {
            var letter = json.charAt(at);
            if (letter == '"' && (at == 0 || json.charAt(at - 1) != '\\')) {
                quoted = !quoted;
            }
            if (quoted || !Character.isWhitespace(letter)) {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
