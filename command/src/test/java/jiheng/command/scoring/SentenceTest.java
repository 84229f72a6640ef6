package jiheng.command.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people read of a score, in both languages, and what programs read of it. */
class SentenceTest {
    private static final String PENALISED = "{\"fund\":\"EXECUTION_RATE_OVER_RUN_PENALISED\"}";
    private static final String MINUS_2 =
            "{\"deviation\":{\"from\":\"0.3\",\"mode\":\"MINUS_POINTS\",\"points\":\"2\"}}";
    private static final String LOWERED =
            "{\"deviation\":{\"from\":\"0.3\",\"mode\":\"LOWERED_BY_DEVIATION\",\"points\":\"0\"}}";

    @Test
    void an_over_run_is_explained_as_data_and_in_words() {
        var derivation = fund(PENALISED, "10", "548.74", "739.39");

        assertThat(derivation)
                .isEqualTo(new Derivation(
                        "execution-rate-over-run-penalised",
                        new RuleSetVersion("national", 1),
                        Map.of(
                                "weight", "10",
                                "budget", "548.74",
                                "executed", "739.39",
                                "transfers", "0",
                                "formula", "net-of-transfers",
                                "rate", "1.3474"),
                        List.of("(739.39 − 0) ÷ 548.74 = 1.3474", "10 × (2 − 1.3474) = 6.53"),
                        new Words(
                                "执行率 (739.39 − 0) ÷ 548.74 = 134.74%，超支扣减：10 × (2 − 1.3474) = 6.53",
                                "Execution rate (739.39 − 0) ÷ 548.74 = 134.74%, over-run deducted:"
                                        + " 10 × (2 − 1.3474) = 6.53")));
    }

    @Test
    void a_rate_is_printed_with_more_digits_where_four_would_lead_to_another_score() {
        // 10 × 0.5005 would be 5.01
        assertThat(fund("{}", "10", "100000", "50046").sentence().zh())
                .isEqualTo("执行率 (50046 − 0) ÷ 100000 = 50.046%，按执行率计分：10 × 0.50046 = 5.00");
    }

    @Test
    void a_rate_that_no_decimals_can_print_stays_a_fraction() {
        // 3 × 5/600 is 0.025, a tie; 0.00833… is below it however far it is written out
        assertThat(fund("{}", "3", "600", "5").sentence().zh())
                .isEqualTo("执行率 (5 − 0) ÷ 600 = 0.83%，按执行率计分：3 × (5 − 0) ÷ 600 = 0.03");
    }

    @Test
    void the_ends_of_the_rate_read_naturally() {
        assertThat(fund("{}", "10", "548.74", "739.39").sentence())
                .isEqualTo(new Words(
                        "执行率 (739.39 − 0) ÷ 548.74 = 134.74%，超过 100%，按 100% 计，得 10.00",
                        "Execution rate (739.39 − 0) ÷ 548.74 = 134.74%, counted as 100%, score 10.00"));
        assertThat(fund(PENALISED, "10", "100.00", "250").sentence().zh())
                .isEqualTo("执行率 (250 − 0) ÷ 100 = 250.00%，达到 200%，超支扣减完，得 0.00");
        assertThat(fund("{}", "10", "0", "250").sentence().zh()).isEqualTo("全年预算数不大于 0，无法计算执行率，尚无自评得分，按 0 计");
        assertThat(fund("{}", "0", "100", "50").sentence().zh()).isEqualTo("分值为 0，本行不适用，得 0.00");
    }

    @Test
    void the_gross_rate_leaves_transfers_out_of_the_formula() {
        var assessment = new FormBuilder()
                .rate(Numerator.EXECUTED)
                .source("fiscal", Map.of("budget", "100", "executed", "90", "transfers", "40"))
                .assessedBy(CaseFiles.rules("national-1", "{}"));

        assertThat(ScoringCasesTest.row(assessment, Cell.TOTAL)
                        .derivation()
                        .sentence()
                        .zh())
                .isEqualTo("执行率 90 ÷ 100 = 90.00%，按执行率计分：10 × 0.9000 = 9.00");
    }

    @Test
    void each_measure_rule_has_its_sentence() {
        assertThat(row("{}", Operator.AT_LEAST, "40", "20", null, null))
                .isEqualTo(new Words(
                        "完成 20 家，未达到目标 ≥40 家，按比例得分：5 × 20 ÷ 40 = 2.50",
                        "Actual 20 家 misses the target ≥40 家, scored in proportion: 5 × 20 ÷ 40 = 2.50"));
        assertThat(row("{}", Operator.AT_LEAST, "40", "45", null, null).zh()).isEqualTo("完成 45 家，达到目标 ≥40 家，得 5.00");
        assertThat(row("{}", Operator.EXACTLY, "0", "1", null, null).zh()).isEqualTo("完成 1 家，不符合目标 =0 家，得 0.00");
        assertThat(row("{}", Operator.AT_MOST, "50", "54.04", null, null).zh())
                .isEqualTo("完成 54.04 家，超过目标 ≤50 家，按超出比例扣减：5 × (1 − (54.04 − 50) ÷ 50) = 4.60");
        assertThat(row("{}", Operator.AT_MOST, "12", "26.32", null, null).zh())
                .isEqualTo("完成 26.32 家，达到或超过目标 ≤12 家 的 2 倍，得 0.00");
        assertThat(row("{\"measures\":{\"AT_MOST\":\"AT_MOST_RATIO\"}}", Operator.AT_MOST, "50", "54.04", null, null)
                        .zh())
                .isEqualTo("完成 54.04 家，超过目标 ≤50 家，按比例得分：5 × 50 ÷ 54.04 = 4.63");
    }

    @Test
    void a_qualitative_band_is_named_with_its_limits() {
        var targets = CaseFiles.measures(CaseFiles.json("[[\"QUALITATIVE\",null,\"\"]]"));
        var assessment = new FormBuilder()
                .row("indicator-1", "10", "9.5", targets, List.of(new Reading(null, "", Band.PARTLY)), null)
                .assessedBy(CaseFiles.rules("national-1", "{}"));

        assertThat(ScoringCasesTest.row(assessment, "indicator-1").derivation().sentence())
                .isEqualTo(new Words(
                        "定性指标部分达成，得分区间 6.00 至 7.99，自评得分 9.5 高于区间，取上限，得 7.99",
                        "Qualitative target partly reached, band 6.00 to 7.99, the self score 9.5 is above it, so its"
                                + " upper end counts, score 7.99"));
    }

    @Test
    void a_row_left_to_the_unit_says_so() {
        assertThat(row("{\"measures\":{\"AT_LEAST\":\"AS_CLAIMED\"}}", Operator.AT_LEAST, "40", "20", "5", null))
                .isEqualTo(new Words(
                        "本规则集对该类指标不另行计分，以自评得分 5.00 为准",
                        "This rule set leaves such a row to the self score, the self score 5.00 stands"));
    }

    @Test
    void a_deviation_is_explained_with_what_it_costs() {
        assertThat(row(MINUS_2, Operator.AT_LEAST, "5", "9", null, null).zh())
                .isEqualTo("完成 9 家，达到目标 ≥5 家，得 5.00；超出目标 80.00%，未说明原因，扣 2 分：5.00 − 2 = 3.00");
        assertThat(row(MINUS_2, Operator.AT_LEAST, "5", "9", null, "任务增加").zh())
                .isEqualTo("完成 9 家，达到目标 ≥5 家，得 5.00；超出目标 80.00%，已说明原因，不扣分");
        assertThat(row(LOWERED, Operator.AT_LEAST, "5", "9", null, null).zh())
                .isEqualTo("完成 9 家，达到目标 ≥5 家，得 5.00；超出目标 80.00%，未说明原因，按偏离度调减：5.00 × (1 − 0.8000) = 1.00");
        assertThat(row("{}", Operator.AT_LEAST, "5", "9", null, null).zh())
                .isEqualTo("完成 9 家，达到目标 ≥5 家，得 5.00；超出目标 80.00%，应当说明原因");
    }

    @Test
    void several_measures_are_told_one_by_one_and_then_together() {
        var mean = new FormBuilder()
                .row(
                        "indicator-1",
                        "5",
                        null,
                        CaseFiles.measures(CaseFiles.json("[[\"AT_LEAST\",\"3\",\"期\"],[\"AT_LEAST\",\"500\",\"人\"]]")),
                        CaseFiles.readings(CaseFiles.json("[[\"1\",\"期\"],[\"500\",\"人\"]]")),
                        null)
                .assessedBy(CaseFiles.rules("national-1", "{\"several\":{\"by\":\"MEAN\",\"weights\":[]}}"));

        // (1.67 + 5.00) ÷ 2 would be 3.34
        var derivation = ScoringCasesTest.row(mean, "indicator-1").derivation();
        assertThat(derivation.rule()).isEqualTo("mean-of-measures");
        assertThat(derivation.sentence().zh())
                .isEqualTo("共 2 项目标；第 1 项完成 1 期，未达到目标 ≥3 期，按比例得分：5 × 1 ÷ 3 = 1.667；"
                        + "第 2 项完成 500 人，达到目标 ≥500 人，得 5.000；取平均分：(1.667 + 5.000) ÷ 2 = 3.33");
    }

    @Test
    void the_total_says_what_it_was_capped_to() {
        var capped = new FormBuilder()
                .source("fiscal", Map.of("budget", "100", "executed", "75"))
                .row("indicator-1", "90", "88", List.of(), List.of(), null)
                .assessedBy(
                        CaseFiles.rules("national-1", "{\"totalCaps\":[{\"rateBelow\":\"0.8\",\"atMost\":\"89\"}]}"));

        assertThat(capped.total().rule()).isEqualTo("sum-of-rows-capped-by-rate");
        assertThat(capped.total().steps())
                .containsExactly("7.50 + 88.00 = 95.50", "(75 − 0) ÷ 100 = 0.7500", "min(95.50, 89) = 89.00");
        assertThat(capped.total().sentence())
                .isEqualTo(new Words(
                        "规则得分合计 95.50（2 行，其中 1 行以自评得分计）；执行率 75.00% 低于 80%，总分最高 89 分，规则总分为 89.00；" + "自评总分 95.50，等级为优",
                        "Sum by the rules 95.50 (2 rows, 1 of them by the self score); execution rate 75.00% is below"
                                + " 80%, so the total is at most 89: rule total 89.00; self total 95.50, grade"
                                + " excellent"));
    }

    private static Derivation fund(String changes, String weight, String budget, String executed) {
        var assessment = new FormBuilder()
                .fundWeight(weight)
                .source("fiscal", Map.of("budget", budget, "executed", executed, "transfers", "0"))
                .assessedBy(CaseFiles.rules("national-1", changes));
        return ScoringCasesTest.row(assessment, Cell.TOTAL).derivation();
    }

    private static Words row(
            String changes,
            Operator operator,
            String target,
            String actual,
            @Nullable String claim,
            @Nullable String reason) {
        var targets = CaseFiles.measures(CaseFiles.json("[[\"" + operator + "\",\"" + target + "\",\"家\"]]"));
        var actuals = CaseFiles.readings(CaseFiles.json("[[\"" + actual + "\",\"家\"]]"));
        var assessment = new FormBuilder()
                .row("indicator-1", "5", claim, targets, actuals, reason)
                .assessedBy(CaseFiles.rules("national-1", changes));
        return ScoringCasesTest.row(assessment, "indicator-1").derivation().sentence();
    }
}
