package jiheng.query.findings.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Finding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Forms of other trades, told as units tell them: those in which all is well, one in which much is not. */
class OwnFormsTest {
    @Test
    void aSchoolsEquipmentRaisesNothing() {
        var results = "1. 2022年年初预算安排320.00万元，年中追加18.50万元，全年实际支出331.20万元，年末结余7.30万元。\n"
                + "2. 预算执行率97.84%，原因是设备招标节约资金，结余已全部上缴。";
        assertThat(found("school", "338.50", "331.20", "9.78", results)).isEmpty();
    }

    /** More than aimed at with a reason, less with another, a length in another unit, and a date that was kept. */
    @Test
    void aRoadsMaintenanceRaisesNothing() {
        assertThat(found("road", "812.00", "812.00", "10", "年初预算安排760万元，汛期追加52万元，全年支出812万元，支出未超预算。"))
                .isEmpty();
    }

    /** Ceilings and floors in many words, sums and parts, figures of other things beside the answer, all and none in words. */
    @TestFactory
    Stream<DynamicTest> honestFormsOfEightTradesRaiseNothing() {
        return Stream.of(
                        "health|860|842.6|9.8|2022年部门预算860万元，实际支出842.6万元，执行率97.98%，未执行完的原因是设备尾款次年支付。",
                        "education|2350|2350|10|2022年部门预算批复2350万元，实际支出2350万元，预算执行率100%。",
                        "transport|1860|1798.5|9.67|年初预算1600万元，年中追加260万元，实际支出1798.5万元，年末结转61.5万元。预算执行率96.69%，主要因质保金未到期。",
                        "water|980|980|10|2022年预算安排980万元，全年支出980万元，无结余。",
                        "farming|1420|1403.8|9.89|2022年预算1420万元，支出1403.8万元。执行率98.86%，因部分补贴对象账户有误，资金退回。",
                        "police|2680|2680|10|2022年预算2680万元，实际支出2680万元，执行率100%。",
                        "culture|560|548.2|9.79|2022年财政拨款预算560万元，实际支出548.2万元。预算执行率97.89%。主要原因是两场演出受天气影响取消。",
                        "elderly|735|735|10|2022年预算735万元，实际支出735万元，无结余。")
                .map(line -> line.split("\\|"))
                .map(form -> DynamicTest.dynamicTest(
                        form[0], () -> assertThat(found(form[0], form[1], form[2], form[3], form[4]))
                                .isEmpty()));
    }

    @Test
    void everyMistakeInAHospitalsTrainingIsFound() {
        var results = "1. 2022年预算安排180万元，年中追加25万元，实际支出196.4万元，年末无结余。\n2. 各项支出均控制在批复的预算额度内。";
        assertThat(found("hospital", "180", "196.4", "9.09", results))
                .containsExactlyInAnyOrder(
                        "budget-identity results 10.00",
                        "budget-text results,total 10.00",
                        "within-budget results,total 10.00",
                        "fund-points total 0.91",
                        "missed-target 1 6.00",
                        "missed-target 5 5.00",
                        "missed-target 6 5.00",
                        "missed-target 8 5.00",
                        "missed-target 10 8.00",
                        "lost-points 12 0.50",
                        "echoed-target 13 7.00",
                        "unanswered 2 6.00",
                        "unanswered 3 5.00",
                        "unanswered 11 8.00",
                        "other-people 14 10.00");
    }

    private static Stream<String> found(String name, String budget, String spent, String points, String results) {
        var form = AForm.of(name)
                .fund("budget", budget)
                .fund("executed", spent)
                .fund("transfers", "0")
                .fill(Cell.fund(Cell.TOTAL, "score"), AForm.number(points))
                .text("results", results);
        AForm.lines(name + ".tsv").forEach(line -> form.row(line.split("\t", -1)));
        return Checks.of(form.subject()).findings().stream().map(OwnFormsTest::row);
    }

    private static String row(Finding one) {
        var rows = one.rows().stream().map(row -> row.replace("indicator-", "")).collect(Collectors.joining(","));
        return Objects.requireNonNull(one.check()).code() + " " + rows + " " + one.stake();
    }
}
