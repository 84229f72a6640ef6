package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.CYCLE;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import org.junit.jupiter.api.Test;

/** Each family of forms from its opening to its settlement, scored by its own rules. */
class FamiliesTest {
    private static final Project PROJECT = new Project("skills", "技能提升");

    private int rows;

    @Test
    void theDepartmentFormOf2022SettlesByItsClaims() {
        var form = row(
                open("department-2022", 2), "output", "quantity", "50", "target", "五期", "actual", "五期", "score", "50");
        form = row(form, "benefit", "social", "30", "target", "满意", "actual", "满意", "score", "30");
        form = row(form, "satisfaction", "served", "10", "target", "九成", "actual", "九成五", "score", "10");
        form = fill(
                form,
                "funds/fiscal/budget",
                "548.74",
                "funds/fiscal/executed",
                "739.39",
                "narratives/goals/text",
                "目标",
                "narratives/results/text",
                "结果",
                "signoff/form/preparer",
                "甲",
                "signoff/form/leader",
                "乙",
                "signoff/form/date",
                "2026-03-01");

        // 10 × (2 − 739.39 ÷ 548.74) = 6.53 by the rate, 90 as claimed.
        assertThat(totals(settled(form)).rule()).hasToString("96.53");
    }

    @Test
    void theNationalProjectFormSettlesByMeasures() {
        var form = fill(
                open("project-standard", 2),
                "funds/fiscal/opening",
                "90",
                "funds/fiscal/budget",
                "100",
                "funds/fiscal/executed",
                "80",
                "funds/total/score",
                "8",
                "narratives/goals/text",
                "目标",
                "narratives/results/text",
                "结果",
                "signoff/form/preparer",
                "甲",
                "signoff/form/date",
                "2026-03-01");
        form = row(form, "output", "quantity", "25", "targets", "≥12期", "actuals", "12期", "score", "25");
        var unexplained = row(form, "output", "cost", "25", "targets", "≤20万元", "actuals", "22万元", "score", "22.5");
        unexplained = row(unexplained, "benefit", "social", "30", "targets", "≥300人", "actuals", "312人", "score", "30");
        unexplained =
                row(unexplained, "satisfaction", "served", "10", "targets", "≥90%", "actuals", "96%", "score", "10");

        unexplained
                .when(PREPARER, new SubmitForm(id(unexplained), unexplained.seen()))
                .refused(RULE, "incomplete")
                .onlyAt("indicators/indicator-2/explanation", "explanation-owed", Map.of());

        form = fill(unexplained, "indicators/indicator-2/explanation", "材料涨价，改为集中采购");
        // 10 × 80 ÷ 100 = 8; 25; 25 × (1 − 2 ÷ 20) = 22.50; 30; 10.
        assertThat(totals(settled(form)).rule()).hasToString("95.50");
        assertThat(totals(settled(form)).self()).hasToString("95.50");
    }

    @Test
    void theSichuanFormSettlesByOneMeasureARow() {
        var form = sichuan();

        // 10 × (76 + 19) ÷ (80 + 20) = 9.50; 20 × 9 ÷ 10 = 18; partly reached, 15 of [12, 16); 10 × (1 − 5 ÷ 50) = 9;
        // 30; 10.
        assertThat(totals(settled(form)).rule()).hasToString("91.50");
        assertThat(score(form, "indicator-1")).hasToString("18.00");
        assertThat(score(form, "indicator-2")).hasToString("15.00");
        assertThat(score(form, "indicator-3")).hasToString("9.00");
    }

    @Test
    void aRowOfOneMeasureOwesItsNatureANumberAndWhoSigned() {
        var form = sichuan();
        refused(form, "indicators/indicator-1/nature", "", "nature-missing");
        refused(
                form,
                "signoff/form/accountant",
                "",
                "signoff-missing",
                "title",
                "财务负责人",
                "titleEn",
                "Person in charge of finance");
        refused(form, "indicators/indicator-1/value", "十期", "value-without-number", "nature", "≥", "text", "十期");
    }

    @Test
    void aRequiredBranchHoldsSomethingAndAFreeOneMayBeEmpty() {
        var form = sichuan();
        var free = form.by(PREPARER, new RemoveIndicator(id(form), form.seen(), IndicatorId.of("5")));
        free = fill(
                free,
                "branches/satisfaction/weight",
                "0",
                "branches/satisfaction/reason",
                "无服务对象",
                "branches/cost/weight",
                "20",
                "branches/cost/reason",
                "以成本为主",
                "indicators/indicator-3/weight",
                "20",
                "indicators/indicator-3/score",
                "18");
        free.when(PREPARER, new SubmitForm(id(free), free.seen())).accepted();

        var empty = form.by(PREPARER, new RemoveIndicator(id(form), form.seen(), IndicatorId.of("4")));
        empty = fill(
                empty,
                "branches/benefit/weight",
                "0",
                "branches/benefit/reason",
                "无效益",
                "branches/cost/weight",
                "40",
                "branches/cost/reason",
                "以成本为主",
                "indicators/indicator-3/weight",
                "40",
                "indicators/indicator-3/score",
                "36");
        empty.when(PREPARER, new SubmitForm(id(empty), empty.seen()))
                .refused(RULE, "incomplete")
                .onlyAt("form", "branch-empty", Map.of("branch", "效益指标", "branchEn", "Benefit"));
    }

    @Test
    void theProcessFormSettlesByDeductionsAndMeasures() {
        var form = process();

        // 4 − 1; 3; 3; 15 − 2; 10 − 1 − 1; 20; 10 × (1 − 5 ÷ 20) = 7.50; 25 × 240 ÷ 300 = 20; 10; the funds weigh
        // nothing.
        assertThat(totals(settled(form)).rule()).hasToString("87.50");
        assertThat(totals(settled(form)).self()).hasToString("87.50");
    }

    @Test
    void aRowThatLosesPointsCitesACodeOfTheTable() {
        var form = process();
        refused(form, "indicators/indicator-7/deduction", "", "deduction-owed");
        refused(form, "indicators/indicator-7/deduction", "C01、X9", "deduction-unknown", "code", "X9");
    }

    @Test
    void rulesThatAskForCodesNeedAFormThatHasThem() {
        AForm.none()
                .when(
                        PREPARER,
                        new OpenEvaluation(
                                OpenEvaluation.idFor(CYCLE, SCHOOL, FormKind.PROJECT, PROJECT),
                                SCHOOL,
                                CYCLE,
                                new TemplateVersion("project-sichuan", 1),
                                new RuleSetVersion("process", 1),
                                PROJECT,
                                Stage.RESULTS))
                .refused(RULE, "rule-set-needs-deductions");
    }

    private AForm sichuan() {
        var form = fill(
                open("project-sichuan", 1),
                "funds/fiscal/budget",
                "80",
                "funds/fiscal/executed",
                "76",
                "funds/own/budget",
                "20",
                "funds/own/executed",
                "19",
                "funds/total/score",
                "9.5",
                "narratives/goals/text",
                "目标",
                "narratives/results/text",
                "结果",
                "signoff/form/leader",
                "甲",
                "signoff/form/accountant",
                "乙");
        form = split(form, "output", "quantity", "20", "≥", "10", "期", "9", "18");
        form = split(form, "output", "quality", "20", "定性", "达到行业标准", "", "部分达成", "15");
        form = split(form, "cost", "economic", "10", "不超过", "50", "万元", "55 万元", "9");
        form = split(form, "benefit", "social", "30", "＝", "0", "件", "0", "30");
        return split(form, "satisfaction", "served", "10", "≥", "90", "%", "96%", "10");
    }

    private AForm process() {
        var form = fill(
                open("project-process", 1),
                "funds/fiscal/opening",
                "100",
                "funds/fiscal/budget",
                "120",
                "funds/fiscal/executed",
                "110",
                "narratives/overview/text",
                "概况",
                "narratives/goals/text",
                "目标",
                "narratives/results/text",
                "结果",
                "signoff/form/preparer",
                "甲",
                "signoff/form/reviewer",
                "乙",
                "signoff/form/date",
                "2026-03-01");
        form = judged(form, "decision", "founding", "4", "定性", "部分达成", "3", "J01");
        form = judged(form, "decision", "objectives", "3", "定性", "达成", "3", "");
        form = judged(form, "decision", "funding", "3", "定性", "达成", "3", "");
        form = judged(form, "process", "money", "15", "定性", "部分达成", "13", "G02");
        form = judged(form, "process", "operation", "10", "定性", "部分达成", "8", "G01、C02");
        form = judged(form, "output", "quantity", "20", "≥12期", "12期", "20", "");
        form = judged(form, "output", "cost", "10", "≤20万元", "25万元", "7.5", "C01");
        form = judged(form, "benefit", "social", "25", "≥300人", "240人", "20", "C01");
        return judged(form, "benefit", "served", "10", "≥90%", "96%", "10", "");
    }

    private AForm split(AForm form, String... of) {
        return row(
                form, of[0], of[1], of[2], "nature", of[3], "value", of[4], "unit", of[5], "reached", of[6], "score",
                of[7], "reason", "说明");
    }

    private AForm judged(AForm form, String... of) {
        return row(
                form,
                of[0],
                of[1],
                of[2],
                "content",
                "要点",
                "targets",
                of[3],
                "actuals",
                of[4],
                "score",
                of[5],
                "deduction",
                of[6],
                "explanation",
                "说明");
    }

    private AForm open(String template, int version) {
        rows = 0;
        var kind = template.startsWith("department") ? FormKind.DEPARTMENT : FormKind.PROJECT;
        var project = kind == FormKind.PROJECT ? PROJECT : null;
        var id = OpenEvaluation.idFor(CYCLE, SCHOOL, kind, project);
        return AForm.none()
                .by(
                        PREPARER,
                        new OpenEvaluation(
                                id,
                                SCHOOL,
                                CYCLE,
                                new TemplateVersion(template, version),
                                null,
                                project,
                                Stage.RESULTS));
    }

    private AForm row(AForm form, String branch, String child, String weight, String... fields) {
        var row = IndicatorId.of("" + ++rows);
        var at = "indicators/" + row + "/";
        var cells = new String[fields.length + 4];
        cells[0] = at + "name";
        cells[1] = "指标" + rows;
        cells[2] = at + "weight";
        cells[3] = weight;
        for (int i = 0; i < fields.length; i++) {
            cells[i + 4] = i % 2 == 0 ? at + fields[i] : fields[i];
        }
        return form.by(PREPARER, new AddIndicator(id(form), row, branch, child, AForm.cells(cells)));
    }

    private static AForm fill(AForm form, String... cells) {
        return form.by(PREPARER, new FillCells(id(form), form.seen(), AForm.cells(cells)));
    }

    private static void refused(AForm form, String cell, String text, String code, String... arguments) {
        var changed = fill(form, cell, text);
        var map = arguments.length == 0
                ? Map.<String, String>of()
                : arguments.length == 2
                        ? Map.of(arguments[0], arguments[1])
                        : Map.of(arguments[0], arguments[1], arguments[2], arguments[3]);
        changed.when(PREPARER, new SubmitForm(id(changed), changed.seen()))
                .refused(RULE, "incomplete")
                .onlyAt(cell, code, map);
    }

    private static AForm settled(AForm form) {
        var out = form.by(PREPARER, new SubmitForm(id(form), form.seen()));
        for (var who : List.of(APPROVER, REVIEWER)) {
            out = out.by(who, new ApproveStep(id(out), out.seen(), ""));
        }
        out = out.by(FINANCE, new SettleForm(id(out), out.seen(), "同意"));
        assertThat(out.told()).hasAtLeastOneElementOfType(FormSettled.class);
        return out;
    }

    private static EvaluationId id(AForm form) {
        return form.told().findFirst().orElseThrow().evaluation();
    }

    private static Content.Totals totals(AForm form) {
        return Objects.requireNonNull(form.content().totals());
    }

    private static Points score(AForm form, String row) {
        return Objects.requireNonNull(
                Objects.requireNonNull(form.content().scores().get(row)).score());
    }
}
