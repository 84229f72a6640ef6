package jiheng.query.findings.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each check beside a form in which it fires, and one much like it in which it must not. */
class ChecksTest {
    private static final String LONG = "全年分四批走进乡镇和社区，由业务骨干现场讲解操作要领，结束后逐户回访并登记意见，形成台账备查。";
    private static final String FILE = "a".repeat(64);

    private record Pair(AForm fires, AForm quiet) {}

    private final Map<String, Pair> examples = new LinkedHashMap<>();

    ChecksTest() {
        money();
        scores();
        words();
        history();
    }

    private void money() {
        examples.put(
                "budget-identity",
                new Pair(parts("5", "100", "20", "120", "100", "20"), parts("0", "100", "20", "120", "100", "20")));
        examples.put(
                "budget-text",
                new Pair(
                        funded("120", "90").text("results", "年初预算100万元，追加10万元，实际支出90万元。"),
                        funded("110", "90").text("results", "年初预算100万元，追加10万元，实际支出90万元。")));
        examples.put(
                "within-budget",
                new Pair(
                        funded("100", "101").text("results", "支出控制在预算范围之内。"),
                        funded("100", "100").text("results", "支出控制在预算范围之内。")));
        examples.put(
                "fund-points",
                new Pair(
                        funded("100", "90").fill(fundScore(), AForm.number("9")),
                        funded("100", "90")
                                .fill(fundScore(), AForm.number("9"))
                                .text("results", "预算执行率90%，原因是尾款按合同次年支付。")));
    }

    private void scores() {
        examples.put(
                "missed-target",
                new Pair(row("检查工地40家", "检查工地20家", "5", "5"), row("检查工地40家", "检查工地20家", "5", "2.5", "人手不足")));
        examples.put(
                "lost-points",
                new Pair(row("检查工地40家", "检查工地30家", "5", "4"), row("检查工地40家", "检查工地30家", "5", "4", "大雨停工")));
        examples.put(
                "far-from-target", new Pair(row("检查工地40家", "检查工地52家", "5", "5"), row("检查工地40家", "检查工地51家", "5", "5")));
        examples.put("several-measures", new Pair(twoMeasures("5", "20"), twoMeasures("5", "40")));
        examples.put(
                "opposite-facts", new Pair(costs("20万元", "5万元", "20万元", "40万元"), costs("20万元", "5万元", "20万元", "6万元")));
        examples.put(
                "empty-row",
                new Pair(
                        AForm.of("unit").row("benefit", "ecological", "", "", "", "", "0", "0"),
                        AForm.of("unit").row("benefit", "ecological", "", "", "", "", "0", "0", "本单位无此项职能")));
    }

    private void words() {
        examples.put(
                "same-narrative",
                new Pair(
                        told("开课进乡镇", "走访企业职工", LONG, "2022年，" + LONG),
                        told("开课进乡镇", "走访企业职工", LONG, "年内走访园区企业三十家，收集用工、培训、安全方面的意见，逐条转交部门办理并回复。")));
        examples.put(
                "same-reason",
                new Pair(
                        row("检查工地40家", "检查工地30家", "5", "4", "人手不足")
                                .row("output", "quality", "", "验收", "验收10家", "验收9家", "5", "4", "人手不足"),
                        row("检查工地40家", "检查工地30家", "5", "4", "人手不足")
                                .row("output", "quality", "", "验收", "验收10家", "验收9家", "5", "4", "大雨停工")));
        examples.put(
                "echoed-target",
                new Pair(
                        row("建立健全巡查制度，及时消除隐患", "建立健全巡查制度，及时消除隐患。", "5", "5"),
                        row("建立健全巡查制度，及时消除隐患", "建立健全巡查制度，及时消除隐患12处。", "5", "5")));
        examples.put(
                "copied-text",
                new Pair(
                        told("开课进乡镇", LONG).beside(told("other", "组织讲解", "自查自纠。" + LONG)),
                        told("开课进乡镇", LONG).beside(told("other", "组织讲解", "逐村开会，由驻村干部说明政策，会后发放问卷，按村汇总意见，报送镇政府备案。"))));
        examples.put("one-name", new Pair(named("专项", "专项", "专项"), named("课程", "专项", "专项")));
        examples.put("one-file", new Pair(proved(3), proved(2)));
        examples.put(
                "unanswered", new Pair(row("检查“星光”工地", "全年检查工地", "5", "5"), row("检查“星光”工地", "全年检查星光工地", "5", "5")));
        examples.put(
                "other-people", new Pair(row("群众满意度高", "职工满意度为优", "5", "5"), row("群众满意度高", "群众和职工满意度为优", "5", "5")));
        examples.put(
                "stale-year",
                new Pair(
                        AForm.of("unit").text("duties", "纳入2021年度决算的单位1个。"),
                        AForm.of("unit").text("duties", "纳入2022年度决算的单位1个；核查2021年的工程。")));
        examples.put(
                "relative-year", new Pair(row("今年检查工地", "检查工地", "5", "5"), row("2022年检查工地", "检查工地", "5", "4", "今年大雨")));
        examples.put(
                "left-out",
                new Pair(
                        row("检查工地40家", "检查工地40家。" + "逐家登记。".repeat(200), "5", "5"),
                        row("检查工地40家", "检查工地40家。" + "逐家登记。".repeat(190), "5", "5")));
        examples.put("not-signed", new Pair(AForm.withoutSignature(), AForm.of("unit")));
    }

    private void history() {
        examples.put(
                "raised-score",
                new Pair(
                        returned().score(1, "5"),
                        returned().set(1, "actual", "检查工地40家，补查10家").score(1, "5")));
        examples.put(
                "late-change",
                new Pair(
                        filled().deadline(AForm.START).submitted("preparer"),
                        filled().deadline(AForm.START.plus(Duration.ofDays(1))).submitted("preparer")));
        examples.put(
                "last-minute",
                new Pair(
                        filled().later(Duration.ofMinutes(9)).submitted("another"),
                        filled().later(Duration.ofMinutes(11)).submitted("another")));
        examples.put(
                "quick-approval",
                new Pair(
                        filled().submitted("preparer")
                                .later(Duration.ofSeconds(29))
                                .approved(),
                        filled().submitted("preparer")
                                .later(Duration.ofSeconds(30))
                                .approved()));
    }

    @TestFactory
    Stream<DynamicTest> firesAndKeepsQuiet() {
        return Checks.codes().stream()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    var example = Objects.requireNonNull(examples.get(code), "an example");
                    assertThat(found(example.fires(), code)).hasSize(1);
                    assertThat(found(example.quiet(), code)).isEmpty();
                }));
    }

    @Test
    void aCleanFormHasNone() {
        var clean = funded("120", "120")
                .fill(fundScore(), AForm.number("10"))
                .text("results", "年初预算100万元，追加20万元，实际支出120万元，无年末结转结余。")
                .row("output", "quantity", "工地检查", "工地检查", "2022年检查工地40家", "检查工地41家，逐家留有记录。", "50", "50")
                .row("output", "cost", "检查成本", "检查成本", "不超过20万元", "决算19.80万元。", "30", "30")
                .row(
                        "satisfaction",
                        "served",
                        "群众满意度",
                        "群众满意度",
                        "群众满意度95%",
                        "问卷400份，群众满意度96%。",
                        "10",
                        "9",
                        "两处工地噪声投诉处理超时")
                .later(Duration.ofMinutes(20))
                .submitted("preparer")
                .later(Duration.ofHours(3))
                .approved();
        assertThat(Checks.of(clean.subject()).findings()).isEmpty();
    }

    /** One that compares with a form it cannot read fails alone. */
    @Test
    @SuppressWarnings("NullAway")
    void aCheckThatFailsTakesNothingFromTheOthers() {
        var form = row("检查工地40家", "检查工地20家", "5", "5").subject();
        var unreadable = new Subject.Other(form.form().id(), "another", 2022, null);
        var result = Checks.of(new Subject(form.form(), form.past(), List.of(unreadable), null));

        assertThat(result.failures()).extracting(one -> one.check().code()).containsExactly("copied-text", "left-out");
        assertThat(result.findings())
                .extracting(one -> Objects.requireNonNull(one.check()).code())
                .containsExactly("missed-target");
    }

    @Test
    void aDateMissedIsATargetMissed() {
        assertThat(found(row("2022年6月底前完成采购", "设备于9月验收", "5", "5"), "missed-target"))
                .hasSize(1);
        assertThat(found(row("2022年6月底前完成采购", "设备于6月20日验收，9月投入使用", "5", "5"), "missed-target"))
                .isEmpty();
        assertThat(found(row("次年6月底前完成采购", "设备于9月验收", "5", "5"), "missed-target"))
                .isEmpty();
    }

    /** Each clause of a target is a floor or a ceiling by its own words. */
    @Test
    void oneCeilingMakesNoOtherFigureOne() {
        var target = "受理投诉40件，平均办结时间不超过8天";
        assertThat(found(row(target, "受理投诉46件，平均办结时间7天", "5", "5"), "missed-target"))
                .isEmpty();
        assertThat(found(row(target, "受理投诉46件，平均办结时间9天", "5", "5"), "missed-target"))
                .hasSize(1);
    }

    @Test
    void aPartWithinItsBudgetSaysNothingOfTheWhole() {
        assertThat(found(funded("100", "101").text("results", "“三公”经费未超支。"), "within-budget"))
                .isEmpty();
        assertThat(found(funded("100", "101").text("results", "项目支出未突破预算。"), "within-budget"))
                .hasSize(1);
    }

    @Test
    void aUnitTellsOfOneYearsWorkInAllItsForms() {
        assertThat(found(told("开课进乡镇", LONG).beside(told("组织讲解", LONG)), "copied-text"))
                .isEmpty();
        assertThat(found(told("开课进乡镇", LONG).beside(told("other", "组织讲解", LONG)), "copied-text"))
                .hasSize(1);
    }

    @Test
    void thePublicIsCalledByManyNames() {
        assertThat(found(row("群众满意度90%", "居民满意度92%", "5", "5"), "other-people")).isEmpty();
        assertThat(found(row("学员满意度90%", "患者满意度92%", "5", "5"), "other-people")).hasSize(1);
    }

    @Test
    void aResultAboutSomethingElseIsNoAnswerThoughNoRowHasOne() {
        assertThat(found(row("组织校园食品安全专项检查", "全年召开会议三次，印发简报，完成年度考核任务。", "5", "5"), "unanswered"))
                .hasSize(1);
    }

    /** What is filled in here is signed by the record of it; what came from a file is not. */
    @Test
    void aFormWithNoPlaceToSignIsUnsignedIfItCameFromAFile() {
        assertThat(found(checked(AForm.withNoPlaceToSign(true)), "not-signed")).hasSize(1);
        assertThat(found(checked(AForm.withNoPlaceToSign(false)), "not-signed")).isEmpty();
    }

    private static AForm checked(AForm form) {
        return form.row("output", "quantity", "", "", "检查工地40家", "检查工地40家", "5", "5");
    }

    @Test
    void whatIsLeftOverIsBudgetLessSpending() {
        assertThat(found(parts("0", "100", "20", "120", "100", "19"), "budget-identity"))
                .hasSize(1);
    }

    @Test
    void aTextWithMoreFiguresThanAreComparedIsLeftOut() {
        var many = "检查工地40家" + "，检查1人".repeat(30);
        assertThat(found(row("检查工地60家", many, "5", "5"), "left-out")).hasSize(1);
        assertThat(found(row("检查工地60家", many, "5", "5"), "missed-target")).isEmpty();
        assertThat(found(row("检查工地60家", "检查工地40家" + "，检查1人".repeat(29), "5", "5"), "missed-target"))
                .hasSize(1);
    }

    /** What two works of one kind have in common is no copy where each tells figures of its own. */
    @Test
    void parallelWordsWithFiguresOfTheirOwnAreNoCopy() {
        var told = "完成城区%s维修养护%s公里，经第三方验收全部合格，按期交付使用，沿线群众反映良好，资料归档。";
        assertThat(found(
                        told("养护道路", "养护管网", told.formatted("道路", "3.2"), told.formatted("管网", "5.1")),
                        "same-narrative"))
                .isEmpty();
        assertThat(found(
                        told("养护道路", "养护管网", told.formatted("道路", "3.2"), told.formatted("管网", "3.2")),
                        "same-narrative"))
                .hasSize(1);
    }

    @Test
    void anotherYearOfTheUnitIsComparedAsWell() {
        assertThat(found(told("开课进乡镇", LONG).besideYear(2021, told("开课进乡镇", "上年" + LONG)), "copied-text"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sentence().zh()).isEqualTo("1 处文字与unit 2021 年的表雷同，涉及 5 分");
                    assertThat(one.facts().get(1).value()).isEqualTo("上年" + LONG);
                });
    }

    /** Who reads a form may not read every other. */
    @Test
    void whatAnotherUnitWroteIsNotShown() {
        assertThat(found(told("开课进乡镇", LONG).beside(told("other", "组织讲解", "自查自纠。" + LONG)), "copied-text"))
                .singleElement()
                .satisfies(one -> assertThat(one.facts().get(1).value()).isEqualTo("100%"));
    }

    @Test
    void reasonsAndNarrativesAreComparedAcrossFormsAsResultsAre() {
        var reason = row("检查工地40家", "检查工地30家", "5", "4", LONG);
        var others = AForm.of("other").row("output", "quality", "", "", "巡诊9次", "巡诊8次", "5", "4", LONG);
        assertThat(found(reason.beside(others), "copied-text")).hasSize(1);
        assertThat(found(
                        AForm.of("unit")
                                .text("results", LONG)
                                .beside(AForm.of("other").text("results", LONG)),
                        "copied-text"))
                .hasSize(1);
        assertThat(found(
                        AForm.of("unit")
                                .text("duties", LONG)
                                .beside(AForm.of("other").text("duties", LONG)),
                        "copied-text"))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsShownWhereItStands() {
        var form = row("发放“暖冬”补贴", "全年发放补贴", "5", "5").row("output", "quality", "", "走访", "走访", "走访时发放暖冬补贴", "5", "5");
        assertThat(found(form, "unanswered"))
                .singleElement()
                .satisfies(one -> assertThat(one.facts().get(2).value()).isEqualTo("走访时发放暖冬补贴"));
    }

    @Test
    void anApprovalThatPassesOverFindingsAndASettlementAreQuickAsWell() {
        var submitted = filled().submitted("preparer");
        assertThat(found(submitted.later(Duration.ofSeconds(3)).approvedAllTheSame(), "quick-approval"))
                .hasSize(1);
        assertThat(found(submitted.later(Duration.ofSeconds(3)).settled(), "quick-approval"))
                .hasSize(2);
        assertThat(found(
                        filled().submitted("preparer")
                                .later(Duration.ofHours(1))
                                .approvedAllTheSame()
                                .later(Duration.ofHours(1))
                                .settled(),
                        "quick-approval"))
                .isEmpty();
    }

    @Test
    void aScoreRaisedAfterAnEarlierReturnOrWithAMarkMoreIsRaised() {
        var raised = returned().score(1, "5").set(1, "actual", "检查工地40家。").submitted("preparer");
        assertThat(found(raised, "raised-score")).hasSize(1);
        assertThat(found(raised.returned().submitted("preparer"), "raised-score"))
                .hasSize(1);
    }

    @Test
    void pointsOfTheFundsRaisedAfterAReturnNeedOtherFigures() {
        assertThat(found(fundsReturned().fill(fundScore(), AForm.number("10")), "raised-score"))
                .hasSize(1);
        assertThat(found(fundsReturned().fund("executed", "100").fill(fundScore(), AForm.number("10")), "raised-score"))
                .isEmpty();
    }

    private static AForm fundsReturned() {
        return funded("100", "90")
                .fill(fundScore(), AForm.number("9"))
                .submitted("preparer")
                .returned();
    }

    /** A late form is one that was late by itself. */
    @Test
    void whatAReturnAskedForIsNotLate() {
        var late = AForm.START.plus(Duration.ofHours(1));
        var asked = filled().deadline(late).submitted("preparer").later(Duration.ofDays(2));
        assertThat(found(asked.returned().set(1, "actual", "检查工地41家").submitted("preparer"), "late-change"))
                .isEmpty();
        assertThat(found(asked.returnedFor(1).text("results", "全年检查工地").submitted("preparer"), "late-change"))
                .hasSize(1);
        assertThat(found(
                        filled().deadline(late)
                                .later(Duration.ofDays(2))
                                .attach("1", 1, FILE)
                                .fund("budget", "9")
                                .submitted("preparer"),
                        "late-change"))
                .singleElement()
                .satisfies(one -> assertThat(one.sentence().zh()).isEqualTo("截止期限之后改动 2 处"));
    }

    @Test
    void aFindingIsTheSameAsLongAsItsFactsAre() {
        var then = found(row("检查工地40家", "检查工地20家", "5", "5"), "missed-target").get(0);
        var again = found(row("检查工地40家", "检查工地20家", "5", "5").set(1, "improvement", "补查"), "missed-target");
        var now = found(row("检查工地40家", "检查工地30家", "5", "5"), "missed-target").get(0);

        assertThat(then.same(again.get(0))).isTrue();
        assertThat(then.same(now)).isFalse();
    }

    private static List<Finding> found(AForm form, String code) {
        var result = Checks.of(form.subject());
        assertThat(result.failures()).isEmpty();
        return result.findings().stream()
                .filter(one -> one.check() != null && one.check().code().equals(code))
                .toList();
    }

    private static AForm row(String target, String actual, String weight, String score, String... reason) {
        return AForm.of("unit")
                .row("output", "quantity", "", "", target, actual, weight, score, String.join("", reason));
    }

    private static AForm told(String target, String actual) {
        return told("unit", target, actual);
    }

    private static AForm told(String unit, String target, String actual) {
        return AForm.of(unit).row("output", "quantity", "", "", target, actual, "5", "5");
    }

    private static AForm told(String target, String other, String actual, String otherActual) {
        return told(target, actual).row("output", "quality", "", "", other, otherActual, "5", "5");
    }

    private static AForm named(String... names) {
        var form = AForm.of("unit");
        for (var name : names) {
            form.row("output", "quantity", name, "检查", "", "完成检查", "5", "5");
        }
        return form;
    }

    private static AForm proved(int rows) {
        var form = named("甲", "乙", "丙");
        for (var row = 1; row <= rows; row++) {
            form.attach("file" + row, row, FILE);
        }
        return form;
    }

    private static AForm costs(String target, String reached, String other, String otherReached) {
        return AForm.of("unit")
                .row("output", "cost", "", "会议费", "不超过" + target, "决算" + reached, "2", "1", "测算不准")
                .row("output", "cost", "", "差旅费", "不超过" + other, "决算" + otherReached, "2", "1", "行程变化");
    }

    private static AForm twoMeasures(String one, String other) {
        return row("", "开课", "5", "4", "学员请假")
                .measured(
                        1,
                        List.of(measure("5", "期"), measure("30", "人")),
                        List.of(reading(one, "期"), reading(other, "人")));
    }

    private static Measure measure(String number, String unit) {
        return new Measure(Operator.AT_LEAST, new BigDecimal(number), unit);
    }

    private static Reading reading(String number, String unit) {
        return new Reading(new BigDecimal(number), unit, null);
    }

    private static AForm filled() {
        return row("检查工地40家", "检查工地40家", "5", "5");
    }

    private static AForm returned() {
        return row("检查工地50家", "检查工地40家", "5", "4", "人手不足").submitted("preparer").returned();
    }

    private static AForm funded(String budget, String executed) {
        return AForm.of("unit").fund("budget", budget).fund("executed", executed);
    }

    private static AForm parts(
            String carried, String opening, String adjustment, String budget, String executed, String left) {
        return AForm.withBudgetInParts()
                .fund("carried", carried)
                .fund("opening", opening)
                .fund("adjustment", adjustment)
                .fund("budget", budget)
                .fund("executed", executed)
                .fund("left", left);
    }

    private static Cell fundScore() {
        return Cell.fund("total", "score");
    }
}
