package jiheng.query.findings.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingsPassedOver;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Happened;
import org.jspecify.annotations.Nullable;

/** A form on its way to the checks: filled in by its events, one minute after the other. */
final class AForm {
    static final Instant START = Instant.parse("2023-01-09T01:00:00Z");
    private static final List<String> FIELDS =
            List.of("name", "content", "target", "actual", "weight", "score", "reason", "improvement");

    private final EvaluationId id;
    private final List<Happened> past = new ArrayList<>();
    private final List<Subject.Other> others = new ArrayList<>();
    private @Nullable Form form;
    private @Nullable Instant deadline;
    private Instant now = START;
    private int rows;
    private String act = "";

    /** @param file whether it is opened, and filled until it is submitted, by one act */
    private AForm(String unit, List<Layout.FundColumn> columns, boolean signed, boolean file) {
        act = file ? "import" : "";
        id = EvaluationId.of("2022-" + unit + "-department");
        tell(
                "preparer",
                new EvaluationOpened(
                        id,
                        UnitId.of(unit),
                        unit,
                        CycleId.of("2022"),
                        2022,
                        FormKind.DEPARTMENT,
                        null,
                        new TemplateVersion("department", 1),
                        new RuleSetVersion("rules", 1),
                        layout(columns, signed),
                        List.of(new RouteStep(
                                "finance", Role.FINANCE_REVIEWER, words("财政局"), new TreeSet<>(Set.of(Part.RESULTS)))),
                        Stage.RESULTS));
    }

    /** An empty form with a signature, a text and no rows: nothing to find. */
    static AForm of(String unit) {
        return new AForm(unit, plain(), true, false).fill(Cell.signOff("preparer"), new Value.Text("甲"));
    }

    static AForm withoutSignature() {
        return new AForm("unit", plain(), true, false);
    }

    static AForm withNoPlaceToSign(boolean file) {
        return new AForm("unit", plain(), false, file);
    }

    static AForm withBudgetInParts() {
        return new AForm(
                        "parts",
                        List.of(
                                new Layout.FundColumn("carried", words("上年结转"), Layout.Role.OTHER),
                                new Layout.FundColumn("opening", words("年初预算数"), Layout.Role.OPENING),
                                new Layout.FundColumn("adjustment", words("年中调整数"), Layout.Role.OTHER),
                                new Layout.FundColumn("budget", words("全年预算数"), Layout.Role.ADJUSTED),
                                new Layout.FundColumn("executed", words("全年执行数"), Layout.Role.EXECUTED),
                                new Layout.FundColumn("left", words("年末结余"), Layout.Role.OTHER)),
                        true,
                        false)
                .fill(Cell.signOff("preparer"), new Value.Text("甲"));
    }

    /** The figures of the form of 2022 with texts of our own in which the same facts disagree. */
    static AForm of2022() {
        var form = new AForm("centre", plain(), false, true)
                .fund("budget", "548.74")
                .fund("executed", "739.39")
                .fund("transfers", "0")
                .fill(Cell.fund(Cell.TOTAL, "score"), number("6.53"))
                .text("duties", "组织和指导基层工会。\n纳入2021年度部门决算汇编范围的独立核算单位1个。")
                .text(
                        "results",
                        "1、本单位2022年预算安排数为537.55万元，本年追加预算190.65万元，实际支出739.39万元，无年末结转和结余。\n2、三公经费未超支，较好地控制在预算范围之内。");
        lines("rows-2022.tsv").forEach(line -> form.row(line.split("\t", -1)));
        return form;
    }

    AForm row(String... fields) {
        var row = IndicatorId.of("" + ++rows);
        tell("preparer", new IndicatorAdded(id, row, fields[0], fields[1], rows - 1, null));
        for (int i = 0; i < FIELDS.size(); i++) {
            if (i + 2 < fields.length && !fields[i + 2].isEmpty()) {
                var points = FIELDS.get(i).equals("weight") || FIELDS.get(i).equals("score");
                fill(
                        Cell.indicator(row, FIELDS.get(i)),
                        points ? number(fields[i + 2]) : new Value.Text(fields[i + 2]));
            }
        }
        return this;
    }

    AForm measured(int row, List<Measure> targets, List<Reading> readings) {
        return fill(cell(row, "targets"), new Value.Measures(targets))
                .fill(cell(row, "actuals"), new Value.Readings(readings));
    }

    AForm set(int row, String field, String text) {
        return fill(cell(row, field), new Value.Text(text));
    }

    AForm score(int row, String score) {
        return fill(cell(row, "score"), number(score));
    }

    AForm fund(String column, String amount) {
        return fill(Cell.fund("fiscal", column), number(amount));
    }

    AForm text(String narrative, String text) {
        return fill(Cell.narrative(narrative), new Value.Text(text));
    }

    AForm fill(Cell cell, Value value) {
        return fillAs("preparer", cell, value);
    }

    AForm fillAs(String account, Cell cell, Value value) {
        return tell(account, new CellFilled(id, cell, null, value, null));
    }

    AForm attach(String file, int row, String sha256) {
        return tell(
                "preparer",
                new EvidenceAttached(
                        id,
                        EvidenceId.of(file),
                        cell(row, "score").row(),
                        "表.pdf",
                        "application/pdf",
                        9,
                        sha256,
                        null));
    }

    AForm submitted(String account) {
        act = "";
        return tell(account, new FormSubmitted(id, Stage.RESULTS, 1, "d".repeat(64), "finance", false));
    }

    AForm returned() {
        return tell("finance", new FormReturned(id, Stage.RESULTS, 1, "finance", "请改", List.of()));
    }

    AForm returnedFor(int row) {
        return tell(
                "finance",
                new FormReturned(
                        id,
                        Stage.RESULTS,
                        1,
                        "finance",
                        "请改",
                        List.of(new RowReason(cell(row, "score").row(), "请改"))));
    }

    /** Approves and passes over a finding, in one act. */
    AForm approvedAllTheSame() {
        act = "approval";
        tell("finance", new FindingsPassedOver(id, Stage.RESULTS, 1, "finance", List.of(FindingId.of("1")), "已核"));
        approved();
        act = "";
        return this;
    }

    AForm settled() {
        return tell(
                "finance",
                new FormSettled(id, 1, "d".repeat(64), Points.of("90"), Points.of("90"), Grade.EXCELLENT, ""));
    }

    AForm approved() {
        return tell("finance", new StepApproved(id, Stage.RESULTS, 1, "finance", ""));
    }

    AForm later(Duration time) {
        now = now.plus(time);
        return this;
    }

    AForm deadline(Instant deadline) {
        this.deadline = deadline;
        return this;
    }

    AForm beside(AForm other) {
        others.add(Subject.Other.of(Objects.requireNonNull(other.form)));
        return this;
    }

    AForm besideYear(int year, AForm other) {
        var form = Objects.requireNonNull(other.form);
        others.add(new Subject.Other(form.id(), form.unitName(), year, form.content()));
        return this;
    }

    Subject subject() {
        return new Subject(Objects.requireNonNull(form), past, others, deadline);
    }

    static Cell cell(int row, String field) {
        return Cell.indicator(IndicatorId.of("" + row), field);
    }

    static Value number(String number) {
        return new Value.Number(new BigDecimal(number));
    }

    private AForm tell(String account, EvaluationEvent event) {
        var by = new Act(
                "account-" + account,
                account,
                "PREPARER",
                "",
                "",
                null,
                null,
                now,
                act.isEmpty() ? "act-" + past.size() : act,
                "",
                "",
                "",
                "");
        form = Fold.after(form, event, past.size(), by);
        past.add(new Happened(event, by));
        return this;
    }

    static Stream<String> lines(String resource) {
        try (var in = Objects.requireNonNull(AForm.class.getResourceAsStream("/findings/" + resource));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Layout.FundColumn> plain() {
        return List.of(
                new Layout.FundColumn("budget", words("全年预算数"), Layout.Role.ADJUSTED),
                new Layout.FundColumn("executed", words("全年执行数"), Layout.Role.EXECUTED),
                new Layout.FundColumn("transfers", words("上级财政转移支付"), Layout.Role.TRANSFERS));
    }

    private static Layout layout(List<Layout.FundColumn> columns, boolean signed) {
        return new Layout(
                words("部门整体自评表"),
                List.of(),
                new Layout.Funds(
                        columns,
                        List.of(new Layout.Item("fiscal", words("财政拨款"))),
                        new Layout.Rate(Layout.Numerator.EXECUTED_LESS_TRANSFERS, Layout.Denominator.ADJUSTED),
                        List.of(),
                        Points.of("10"),
                        true),
                List.of(
                        new Layout.Narrative("duties", words("部门职能概述"), 900, Layout.Binding.ANY, false, null),
                        new Layout.Narrative("goals", words("年初设定目标"), 900, Layout.Binding.TARGETS, false, null),
                        new Layout.Narrative("results", words("目标完成情况"), 900, Layout.Binding.RESULTS, false, null)),
                Layout.Targets.BOTH,
                List.of(
                        branch("output", "50", "quantity", "quality", "timeliness", "cost"),
                        branch("benefit", "30", "economic", "social", "ecological", "sustained"),
                        branch("satisfaction", "10", "served")),
                List.of(),
                signed ? List.of(new Layout.SignOff("preparer", words("填表人"), 50, true)) : List.of(),
                List.of(),
                new Layout.Paper(Layout.Orientation.LANDSCAPE, words("（2022 年）")));
    }

    private static Layout.Branch branch(String key, String weight, String... children) {
        return new Layout.Branch(
                key,
                words(key),
                Points.of(weight),
                false,
                true,
                Stream.of(children).map(one -> new Layout.Item(one, words(one))).toList());
    }

    private static Words words(String text) {
        return new Words(text, text);
    }
}
