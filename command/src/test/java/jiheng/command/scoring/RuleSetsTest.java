package jiheng.command.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.template.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class RuleSetsTest {
    @Test
    void the_national_rules_and_those_of_the_2022_form_are_shipped() {
        assertThat(RuleSets.shipped().all())
                .extracting(RuleSet::version)
                .contains(new RuleSetVersion("national", 1), new RuleSetVersion("form-2022", 1))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_rule_set_is_found_by_id_and_version_or_not_at_all() {
        var shipped = RuleSets.shipped();

        assertThat(shipped.find("national", 1)).isPresent();
        assertThat(shipped.find("national", 2)).isEmpty();
        assertThatThrownBy(() -> shipped.get(new RuleSetVersion("form-2021", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rule set form-2021 version 1");
    }

    @ParameterizedTest
    @CsvSource({
        "100,EXCELLENT",
        "90,EXCELLENT",
        "89.99,GOOD",
        "80,GOOD",
        "79.99,FAIR",
        "60,FAIR",
        "59.99,POOR",
        "0,POOR"
    })
    void the_grades_are_half_open_bands_of_the_self_total(String claim, Grade grade) {
        var assessment = new FormBuilder()
                .source("fiscal", Map.of())
                .row("indicator-1", "100", claim, List.of(), List.of(), null)
                .assessedBy(RuleSets.shipped().get(new RuleSetVersion("national", 1)));

        assertThat(assessment.grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"measures\":{\"QUALITATIVE\":\"AT_LEAST\"}} | QUALITATIVE cannot be scored by AT_LEAST",
                "{\"measures\":{\"AT_MOST\":\"QUALITATIVE\"}} | AT_MOST cannot be scored by QUALITATIVE",
                "{\"measures\":{\"AT_MOST\":\"AT_MOSTLY\"}} | AT_MOSTLY",
                "{\"caps\":[]} | caps",
                "{\"title\":null} | title",
                "{\"qualitative\":{\"reachedFrom\":\"0.5\",\"partlyFrom\":\"0.6\"}} | not in order",
                "{\"several\":{\"by\":\"WEIGHTED_MEAN\",\"weights\":[]}} | needs weights",
                "{\"grades\":[{\"from\":\"80\",\"grade\":\"GOOD\"},{\"from\":\"90\",\"grade\":\"EXCELLENT\"}]} | not in order",
                "{\"deviation\":{\"from\":\"0\",\"mode\":\"NOTHING_MORE\",\"points\":\"0\"}} | above 0"
            })
    void a_rule_set_file_that_makes_no_sense_is_refused(String changes, String because) {
        assertThatThrownBy(() -> CaseFiles.rules("national-1", changes)).hasMessageContaining(because);
    }

    @Test
    void a_rule_set_file_that_leaves_something_out_is_refused() {
        var file = "{\"version\":{\"id\":\"national\",\"version\":1}}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RuleSetFile.read(new ByteArrayInputStream(file)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void a_fund_claim_counts_in_the_self_total_and_the_rule_in_the_rule_total() {
        var form = new FormBuilder()
                .source("fiscal", Map.of("budget", "100", "executed", "80"))
                .number(Cell.fund("total", "score"), "9.5");
        var assessment = form.assessedBy(RuleSets.shipped().get(new RuleSetVersion("national", 1)));

        assertThat(assessment.selfTotal()).hasToString("9.50");
        assertThat(assessment.ruleTotal()).hasToString("8.00");
    }

    @Test
    void an_empty_form_scores_nothing_and_fails_nowhere() {
        var assessment = new FormBuilder()
                .row("indicator-1", null, null, List.of(), List.of(), null)
                .assessedBy(RuleSets.shipped().get(new RuleSetVersion("national", 1)));

        assertThat(assessment.selfTotal()).hasToString("0.00");
        assertThat(assessment.ruleTotal()).hasToString("0.00");
        assertThat(assessment.rows()).extracting(row -> row.score()).containsOnlyNulls();
        assertThat(assessment.grade()).isEqualTo(Grade.POOR);
    }
}
