package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "[1,]",
                "[1 2]",
                "[1;2]",
                "{\"a\":1,\"a\":2}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "01",
                "1.",
                "+1",
                "-",
                "1e9999",
                "NaN",
                "nul",
                "tru",
                "\"",
                "\"\n\"",
                "\"\\x\"",
                "\"\\",
                "\"\\u12\"",
                "\"\\u00g0\"",
                "\"\\u00４1\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\""
            })
    void whatIsSpelledOtherwiseIsNone(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(UnreadableJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r", "\n", "  \n "})
    void spaceMayStandBetweenAnyTwoSigns(String space) {
        var text = "{ \"a\" : [ 1 , { } , [ ] ] , \"b\" : null }".replace(" ", space);
        var all = parse(space + text + space);

        assertThat(all.members()).containsOnlyKeys("a", "b");
        assertThat(all.get("a").items()).hasSize(3);
        assertThat(all.get("a").items().get(0).whole()).isOne();
        assertThat(all.get("a").items().get(1).members()).isEmpty();
        assertThat(all.get("a").items().get(2).items()).isEmpty();
        assertThat(all.get("b").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"\\u0041, A", "\\u00e9, é", "\\u00E9, é", "\\u4e2d\\u6587, 中文", "\\ud840\\udc00𠮷, 𠀀𠮷", "\\/\\\\, /\\"
    })
    void lettersMayBeEscaped(String written, String meant) {
        assertThat(parse('"' + written + '"').text()).isEqualTo(meant);
    }

    @Test
    void theNamedEscapesAreWhatTheyAreNamedFor() {
        assertThat(parse("\"\\b\\f\\n\\r\\t\\\"\"").text()).isEqualTo("\b\f\n\r\t\"");
    }

    @Test
    void aNumberMayBeLongAndNotLonger() {
        assertThat(parse("1".repeat(400)).isNull()).isFalse();
        assertThatThrownBy(() -> parse("1".repeat(401))).isInstanceOf(UnreadableJson.class);
        assertThat(parse("-12e2").whole()).isEqualTo(-1200);
        assertThatThrownBy(() -> parse("1.5").whole()).isInstanceOf(UnreadableJson.class);
    }

    @Test
    void itMayBeDeepAndNotDeeper() {
        assertThat(parse("[".repeat(64) + "]".repeat(64)).items()).hasSize(1);
        assertThatThrownBy(() -> parse("[".repeat(65) + "]".repeat(65))).isInstanceOf(UnreadableJson.class);
        assertThat(parse("[" + "[],".repeat(100) + "[]]").items())
                .as("wide is not deep")
                .hasSize(101);
    }

    @Test
    void whatIsAskedForHasToBeOfItsKind() {
        var all = parse("{\"text\":\"a\",\"figure\":\"1.50\",\"whole\":7,\"list\":[]}");

        assertThat(all.text("text")).isEqualTo("a");
        assertThat(all.get("figure").figure()).isEqualTo("1.50");
        assertThat(all.get("whole").whole()).isEqualTo(7);
        assertThat(all.optional("absent")).isEmpty();
        assertThat(all.optional("text")).contains("a");
        assertThatThrownBy(() -> all.text("absent")).hasMessage("a text expected");
        assertThatThrownBy(() -> all.get("text").decimal()).hasMessage("a number expected");
        assertThatThrownBy(() -> all.get("text").whole()).hasMessage("a whole number expected");
        assertThatThrownBy(() -> all.get("text").items()).hasMessage("a list expected");
        assertThatThrownBy(() -> all.get("list").members()).hasMessage("an object expected");
    }

    private static Json parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
