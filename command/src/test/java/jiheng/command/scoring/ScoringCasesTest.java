package jiheng.command.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.RuleSetVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The case files, each outcome worked out by hand and written beside its arithmetic. */
class ScoringCasesTest {
    @TestFactory
    Stream<DynamicTest> the_2022_form_comes_out_as_the_domain_table_says() {
        return CaseFiles.cases("totals").stream()
                .map(one -> DynamicTest.dynamicTest(text(one, "name"), () -> {
                    var assessment =
                            form2022(one.get("fiscal")).assessedBy(CaseFiles.rules("form-2022-1", one.get("rules")));

                    assertThat(assessment.ruleTotal()).hasToString(text(one, "total"));
                    assertThat(assessment.selfTotal()).hasToString(text(one, "self"));
                    assertThat(assessment.grade()).isEqualTo(Grade.EXCELLENT);
                    assertThat(assessment.rows()).hasSize(21);
                    one.get("rows").properties().forEach(row -> assertThat(score(assessment, row.getKey()))
                            .as(row.getKey())
                            .isEqualTo(Optional.ofNullable(CaseFiles.text(one.get("rows"), row.getKey()))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_row_scores_as_worked_out_by_hand() {
        return CaseFiles.cases("rows").stream()
                .map(one -> DynamicTest.dynamicTest(text(one, "name"), () -> {
                    var assessment = new FormBuilder()
                            .row(
                                    "indicator-1",
                                    text(one, "weight"),
                                    CaseFiles.text(one, "claim"),
                                    CaseFiles.measures(one.get("targets")),
                                    CaseFiles.readings(one.get("actuals")),
                                    CaseFiles.text(one, "reason"))
                            .assessedBy(CaseFiles.rules("national-1", one.get("rules")));

                    assertThat(score(assessment, "indicator-1"))
                            .as(text(one, "because"))
                            .isEqualTo(Optional.ofNullable(CaseFiles.text(one, "score")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_fund_row_scores_as_worked_out_by_hand() {
        return CaseFiles.cases("funds").stream()
                .map(one -> DynamicTest.dynamicTest(text(one, "name"), () -> {
                    var form = new FormBuilder()
                            .rate(numerator(text(one, "rate")))
                            .fundWeight(text(one, "weight"))
                            .number(Cell.branch(Cell.FUNDS, "weight"), CaseFiles.text(one, "branchWeight"))
                            .number(Cell.fund(Cell.TOTAL, "score"), CaseFiles.text(one, "claim"));
                    var source = 0;
                    for (var figures : one.get("sources")) {
                        form.source("source-" + ++source, texts(figures));
                    }
                    var assessment = form.assessedBy(CaseFiles.rules("national-1", one.get("rules")));

                    assertThat(score(assessment, Cell.TOTAL))
                            .as(text(one, "because"))
                            .isEqualTo(Optional.ofNullable(CaseFiles.text(one, "score")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_total_is_capped_by_the_rate() {
        return CaseFiles.cases("caps").stream()
                .map(one -> DynamicTest.dynamicTest(text(one, "because"), () -> {
                    var assessment = new FormBuilder()
                            .source("fiscal", Map.of("budget", "100", "executed", text(one, "executed")))
                            .row("indicator-1", "90", "90", List.of(), List.of(), null)
                            .assessedBy(CaseFiles.rules("national-1", one.get("rules")));

                    assertThat(assessment.ruleTotal()).hasToString(text(one, "total"));
                }));
    }

    /** The totals of the domain table, each by a rule set that is shipped; the second and third correct A. */
    @ParameterizedTest
    @CsvSource({
        "form-2022,548.74,94.53",
        "form-2022,739.39,98.00",
        "form-2022-at-least,739.39,95.50",
        "form-2022-cost-linear,548.74,94.37",
        "form-2022-at-least,548.74,92.03",
        "form-2022-cost-linear-at-least,548.74,91.87",
        "form-2022-minus-2,548.74,84.53",
        "form-2022-minus-2-at-least,548.74,82.03"
    })
    void the_shipped_rule_sets_make_the_known_totals(String rules, String budget, String total) {
        var assessment = form2022(CaseFiles.json("{\"budget\": \"" + budget + "\"}"))
                .assessedBy(RuleSets.shipped().get(new RuleSetVersion(rules, 1)));

        assertThat(assessment.ruleTotal()).hasToString(total);
    }

    @Test
    void no_case_file_is_empty() {
        assertThat(CaseFiles.cases("totals")).hasSize(8);
        assertThat(CaseFiles.cases("rows")).hasSizeGreaterThan(80);
        assertThat(CaseFiles.cases("funds")).hasSizeGreaterThan(20);
        assertThat(CaseFiles.cases("caps")).hasSize(10);
    }

    static FormBuilder form2022(@Nullable JsonNode changedFigures) {
        var file = CaseFiles.file("form-2022");
        var figures = texts(file.get("funds").get("fiscal"));
        if (changedFigures != null) {
            figures.putAll(texts(changedFigures));
        }
        var form = new FormBuilder()
                .rate(numerator(text(file, "rate")))
                .fundWeight(text(file, "fundWeight"))
                .source("fiscal", figures);
        for (var row : file.get("rows")) {
            form.row(
                    text(row, "id"),
                    text(row, "weight"),
                    text(row, "score"),
                    CaseFiles.measures(row.get("targets")),
                    CaseFiles.readings(row.get("actuals")),
                    CaseFiles.text(row, "reason"));
            form.below(text(row, "branch"), text(row, "child"));
        }
        return form;
    }

    static Optional<String> score(Assessment assessment, String row) {
        return Optional.ofNullable(row(assessment, row).score()).map(Object::toString);
    }

    static RowScore row(Assessment assessment, String row) {
        return assessment.rows().stream()
                .filter(one -> one.row().equals(row))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asString()));
        return texts;
    }

    private static String text(JsonNode one, String field) {
        return one.get(field).asString();
    }

    private static Numerator numerator(String rate) {
        return switch (rate) {
            case "GROSS" -> Numerator.EXECUTED;
            case "NET_OF_TRANSFERS" -> Numerator.EXECUTED_LESS_TRANSFERS;
            default -> throw new IllegalArgumentException(rate);
        };
    }
}
