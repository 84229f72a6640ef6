package jiheng.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A button pressed while its page is still arriving sends the fields before it: all of them, or the form has an end to miss. */
class ButtonsTest {
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
    private static final Pattern SENDS = Pattern.compile("<button\\b[^>]*type=\"submit\"");
    private static final Pattern FIELD =
            Pattern.compile("<(input|select|textarea)\\b(?![^>]*type=\"hidden\")|th:replace|name=\"end\"");

    @Test
    void everyButtonThatSendsAFormStandsBehindItsFieldsOrTheFormHasAnEnd() throws IOException {
        var forms = forms();
        assertThat(forms).hasSizeGreaterThan(40);
        assertThat(forms.stream().filter(form -> form.contains("name=\"end\""))).hasSize(1);
        assertThat(forms).allSatisfy(form -> assertThat(isSafe(form)).isTrue());
    }

    @Test
    void theControlsAreTold() {
        var form = "<form method=\"post\"><button type=\"submit\"></button><textarea></textarea>%s</form>";
        assertThat(isSafe(form.formatted(""))).isFalse();
        assertThat(isSafe(form.formatted("<input type=\"hidden\" name=\"end\">")))
                .isTrue();
        assertThat(isSafe("<form method=\"post\"><input name=\"a\"><button type=\"submit\"></button></form>"))
                .isTrue();
    }

    private static boolean isSafe(String form) {
        var button = SENDS.matcher(form)
                .results()
                .findFirst()
                .map(MatchResult::start)
                .orElse(form.length());
        var last = FIELD.matcher(form).results().reduce((first, second) -> second);
        return last.isEmpty()
                || last.get().start() < button
                || last.get().group().startsWith("name=");
    }

    private static List<String> forms() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            return templates
                    .filter(file -> file.toString().endsWith(".html"))
                    .flatMap(file -> FORM.matcher(read(file)).results().map(MatchResult::group))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
