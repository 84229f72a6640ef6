package jiheng.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.*;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What the approved files of forms say, as objects. */
final class EvaluationSamples {
    private static final EvaluationId FORM = EvaluationId.of("2022-yunxi-union-department");
    private static final IndicatorId ROW = IndicatorId.of("3");
    private static final CorrectionId CORRECTION = CorrectionId.of("1");
    private static final RuleSetVersion RULES = new RuleSetVersion("as-filed-2022", 1);
    private static final String DIGEST = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    private EvaluationSamples() {}

    static List<Object> all() {
        return List.of(
                opened(),
                templateChanged(),
                new IndicatorAdded(FORM, ROW, "output", "quantity", 2, null),
                removed(),
                new CellFilled(
                        FORM,
                        Cell.fund("fiscal", "budget"),
                        null,
                        new Value.Number(new BigDecimal("548.740000")),
                        new Origin(
                                "二〇二二年自评表.xlsx",
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                "D7")),
                new CellCorrected(
                        FORM,
                        Cell.narrative("goals"),
                        new Value.Text("全年服务职工三千人次。"),
                        new Value.Text("全年服务职工三千人次。\n新建职工驿站两处，称“暖心站”。"),
                        CORRECTION,
                        "omission",
                        "漏写年中追加的任务"),
                scored(),
                new FormSubmitted(FORM, Stage.RESULTS, 3, DIGEST, "supervisor", true),
                new SubmissionWithdrawn(FORM, Stage.TARGETS, 1),
                new FormReturned(
                        FORM,
                        Stage.RESULTS,
                        2,
                        "finance",
                        "预算数与批复不一致，请核对",
                        List.of(
                                new RowReason("fiscal", "年中追加 190.65 万元未计入"),
                                new RowReason("indicator-3", "完成值低于目标值，未说明原因"))),
                new StepApproved(FORM, Stage.RESULTS, 3, "supervisor", "同意，数据与台账相符"),
                new BaselineLocked(FORM, 1, "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9"),
                new FormSettled(FORM, 3, DIGEST, Points.of("94.53"), Points.of("92.03"), Grade.EXCELLENT, "审定通过"),
                new CorrectionRequested(FORM, CORRECTION, "omission", "预算数漏计年中追加，申请更正"),
                new CorrectionGranted(FORM, CORRECTION, "同意更正，限三日内完成"),
                new CorrectionRefused(FORM, CorrectionId.of("2"), "未附追加预算的批复文件"),
                new CorrectionAbandoned(FORM, CorrectionId.of("3"), "核对后数据无误，不再更正"),
                new ApprovalLapsed(FORM, Stage.RESULTS, "finance", 3, Cell.fund("fiscal", "budget")),
                new EvidenceAttached(
                        FORM,
                        EvidenceId.of("1"),
                        ROW.value(),
                        "培训签到表 第一期.pdf",
                        "application/pdf",
                        12_595,
                        DIGEST,
                        new Why(CORRECTION, "audit-finding", "补充审计要求的签到表")),
                new EvidenceWithdrawn(
                        FORM,
                        EvidenceId.of("1"),
                        ROW.value(),
                        "培训签到表 第一期.pdf",
                        DIGEST,
                        "误传，签到表属于另一个项目",
                        new Why(null, "typing-error", "目标更正时发现")),
                new DisclosurePrepared(
                        FORM,
                        3,
                        118,
                        List.of(
                                new Redaction(Cell.signOff("phone"), null),
                                new Redaction(Cell.narrative("goals"), "赵某"))),
                new DisclosureRefused(FORM, 3, "联系人姓名漏未隐去"),
                new FormPublished(FORM, 1, 3, DIGEST),
                new PublicationWithdrawn(FORM, 1, "附注含个人信息，撤下后重新公开"),
                new EvaluationCancelled(FORM, "单位撤并，改由新单位填报"),
                new EvaluationReopened(FORM, "撤并方案暂缓，继续自评"),
                new FindingRaised(FORM, FindingId.of("1"), finding()),
                new FindingAnswered(FORM, FindingId.of("1"), "其余 20 家因换届推迟到次年一季度"),
                new FindingAccepted(FORM, FindingId.of("1"), "情况属实"),
                new FindingClosed(FORM, FindingId.of("2"), true, "再次送审时已不成立"),
                new FindingsPassedOver(FORM, Stage.RESULTS, 3, "finance", List.of(FindingId.of("1")), "已电话核实，随后补证"));
    }

    private static EvaluationOpened opened() {
        var layout = new Layout(
                new Words("项目支出绩效自评表", "Project self-evaluation"),
                List.of(field("leader", "项目负责人", "Person in charge", 60)),
                new Layout.Funds(
                        List.of(
                                new Layout.FundColumn(
                                        "opening", new Words("年初预算数", "Opening budget"), Layout.Role.OPENING),
                                new Layout.FundColumn(
                                        "executed", new Words("全年执行数", "Spent in the year"), Layout.Role.EXECUTED)),
                        List.of(new Layout.Item("fiscal", new Words("当年财政拨款", "Fiscal appropriation"))),
                        new Layout.Rate(Layout.Numerator.EXECUTED, Layout.Denominator.OPENING),
                        List.of(new Layout.FundFigure(Layout.Figure.RATE, new Words("执行率", "Execution rate"))),
                        Points.of("10"),
                        false),
                List.of(
                        new Layout.Narrative(
                                "goals",
                                new Words("年初设定目标", "Goals set"),
                                2000,
                                Layout.Binding.TARGETS,
                                true,
                                new Words("年度总体目标", "Overall goals")),
                        new Layout.Narrative(
                                "duties",
                                new Words("项目概况", "About the project"),
                                500,
                                Layout.Binding.ANY,
                                false,
                                null)),
                Layout.Targets.SPLIT,
                List.of(new Layout.Branch(
                        "output",
                        new Words("产出指标", "Output"),
                        Points.of("90"),
                        true,
                        false,
                        List.of(new Layout.Item("quantity", new Words("数量指标", "Quantity"))))),
                List.of(
                        new Layout.Column("branch", new Words("一级指标", "Level-1 indicator"), 60, true),
                        new Layout.Column("nature", new Words("指标性质", "Nature"), 40, true),
                        new Layout.Column("note", new Words("备注", "Note"), 80, false)),
                List.of(new Layout.SignOff("preparer", new Words("填表人", "Filled in by"), 50, true)),
                List.of("weights"),
                new Layout.Paper(Layout.Orientation.PORTRAIT, new Words("（{year}年度）", "(Year {year})")));
        return new EvaluationOpened(
                EvaluationId.of("2022-yunxi-union-project-xm001"),
                UnitId.of("yunxi-union"),
                "云溪区总工会",
                CycleId.of("2022"),
                2022,
                FormKind.PROJECT,
                new Project("XM001", "困难职工帮扶"),
                new TemplateVersion("standard-project", 3),
                new RuleSetVersion("national", 2),
                layout,
                List.of(
                        new RouteStep(
                                "unit", Role.UNIT_APPROVER, new Words("单位审核", "Unit approval"), Set.of(Part.values())),
                        new RouteStep(
                                "finance",
                                Role.FINANCE_REVIEWER,
                                new Words("财政审定", "Settlement by the finance bureau"),
                                Set.of(Part.RESULTS, Part.FUNDS))),
                Stage.TARGETS);
    }

    private static TemplateChanged templateChanged() {
        var opened = opened();
        return new TemplateChanged(
                opened.evaluation(),
                opened.template(),
                new TemplateVersion("standard-project", 4),
                new RuleSetVersion("national", 3),
                opened.layout(),
                opened.route(),
                List.of(
                        new LayoutChange(
                                LayoutChange.Kind.DROPPED, "columns/note", new Words("备注", "Note"), null, null),
                        new LayoutChange(
                                LayoutChange.Kind.LIMIT,
                                "narratives/duties",
                                new Words("项目概况", "About the project"),
                                new Words("500", "500"),
                                new Words("300", "300"))),
                List.of(new KeptCell(
                        Cell.indicator(ROW, "note"),
                        new Value.Text("两期改在来年\n已报备"),
                        new Words("备注", "Note"),
                        opened.template())),
                List.of(new KeptCell(
                        Cell.header("leader"),
                        new Value.Text("李晓晨"),
                        new Words("项目负责人", "Person in charge"),
                        new TemplateVersion("standard-project", 2))));
    }

    private static Finding finding() {
        return new Finding(
                new FindingCheck("copied-text", 1),
                false,
                List.of(ROW.value()),
                List.of(Cell.indicator(ROW, "actual")),
                List.of(
                        new FindingFact(new Words("完成值", "Actual"), "走访企业 40 家", null, Cell.indicator(ROW, "actual")),
                        new FindingFact(
                                new Words("云溪区妇联 2021", "Yunxi women's federation 2021"),
                                "走访企业 40 家",
                                EvaluationId.of("2021-yunxi-women-department"),
                                Cell.indicator(ROW, "actual"))),
                Points.of("5.00"),
                new Words("与另一份表雷同", "As in another form"));
    }

    private static IndicatorRemoved removed() {
        return new IndicatorRemoved(
                FORM,
                ROW,
                "output",
                "quantity",
                2,
                List.of(
                        emptied("content", new Value.Text("举办技能培训")),
                        emptied(
                                "measures",
                                new Value.Measures(List.of(
                                        new Measure(Operator.AT_LEAST, new BigDecimal("5"), "期"),
                                        new Measure(Operator.AT_LEAST, new BigDecimal("500"), "人"),
                                        new Measure(Operator.QUALITATIVE, null, "")))),
                        emptied(
                                "readings",
                                new Value.Readings(List.of(
                                        new Reading(new BigDecimal("5"), "期", null),
                                        new Reading(new BigDecimal("512"), "人", null),
                                        new Reading(null, "", Band.PARTLY)))),
                        emptied("weight", new Value.Number(new BigDecimal("5.00")))),
                new Why(CorrectionId.of("1"), "figure-wrong", "该行与上一行重复"));
    }

    private static FormScored scored() {
        var rate = new Derivation(
                "execution-rate-over-run-penalised",
                RULES,
                Map.of("weight", "10.00", "transfers", "0", "executed", "739.39", "budget", "548.74"),
                List.of("(739.39 − 0) ÷ 548.74 = 1.3474", "10 × (2 − 1.3474) = 6.53"),
                new Words(
                        "执行率 134.74%，超支扣减后得 6.53 分",
                        "Execution rate 134.74 %, 6.53 points after the cut for overspending"));
        var byHand = new Derivation(
                "by-hand",
                RULES,
                Map.of(),
                List.of(),
                new Words("此行无适用规则，以自评得分为准", "No rule applies to this row; the self score stands"));
        var total = new Derivation(
                "sum-of-rows",
                RULES,
                Map.of("rows", "85.50", "funds", "6.53"),
                List.of("6.53 + 85.50 = 92.03"),
                new Words("各行合计 92.03 分，等级为优", "The rows add up to 92.03: excellent"));
        return new FormScored(
                FORM,
                List.of(score(Cell.TOTAL, Points.of("6.53"), rate), score(ROW.value(), null, byHand)),
                Points.of("94.53"),
                Points.of("92.03"),
                Grade.EXCELLENT,
                total);
    }

    private static RowScore score(String row, @Nullable Points points, Derivation derivation) {
        return new RowScore(row, points, derivation);
    }

    private static CellChange emptied(String field, Value before) {
        return new CellChange(Cell.indicator(ROW, field), before, null);
    }

    private static Layout.Field field(String key, String zh, String en, int limit) {
        return new Layout.Field(key, new Words(zh, en), limit);
    }
}
