package jiheng.command.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Objects;
import jiheng.command.CommandRefused;
import jiheng.command.scoring.RuleSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFileTest {
    private static final RuleSets RULES = RuleSets.shipped();

    @Test
    void theFileItselfIsTaken() {
        assertThat(TemplateFile.read(file().getBytes(UTF_8), RULES).version().id())
                .isEqualTo("project-sichuan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"adjustable\": true | \"adjustable\": true, \"adjustible\": true | layout.funds.adjustible",
                "\"targets\": \"SPLIT\" | \"targets\": \"SPLITS\" | layout.targets",
                "\"limit\": 100 | \"limit\": 1.5 | layout.header[0].limit",
                "\"kind\": \"PROJECT\" | \"kind\": \"PROJECT\", \"kind\": \"PROJECT\" | template",
                "\"orientation\": \"LANDSCAPE\" | \"orientation\": 0 | layout.paper.orientation",
                "\"checks\": [], | | layout.checks"
            })
    void whatIsMisspeltOrMissingIsRefusedAtItsPlace(String part, String other, String place) {
        var refused = refused(part, other == null ? "" : other);

        assertThat(refused.code()).isEqualTo("template-unreadable");
        assertThat(refused.field()).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\": \"project-sichuan\" | \"id\": \"Sichuan\" | version.id | template-key",
                "\"version\": 1}, | \"version\": 0}, | version.version | template-number",
                "\"key\": \"implementer\" | \"key\": \"supervising\" | layout.header[1] | template-key-twice",
                "\"key\": \"supervising\" | \"key\": \"super vising\" | layout.header[0].key | template-key",
                "\"zh\": \"主管部门\" | \"zh\": \" \" | layout.header[0].title | template-words",
                "\"key\": \"other\" | \"key\": \"total\" | layout.funds.sources[3].key | template-key",
                "\"role\": \"ADJUSTED\" | \"role\": \"OTHER\" | layout.funds.rate | template-role-missing",
                "\"role\": \"ADJUSTED\" | \"role\": \"EXECUTED\" | layout.funds.columns[1] | template-role-twice",
                "\"figure\": \"WEIGHT\" | \"figure\": \"RATE\" | layout.funds.figures[1] | template-figure-twice",
                "\"weight\": \"40.00\" | \"weight\": \"50.00\" | layout.branches | template-weights",
                "\"weight\": \"40.00\" | \"weight\": \"-40.00\" | layout.branches[0].weight | template-number",
                "\"key\": \"cost\" | \"key\": \"output\" | layout.branches[1] | template-key-twice",
                "\"key\": \"cost\" | \"key\": \"funds\" | layout.branches[1].key | template-key",
                "\"key\": \"quality\" | \"key\": \"quantity\" | layout.branches[0].children[1] | template-key-twice",
                "\"field\": \"nature\" | \"field\": \"mood\" | layout.columns[3].field | template-column-unknown",
                "\"field\": \"nature\" | \"field\": \"target\" | layout.columns[3].field | template-column-unfit",
                "\"field\": \"child\" | \"field\": \"note\" | layout.columns | template-column-missing",
                "\"field\": \"reason\" | \"field\": \"score\" | layout.columns[9] | template-column-twice",
                "\"width\": 190 | \"width\": 0 | layout.columns[2].width | template-number",
                "\"id\": \"national\" | \"id\": \"local\" | ruleSet | template-rule-set",
                "\"id\": \"national\" | \"id\": \"process\" | layout.columns | template-column-missing",
                "\"key\": \"finance\" | \"key\": \"unit\" | route[2] | template-key-twice"
            })
    void whatMakesNoSenseIsRefusedAtItsPlace(String part, String other, String place, String code) {
        var refused = refused(part, other);

        assertThat(refused.code()).isEqualTo("template-unsound");
        assertThat(refused.details()).anySatisfy(detail -> {
            assertThat(detail.field()).isEqualTo(place);
            assertThat(detail.code()).isEqualTo(code);
        });
    }

    @Test
    void aRouteHasSteps() {
        var file = file();
        var refused = refused(file.substring(file.indexOf("\"route\"")), "\"route\": []}");

        assertThat(refused.details()).anySatisfy(detail -> {
            assertThat(detail.field()).isEqualTo("route");
            assertThat(detail.code()).isEqualTo("template-empty");
        });
    }

    private static CommandRefused refused(String part, String other) {
        var file = file();
        assertThat(file).contains(part);
        var at = file.indexOf(part);
        var changed = file.substring(0, at) + other + file.substring(at + part.length());
        return catchThrowableOfType(CommandRefused.class, () -> TemplateFile.read(changed.getBytes(UTF_8), RULES));
    }

    private static String file() {
        try (var data = TemplateFileTest.class.getResourceAsStream("/jiheng/templates/project-sichuan-1.json")) {
            return new String(Objects.requireNonNull(data).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
