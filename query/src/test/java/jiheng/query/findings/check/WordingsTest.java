package jiheng.query.findings.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One thing said in two ways: the honest one raises nothing, the other what it should. */
class WordingsTest {
    private static final String OUTPUT = "output quantity";

    /** Each: what it shows, kind of row, target, honest result, the other result, what that one raises. */
    private static final List<List<String>> ROWS = List.of(
            row("a ceiling by 以下", "output quality", "管网漏损率10%以下", "漏损率8.6%", "漏损率12%", "missed-target"),
            row("a ceiling by a sign", "output quality", "漏损率＜10%", "漏损率8.6%", "漏损率12%", "missed-target"),
            row("a ceiling by 内", "output timeliness", "5个工作日内办结", "平均4个工作日办结", "平均7个工作日办结", "missed-target"),
            row("a time cut down to", "output timeliness", "审批时限压缩至6天", "压缩至5天", "压缩至8天", "missed-target"),
            row(
                    "a floor though it costs",
                    "output cost",
                    "每人补助标准不低于1000元",
                    "每人补助标准1100元",
                    "每人补助标准900元",
                    "missed-target"),
            row("not 低于", "output quality", "出勤率不能低于95%", "出勤率98%", "出勤率91%", "missed-target"),
            row("marks between thousands", OUTPUT, "培训农民1000人次", "培训农民1,260人次", "培训农民960人次", "missed-target"),
            row("full-width digits", OUTPUT, "培训１００人", "培训１２０人", "培训８０人", "missed-target"),
            row("per mille", "output quality", "孕产妇死亡率不高于5‰", "孕产妇死亡率4‰", "孕产妇死亡率7‰", "missed-target"),
            row("a range", OUTPUT, "督导检查3-5次", "督导检查4次", "督导检查2次", "missed-target"),
            row(
                    "a sum and its parts",
                    OUTPUT,
                    "检查企业40家",
                    "上半年检查企业22家，下半年检查企业23家，合计45家",
                    "上半年12家，下半年13家，合计25家",
                    "missed-target"),
            row("a part of it", OUTPUT, "改造公路12公里", "改造公路12.4公里，其中硬化8.6公里", "改造公路8.6公里", "missed-target"),
            row(
                    "another rate beside it",
                    "output quality",
                    "验收合格率100%",
                    "验收合格率100%，优良率92%",
                    "验收合格率92%",
                    "missed-target"),
            row(
                    "a change beside a level",
                    "output quality",
                    "巡防到岗率98%以上",
                    "案件下降12.5%，到岗情况良好",
                    "到岗率95%",
                    "missed-target"),
            row(
                    "less where more was promised",
                    "benefit economic",
                    "旅游收入增长3%",
                    "同比增长3.2%",
                    "旅游收入下降5%",
                    "missed-target"),
            row("by less than nothing", "benefit economic", "接待人次增长3%", "同比增长3.1%", "同比增长-5.2%", "missed-target"),
            row("none at all", "output quality", "安全生产责任事故0起", "未发生安全生产责任事故", "发生安全生产责任事故1起", "missed-target"),
            row("another unit of length", OUTPUT, "清淤渠道12公里", "清淤渠道12.6km", "清淤渠道9.5km", "missed-target"),
            row("another's figure", OUTPUT, "在校生1200人，资助困难学生300人", "资助困难学生318人", "资助困难学生280人", "missed-target"),
            row(
                    "a date in digits",
                    "output timeliness",
                    "2022年6月底前完成采购",
                    "2022-05-25完成验收",
                    "2022.9.25完成验收",
                    "missed-target"),
            row("a year later", "output timeliness", "2022年6月底前完成采购", "2021年12月完成验收", "2023年1月完成验收", "missed-target"),
            row("shares in words", "output quality", "合格率百分之九十五", "合格率九成六", "合格率百分之八十", "missed-target"),
            row("numerals of what was held", OUTPUT, "举办五期培训班", "举办了六期培训班", "举办三期培训班", "missed-target"),
            row("done for one's own", OUTPUT, "65岁以上老年人体检800人", "为老年人体检820人，机关干部义务引导", "机关干部体检820人", "other-people"),
            row("all in words", "output quality", "工程验收合格率100%", "已完工程全部验收合格", "已完工程验收情况良好", "unanswered"),
            row("another measure word", OUTPUT, "举办培训5期", "举办培训6场", "举办培训多批学员", "unanswered"),
            row("what it goes by", "output quality", "按照《预算法》公布“阳光账本”", "公布阳光账本2册", "公布账本2册", "unanswered"),
            row(
                    "people of many kinds",
                    "satisfaction served",
                    "群众满意度≥90%",
                    "患者及家属满意度95%",
                    "内部职工满意度95%",
                    "other-people"),
            row(
                    "who was asked by the way",
                    "satisfaction served",
                    "群众满意度≥90%",
                    "走访企业、社区，满意度95%",
                    "干部满意度95%",
                    "other-people"));

    /** Each: what it shows, the honest narrative, the other, what that one raises; 120 万元 to spend, 115 spent. */
    private static final List<List<String>> NARRATIVES = List.of(
            List.of(
                    "the whole and its parts",
                    "全年预算数120万元，其中年初预算100万元，年中追加20万元，实际支出115万元。",
                    "全年预算数130万元，其中年初预算110万元，年中追加20万元，实际支出115万元。",
                    "budget-text"),
            List.of(
                    "the year's budget as it was at first",
                    "年度预算安排100万元，年中追加20万元，实际支出115万元。",
                    "年度预算安排100万元，年中追加10万元，实际支出115万元。",
                    "budget-identity"),
            List.of(
                    "the year's budget as it was at last",
                    "年度预算120万元，上年结转5万元，实际支出115万元，年末结余5万元。",
                    "年度预算130万元，上年结转5万元，实际支出115万元，年末结余5万元。",
                    "budget-identity"),
            List.of(
                    "the year's budget beside the whole",
                    "年度预算安排100万元，年中追加20万元，全年预算数120万元，实际支出115万元。",
                    "年度预算安排100万元，年中追加20万元，全年预算数110万元，实际支出115万元。",
                    "budget-identity"),
            List.of(
                    "the year's budget and the table's",
                    "年度预算120万元，年中追加20万元，实际支出115万元。",
                    "年度预算118万元，实际支出115万元。",
                    "budget-text"),
            List.of("what was taken away", "年初预算130万元，调减10万元，实际支出115万元。", "年初预算130万元，实际支出115万元。", "budget-text"),
            List.of(
                    "what was there before",
                    "上年结转结余5万元，年初预算115万元，实际支出115万元，年末结余5万元。",
                    "上年结转结余5万元，年初预算115万元，实际支出115万元，年末结余9万元。",
                    "budget-identity"),
            List.of(
                    "what was handed back",
                    "年初预算120万元，实际支出115万元，财政收回5万元，无结转结余。",
                    "年初预算120万元，实际支出115万元，无结转结余。",
                    "budget-identity"),
            List.of("a part's budget", "“三公”经费年初预算8万元，实际支出6.5万元。", "部门年初预算8万元，实际支出6.5万元。", "budget-text"),
            List.of("in 元", "年初预算1,200,000元，实际支出1,150,000元。", "年初预算1,250,000元，实际支出1,150,000元。", "budget-text"));

    @TestFactory
    Stream<DynamicTest> rows() {
        return ROWS.stream()
                .map(one -> DynamicTest.dynamicTest(one.get(0), () -> {
                    assertThat(found(row(one, one.get(3)))).isEmpty();
                    assertThat(found(row(one, one.get(4)))).contains(one.get(5));
                }));
    }

    /** Last year's figures are published and next year's made in any year; a year stands behind a right one as well. */
    @TestFactory
    Stream<DynamicTest> years() {
        return Stream.of(
                        "按时公开2021年度部门决算 纳入2021年度部门决算的单位1个",
                        "完成2023年度部门预算编制 2023年度部门预算1200万元",
                        "应用2021年绩效评价结果 2021年绩效自评良好",
                        "2022年部门预算537万元，核查2021年的工程 2022年部门预算537万元，纳入2021年度决算的单位1个")
                .map(pair -> pair.split(" "))
                .map(pair -> DynamicTest.dynamicTest(pair[0], () -> {
                    assertThat(found(AForm.of("unit").text("duties", pair[0]))).isEmpty();
                    assertThat(found(AForm.of("unit").text("duties", pair[1]))).containsExactly("stale-year");
                }));
    }

    @TestFactory
    Stream<DynamicTest> otherWordsWithThisYearInThem() {
        return Stream.of("编制基本年报", "样本年龄0至6岁", "毕业生当年就业良好")
                .map(text -> DynamicTest.dynamicTest(
                        text, () -> assertThat(found(AForm.of("unit").text("duties", text)))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> narratives() {
        return NARRATIVES.stream()
                .map(one -> DynamicTest.dynamicTest(one.get(0), () -> {
                    assertThat(found(narrative(one.get(1)))).isEmpty();
                    assertThat(found(narrative(one.get(2)))).contains(one.get(3));
                }));
    }

    /** 无 in the column for reasons is what one writes who has none to give, and no reason where one is owed. */
    @TestFactory
    Stream<DynamicTest> noReason() {
        return Stream.of("无", "/", "—", "不涉及", "同上")
                .map(none -> DynamicTest.dynamicTest(none, () -> {
                    var full = AForm.of("unit")
                            .row("output", "quantity", "", "检查", "检查工地40家", "检查工地41家", "5", "5", none)
                            .row("output", "quality", "", "验收", "验收道路9条", "验收道路9条，均合格", "5", "5", none);
                    var lost =
                            AForm.of("unit").row("output", "quantity", "", "检查", "检查工地40家", "检查工地20家", "5", "2", none);
                    assertThat(found(full)).isEmpty();
                    assertThat(found(lost)).contains("lost-points");
                }));
    }

    private static List<String> row(String... parts) {
        return List.of(parts);
    }

    private static AForm row(List<String> one, String result) {
        var kind = one.get(1).split(" ");
        return AForm.of("unit").row(kind[0], kind[1], "", "", one.get(2), result, "5", "5");
    }

    private static AForm narrative(String text) {
        return AForm.of("unit")
                .fund("budget", "120")
                .fund("executed", "115")
                .fill(Cell.fund(Cell.TOTAL, "score"), AForm.number("10"))
                .text("results", text);
    }

    private static List<String> found(AForm form) {
        var result = Checks.of(form.subject());
        assertThat(result.failures()).isEmpty();
        return result.findings().stream()
                .map(one -> Objects.requireNonNull(one.check()).code())
                .toList();
    }
}
