package jiheng.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiheng.ui.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SheetMessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @MethodSource("jiheng.ui.Messages#bundles")
    void both_languages_have_the_same_messages_with_the_same_places(String name) {
        var chinese = Messages.of(name, "");
        var english = Messages.of(name, "_en");

        assertThat(chinese.stringPropertyNames()).isNotEmpty().isEqualTo(english.stringPropertyNames());
        for (var key : chinese.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(result -> result.group()).collect(Collectors.toSet());
    }
}
