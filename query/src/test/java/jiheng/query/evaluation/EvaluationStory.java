package jiheng.query.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellChange;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.CorrectionRefused;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingAccepted;
import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingCheck;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingFact;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.FindingsPassedOver;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.LayoutChange;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Two forms on their way; every event that a form can meet happens in one of them. */
public final class EvaluationStory {
    public static final EvaluationId UNION = EvaluationId.of("2022-union-department");
    public static final EvaluationId SCHOOL = EvaluationId.of("2022-school-project");
    public static final UnitId UNION_UNIT = UnitId.of("union");
    public static final UnitId SCHOOL_UNIT = UnitId.of("school");
    public static final IndicatorId AUDIT = IndicatorId.of("8");
    public static final IndicatorId SPARE = IndicatorId.of("9");
    public static final Instant START = Instant.parse("2026-02-02T01:00:00Z");

    public static final Layout LAYOUT = new Layout(
            new Words("部门整体支出绩效自评表", "Department self-evaluation"),
            List.of(field("leader", "负责人", "Person in charge")),
            new Layout.Funds(
                    List.of(
                            new Layout.FundColumn("budget", new Words("全年预算数", "Budget"), Layout.Role.ADJUSTED),
                            new Layout.FundColumn("executed", new Words("全年执行数", "Executed"), Layout.Role.EXECUTED)),
                    List.of(item("fiscal", "财政拨款", "Fiscal appropriation")),
                    new Layout.Rate(Layout.Numerator.EXECUTED, Layout.Denominator.ADJUSTED),
                    List.of(),
                    Points.of("10"),
                    true),
            List.of(new Layout.Narrative(
                    "goals", new Words("年初设定目标", "Goals set"), 200, Layout.Binding.TARGETS, true, null)),
            Layout.Targets.BOTH,
            List.of(new Layout.Branch(
                    "output",
                    new Words("产出指标", "Output"),
                    Points.of("90"),
                    false,
                    true,
                    List.of(item("quantity", "数量指标", "Quantity"), item("quality", "质量指标", "Quality")))),
            List.of(new Layout.Column("score", new Words("得分", "Score"), 58, true)),
            List.of(new Layout.SignOff("signer", new Words("填表人", "Filled in by"), 50, false)),
            List.of(),
            new Layout.Paper(Layout.Orientation.LANDSCAPE, new Words("（{year} 年）", "(Year {year})")));

    private static final Layout WITHOUT_LEADER = new Layout(
            LAYOUT.title(),
            List.of(),
            LAYOUT.funds(),
            LAYOUT.narratives(),
            LAYOUT.targets(),
            LAYOUT.branches(),
            LAYOUT.columns(),
            LAYOUT.signoff(),
            LAYOUT.checks(),
            LAYOUT.paper());

    private static final List<RouteStep> SHORT_ROUTE = List.of(
            new RouteStep("bureau", Role.FINANCE_REVIEWER, new Words("财政审定", "Settlement"), Set.of(Part.values())));

    /** A file of both forms. */
    public static final Evidence KEPT =
            new Evidence(EvidenceId.of("kept"), AUDIT.value(), "审计报告.pdf", "application/pdf", 12_595, "ab".repeat(32));

    private static final RuleSetVersion RULES = new RuleSetVersion("national", 1);
    private static final CorrectionId FIRST = CorrectionId.of("1");
    private static final CorrectionId SECOND = CorrectionId.of("2");
    private static final CorrectionId THIRD = CorrectionId.of("3");
    private static final FindingId DOUBT = FindingId.of("1");
    private static final String DIGEST = "d".repeat(64);

    private final Map<String, Long> next = new HashMap<>();
    private final List<DomainEventMessage<?>> messages = new ArrayList<>();

    private EvaluationStory() {}

    public static List<DomainEventMessage<?>> whole() {
        var story = new EvaluationStory();
        story.union();
        story.school();
        return List.copyOf(story.messages);
    }

    private void union() {
        by("preparer", "填报丁", Role.PREPARER, opened(UNION, UNION_UNIT, "区总工会", FormKind.DEPARTMENT, null));
        by("preparer", "填报丁", Role.PREPARER, new IndicatorAdded(UNION, AUDIT, "output", "quantity", 0, null));
        by("preparer", "填报丁", Role.PREPARER, new IndicatorAdded(UNION, SPARE, "output", "quality", 1, null));
        fill(Cell.header("leader"), null, new Value.Text("王某"));
        fill(Cell.narrative("goals"), null, new Value.Text("全年服务职工 3000 人次。"));
        fill(Cell.indicator(AUDIT, "content"), null, new Value.Text("工会经费审计"));
        fill(
                Cell.indicator(AUDIT, "targets"),
                null,
                new Value.Measures(List.of(new Measure(Operator.AT_LEAST, new BigDecimal("40"), "家"))));
        fill(Cell.indicator(AUDIT, "weight"), null, number("5"));
        fill(Cell.indicator(SPARE, "weight"), null, number("1"));
        attach(UNION, new Evidence(EvidenceId.of("spare"), SPARE.value(), "多余.png", "image/png", 9, "c".repeat(64)));
        by(
                "preparer",
                "填报丁",
                Role.PREPARER,
                new IndicatorRemoved(
                        UNION,
                        SPARE,
                        "output",
                        "quality",
                        1,
                        List.of(new CellChange(Cell.indicator(SPARE, "weight"), number("1"), null)),
                        null));
        submit(UNION, Stage.TARGETS, 1);
        by("preparer", "填报丁", Role.PREPARER, new SubmissionWithdrawn(UNION, Stage.TARGETS, 1));
        submit(UNION, Stage.TARGETS, 2);
        finance(new StepApproved(UNION, Stage.TARGETS, 2, "finance", "同意"));
        finance(new BaselineLocked(UNION, 2, DIGEST));
        fill(Cell.fund("fiscal", "budget"), null, number("548.74"));
        fill(
                Cell.indicator(AUDIT, "actuals"),
                null,
                new Value.Readings(List.of(new Reading(new BigDecimal("20"), "家", null))));
        fill(Cell.indicator(AUDIT, "score"), null, number("4.00"));
        fill(Cell.indicator(AUDIT, "score"), number("4.00"), number("5.00"));
        attach(UNION, KEPT);
        attach(
                UNION,
                new Evidence(EvidenceId.of("mistaken"), Cell.TOTAL, "误传.pdf", "application/pdf", 5, "b".repeat(64)));
        by(
                "preparer",
                "填报丁",
                Role.PREPARER,
                new EvidenceWithdrawn(
                        UNION, EvidenceId.of("mistaken"), Cell.TOTAL, "误传.pdf", "b".repeat(64), "误传", null));
        score("94.53", "92.03", "2.50");
        submit(UNION, Stage.RESULTS, 1);
        by("system", "系统", Role.ADMINISTRATOR, new FindingRaised(UNION, DOUBT, doubt()));
        by("preparer", "填报丁", Role.PREPARER, new FindingAnswered(UNION, DOUBT, "其余次年完成"));
        finance(new FormReturned(
                UNION, Stage.RESULTS, 1, "finance", "请说明原因", List.of(new RowReason(AUDIT.value(), "完成值不足"))));
        fill(Cell.indicator(AUDIT, "reason"), null, new Value.Text("部分基层工会延后"));
        submit(UNION, Stage.RESULTS, 2);
        by("auditor", "审计壬", Role.AUDITOR, new FindingRaised(UNION, FindingId.of("2"), own()));
        finance(new FindingsPassedOver(UNION, Stage.RESULTS, 2, "finance", List.of(DOUBT, FindingId.of("2")), "审计组在核"));
        finance(new StepApproved(UNION, Stage.RESULTS, 2, "finance", "同意"));
        finance(new FindingAccepted(UNION, DOUBT, "属实"));
        by("auditor", "审计壬", Role.AUDITOR, new FindingClosed(UNION, FindingId.of("2"), false, "已补名单"));
        settle(2);
        propose(2, List.of());
        by("publisher", "财政辛", Role.FINANCE_REVIEWER, new DisclosureRefused(UNION, 2, "负责人姓名漏隐"));
        propose(2, List.of(new Redaction(Cell.header("leader"), null)));
        by("publisher", "财政辛", Role.FINANCE_REVIEWER, new FormPublished(UNION, 1, 2, DIGEST));
        ask(FIRST);
        finance(new CorrectionRefused(UNION, FIRST, "依据不足"));
        ask(SECOND);
        finance(new CorrectionGranted(UNION, SECOND, "准予"));
        by("preparer", "填报丁", Role.PREPARER, new CorrectionAbandoned(UNION, SECOND, "无须更正"));
        ask(THIRD);
        finance(new CorrectionGranted(UNION, THIRD, "准予"));
        by(
                "preparer",
                "填报丁",
                Role.PREPARER,
                new CellCorrected(
                        UNION,
                        Cell.fund("fiscal", "budget"),
                        number("548.74"),
                        number("739.39"),
                        THIRD,
                        "figure-wrong",
                        "漏计年中追加"));
        by(
                "preparer",
                "填报丁",
                Role.PREPARER,
                new ApprovalLapsed(UNION, Stage.RESULTS, "finance", 2, Cell.fund("fiscal", "budget")));
        score("98.00", "95.50", "2.50");
        submit(UNION, Stage.RESULTS, 3);
        finance(new StepApproved(UNION, Stage.RESULTS, 3, "finance", "更正属实"));
        settle(3);
        propose(3, List.of(new Redaction(Cell.narrative("goals"), "3000")));
        by("publisher", "财政辛", Role.FINANCE_REVIEWER, new FormPublished(UNION, 2, 3, DIGEST));
        by("publisher", "财政辛", Role.FINANCE_REVIEWER, new PublicationWithdrawn(UNION, 2, "人数有误"));
    }

    private static Finding doubt() {
        var score = Cell.indicator(AUDIT, "score");
        return new Finding(
                new FindingCheck("missed-target", 1),
                true,
                List.of(AUDIT.value()),
                List.of(score),
                List.of(new FindingFact(new Words("得分", "Score"), "5.00", score)),
                Points.of("5"),
                new Words("目标 ≥40家，完成 20家，却得满分", "Target ≥40, reached 20, and the full score"));
    }

    private static Finding own() {
        return new Finding(null, true, List.of(), List.of(), List.of(), Points.ZERO, new Words("请附名单", "请附名单"));
    }

    private void propose(int version, List<Redaction> redactions) {
        finance(new DisclosurePrepared(UNION, version, next.getOrDefault(UNION.value(), 1L) - 1, redactions));
    }

    private void school() {
        by(
                "teacher",
                "教师己",
                Role.PREPARER,
                opened(SCHOOL, SCHOOL_UNIT, "第一中学", FormKind.PROJECT, new Project("lab", "实验室改造 100%")));
        add(
                SCHOOL.value(),
                new CellFilled(
                        SCHOOL,
                        Cell.fund("fiscal", "budget"),
                        null,
                        number("12.5"),
                        new Origin("自评表.xlsx", "e".repeat(64), "D7")),
                "teacher",
                "教师己",
                Role.PREPARER);
        attach(
                SCHOOL,
                new Evidence(EvidenceId.of("same"), Cell.TOTAL, "验收单.pdf", "application/pdf", 12_595, KEPT.sha256()));
        finance(new EvaluationCancelled(SCHOOL, "并入部门自评"));
        finance(new EvaluationReopened(SCHOOL, "仍须单独自评"));
        add(
                SCHOOL.value(),
                new CellFilled(SCHOOL, Cell.header("leader"), null, new Value.Text("赵某"), null),
                "teacher",
                "教师己",
                Role.PREPARER);
        finance(new TemplateChanged(
                SCHOOL,
                new TemplateVersion("department-2022", 1),
                new TemplateVersion("department-2022", 2),
                new RuleSetVersion("national", 2),
                WITHOUT_LEADER,
                SHORT_ROUTE,
                List.of(
                        new LayoutChange(
                                LayoutChange.Kind.DROPPED,
                                "header/leader",
                                new Words("负责人", "Person in charge"),
                                null,
                                null),
                        new LayoutChange(
                                LayoutChange.Kind.LIMIT,
                                "narratives/goals",
                                new Words("年初设定目标", "Goals set"),
                                new Words("200", "200"),
                                new Words("100", "100"))),
                List.of(new KeptCell(
                        Cell.header("leader"),
                        new Value.Text("赵某"),
                        new Words("负责人", "Person in charge"),
                        new TemplateVersion("department-2022", 1))),
                List.of()));
    }

    private void score(String self, String rule, String row) {
        by(
                "preparer",
                "填报丁",
                Role.PREPARER,
                new FormScored(
                        UNION,
                        List.of(new RowScore(AUDIT.value(), Points.of(row), derivation("at-least"))),
                        Points.of(self),
                        Points.of(rule),
                        Grade.EXCELLENT,
                        derivation("sum-of-rows")));
    }

    private void settle(int version) {
        add(
                UNION.value(),
                new FormSettled(UNION, version, DIGEST, Points.of("94.53"), Points.of("92.03"), Grade.EXCELLENT, "审定"),
                "finance2",
                "财政庚",
                Role.FINANCE_REVIEWER);
    }

    private void ask(CorrectionId correction) {
        by("preparer", "填报丁", Role.PREPARER, new CorrectionRequested(UNION, correction, "figure-wrong", "预算数漏计"));
    }

    private void submit(EvaluationId form, Stage stage, int version) {
        by("preparer", "填报丁", Role.PREPARER, new FormSubmitted(form, stage, version, DIGEST, "finance", version > 2));
    }

    private void attach(EvaluationId form, Evidence file) {
        by(
                "preparer",
                "填报丁",
                Role.PREPARER,
                new EvidenceAttached(
                        form, file.id(), file.row(), file.file(), file.mediaType(), file.size(), file.sha256(), null));
    }

    private void fill(Cell cell, @Nullable Value before, @Nullable Value after) {
        by("preparer", "填报丁", Role.PREPARER, new CellFilled(UNION, cell, before, after, null));
    }

    private void finance(EvaluationEvent event) {
        by("finance", "财政乙", Role.FINANCE_REVIEWER, event);
    }

    private void by(String account, String name, Role role, EvaluationEvent event) {
        add(event.evaluation().value(), event, account, name, role);
    }

    private void add(String stream, EvaluationEvent event, String account, String name, Role role) {
        var sequence = next.merge(stream, 1L, Long::sum) - 1;
        messages.add(message(event, sequence, account, name, role, START.plusSeconds(60L * messages.size())));
    }

    /** An event as its handlers receive it. */
    public static DomainEventMessage<?> message(
            EvaluationEvent event, long sequence, String account, String name, Role role, Instant at) {
        return new GenericDomainEventMessage<>(
                "evaluation",
                event.evaluation().value(),
                sequence,
                new GenericMessage<>(event, MetaData.from(metadata(account, name, role))),
                at);
    }

    private static Map<String, Object> metadata(String account, String name, Role role) {
        var metadata = new HashMap<String, Object>();
        metadata.put("account", "account-" + account);
        metadata.put("name", name);
        metadata.put("role", role.name());
        metadata.put("unit", "unit-union");
        metadata.put("unitName", "区总工会");
        metadata.put("act", "act-" + account);
        metadata.put("session", "s");
        metadata.put("address", "127.0.0.1");
        metadata.put("request", "r");
        metadata.put("application", "1.0.0");
        if (account.equals("finance2")) {
            metadata.put("onBehalfOf", "account-finance");
            metadata.put("onBehalfOfName", "财政乙");
        }
        return metadata;
    }

    public static EvaluationOpened opened(
            EvaluationId id, UnitId unit, String unitName, FormKind kind, @Nullable Project project) {
        return new EvaluationOpened(
                id,
                unit,
                unitName,
                CycleId.of("2022"),
                2022,
                kind,
                project,
                new TemplateVersion("department-2022", 1),
                RULES,
                LAYOUT,
                List.of(new RouteStep(
                        "finance",
                        Role.FINANCE_REVIEWER,
                        new Words("财政审核", "Finance review"),
                        Set.of(Part.FUNDS, Part.RESULTS))),
                Stage.TARGETS);
    }

    private static Derivation derivation(String rule) {
        return new Derivation(
                rule, RULES, Map.of("weight", "5.00"), List.of("5 × 0.5 = 2.50"), new Words("算式", "steps"));
    }

    private static Value.Number number(String number) {
        return new Value.Number(new BigDecimal(number));
    }

    private static Layout.Item item(String key, String zh, String en) {
        return new Layout.Item(key, new Words(zh, en));
    }

    private static Layout.Field field(String key, String zh, String en) {
        return new Layout.Field(key, new Words(zh, en), 200);
    }
}
