package jiheng.command.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.command.scoring.RuleSets;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Words;
import jiheng.events.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    static Stream<Template> shipped() {
        return Templates.shipped().all();
    }

    @Test
    void theFourFamiliesAreOfferedInTheirLatestVersion() {
        assertThat(shipped()).extracting(Template::kind).contains(FormKind.values());
        assertThat(Templates.shipped().latest())
                .extracting(template ->
                        template.version().id() + "-" + template.version().version())
                .containsExactlyInAnyOrder(
                        "department-2022-2", "project-standard-2", "project-sichuan-1", "project-process-1");
        assertThat(shipped())
                .allSatisfy(template ->
                        assertThat(Templates.shipped().find(template.version())).contains(template));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theWeightsSumToAHundred(Template template) {
        var layout = template.layout();
        var sum = layout.branches().stream()
                .map(branch -> branch.weight().value())
                .reduce(layout.funds().weight().value(), BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyKeyIsGoodForTheAddressOfACell(Template template) {
        var layout = template.layout();
        var cells = new ArrayList<Cell>();
        layout.header().forEach(field -> cells.add(Cell.header(field.key())));
        layout.narratives().forEach(field -> cells.add(Cell.narrative(field.key())));
        for (var source : layout.funds().sources()) {
            assertThat(source.key()).isNotEqualTo(Cell.TOTAL);
            layout.funds().columns().forEach(column -> cells.add(Cell.fund(source.key(), column.key())));
        }
        for (var branch : layout.branches()) {
            assertThat(branch.key()).isNotEqualTo(Cell.FUNDS);
            cells.add(Cell.branch(branch.key(), "weight"));
            assertThat(branch.children())
                    .isNotEmpty()
                    .extracting(Layout.Named::key)
                    .doesNotHaveDuplicates();
        }
        assertThat(cells).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        assertThat(layout.funds().columns()).extracting(Layout.Named::key).contains("budget", "executed");
        assertThat(layout.narratives()).extracting(Layout.Named::key).contains("goals", "results");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theLastStepVouchesForEverythingAndTheStepsAreTold(Template template) {
        var route = template.route();
        assertThat(route.get(route.size() - 1).covers()).isEqualTo(Set.of(Part.values()));
        assertThat(route).extracting(RouteStep::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void itsRuleSetIsShippedToo(Template template) {
        assertThat(RuleSets.shipped()
                        .find(template.ruleSet().id(), template.ruleSet().version()))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everythingHasWordsInBothLanguages(Template template) {
        var layout = template.layout();
        var words = new ArrayList<Words>();
        words.add(layout.title());
        Stream.of(
                        layout.header(),
                        layout.narratives(),
                        layout.funds().columns(),
                        layout.funds().sources(),
                        layout.signoff())
                .<Layout.Named>flatMap(List::stream)
                .forEach(named -> words.add(named.title()));
        layout.columns().forEach(column -> words.add(column.title()));
        layout.funds().figures().forEach(figure -> words.add(figure.title()));
        words.add(layout.paper().caption());
        for (var branch : layout.branches()) {
            words.add(branch.title());
            branch.children().forEach(child -> words.add(child.title()));
        }
        template.route().forEach(step -> words.add(step.title()));
        assertThat(words).hasSizeGreaterThan(20).allSatisfy(word -> {
            assertThat(word.zh()).containsPattern("\\p{IsHan}");
            assertThat(word.en()).containsPattern("[A-Za-z]").doesNotContainPattern("\\p{IsHan}");
        });
    }
}
