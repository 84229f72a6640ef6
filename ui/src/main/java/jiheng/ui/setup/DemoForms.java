package jiheng.ui.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jiheng.command.evaluation.AddIndicator;
import jiheng.command.evaluation.AnswerFinding;
import jiheng.command.evaluation.ApproveStep;
import jiheng.command.evaluation.AttachEvidence;
import jiheng.command.evaluation.CancelEvaluation;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.FillCells;
import jiheng.command.evaluation.OpenEvaluation;
import jiheng.command.evaluation.ReturnForm;
import jiheng.command.evaluation.SettleForm;
import jiheng.command.evaluation.SubmitForm;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Evaluations;
import jiheng.ui.evidence.Brought;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The demo's forms, each in another state; every one of them came about by the acts of its people. */
@Component
class DemoForms {
    private static final TemplateVersion DEPARTMENT = new TemplateVersion("department-2022", 1);
    private static final TemplateVersion PROJECT = new TemplateVersion("project-standard", 1);
    private static final TemplateVersion SICHUAN = new TemplateVersion("project-sichuan", 1);
    private static final TemplateVersion PROCESS = new TemplateVersion("project-process", 1);
    private static final RuleSetVersion NATIONAL = new RuleSetVersion("national", 1);

    /** A form's contents as the resource holds them. */
    private record Sample(
            Map<String, String> header,
            @Nullable Map<String, String> signoff,
            Map<String, Map<String, String>> funds,
            String fundScore,
            Map<String, String> narratives,
            List<Map<String, String>> rows) {}

    private final Script script;
    private final Evaluations evaluations;
    private final SetupClock clock;
    private final Brought files;

    DemoForms(Script script, Evaluations evaluations, SetupClock clock, Brought files) {
        this.script = script;
        this.evaluations = evaluations;
        this.clock = clock;
        this.files = files;
    }

    void lay(Instant now) {
        settled();
        clock.tell(now.minus(Duration.ofDays(12)));
        underWay();
    }

    /** The figures of the 2022 form: submitted three times, returned twice, settled. */
    private void settled() {
        var form = new Story(open("centre", "centre", DEPARTMENT, null, null, Stage.TARGETS), sample("department"));
        form.targets("centre", 4);
        form.submit("centre").approve("centre-approver", "目标与全年工作安排一致。");
        form.approve("supervisor", "同意。").approve("finance", "目标清晰可衡量，同意作为基线。");
        form.results("centre", 3, Map.of(cell(9, "score"), "2", cell(12, "score"), "2", fund("score"), "10"));
        form.submit("centre").answer("centre", 1, "追加 190.65 万元有批复，表中预算数按年初口径填列。");
        form.approve("centre-approver", "数据与决算核对一致。", "预算口径已在答复中说明，审计户数以台账为准。");
        form.giveBack("supervisor", "执行率得分与规则不符，请按执行率重新计分。", List.of(new RowReason(Cell.TOTAL, "执行率 134.74%，不应得满分")));
        form.fill("centre", Map.of(fund("score"), "6.53"));
        form.submit("centre").approve("supervisor", "已按执行率重新计分，同意。", "疑点已逐条问过，不影响执行率计分。");
        form.giveBack(
                "finance",
                "两项成本指标偏离预算较大，不应得满分。",
                List.of(
                        new RowReason(row(9).value(), "控制率 15.60%，预算编制偏差大"),
                        new RowReason(row(12).value(), "控制率 219.33%，超支")));
        form.results("centre2", 1, Map.of());
        form.submit("centre")
                .approve("finance", "同意。", "追加预算的批复已核对，审计进度在下一年度跟踪。")
                .settle("finance2", "审定。", "已阅初审的说明与批复，理由成立。");
    }

    private void underWay() {
        var project = new Story(
                open("preparer", "union", PROJECT, new Project("skills", "职工技能提升项目"), NATIONAL, Stage.TARGETS),
                sample("project"));
        project.targets("preparer", 2);
        project.submit("preparer").approve("approver", "同意。").approve("supervisor", "同意。");
        project.approve("finance", "同意作为基线。");
        var waiting = new Story(
                open("preparer2", "union", PROJECT, new Project("stations", "户外劳动者驿站项目"), NATIONAL, Stage.TARGETS),
                sample("project"));
        waiting.targets("preparer2", 2).submit("preparer2");
        var women = new Story(open("women", "women", DEPARTMENT, null, NATIONAL, Stage.RESULTS), sample("women"));
        women.targets("women", 2).results("women", 2, Map.of());
        women.submit("women").approve("women-approver", "情况属实，同意上报。");
        var care = new Story(open("care", "care", DEPARTMENT, null, NATIONAL, Stage.RESULTS), sample("care"));
        care.targets("care", 2).results("care", 2, Map.of());
        care.submit("care").approve("care-approver", "同意。").approve("supervisor", "佐证材料齐全，同意。");
        var school = new Story(open("school", "school", DEPARTMENT, null, NATIONAL, Stage.TARGETS), sample("school"));
        school.targets("school", 2).submit("school");
        school.giveBack("school-approver", "请补充能耗目标的测算依据。", List.of(new RowReason(row(3).value(), "目标依据不足")));
        otherFamilies();
        var archives = open("finance", "archives", DEPARTMENT, null, NATIONAL, Stage.TARGETS);
        act("finance", new CancelEvaluation(archives, sequence(archives), "并入区政府办公室汇总填报"));
    }

    private void otherFamilies() {
        var hall = new Story(
                open("centre", "centre", SICHUAN, new Project("hall", "办事大厅改造项目"), null, Stage.RESULTS),
                sample("hall"));
        hall.targets("centre", 2).results("centre", 2, Map.of());
        hall.attach("centre", row(0), "大厅平面示意.png", "image/png", "hall-plan.png");
        hall.attach("centre2", row(2), "工程验收记录.pdf", "application/pdf", "acceptance.pdf");
        hall.submit("centre");
        var corner = new Story(
                open("school", "school", PROCESS, new Project("corner", "校园图书角建设项目"), null, Stage.RESULTS),
                sample("corner"));
        corner.targets("school", 2).results("school", 2, Map.of());
    }

    private EvaluationId open(
            String account,
            String unit,
            TemplateVersion template,
            @Nullable Project project,
            @Nullable RuleSetVersion rules,
            Stage stage) {
        var kind = template.equals(DEPARTMENT) ? FormKind.DEPARTMENT : FormKind.PROJECT;
        var id = OpenEvaluation.idFor(Demo.CYCLE, UnitId.of(unit), kind, project);
        act(account, new OpenEvaluation(id, UnitId.of(unit), Demo.CYCLE, template, rules, project, stage));
        return id;
    }

    private void act(String account, Object command) {
        clock.advanceAtWork(Duration.ofMinutes(37));
        script.as(AccountId.of(account), command);
    }

    private long sequence(EvaluationId id) {
        return evaluations.find(id).orElseThrow().sequence();
    }

    private static IndicatorId row(int index) {
        return IndicatorId.of("" + (index + 1));
    }

    private static Cell cell(int index, String field) {
        return Cell.indicator(row(index), field);
    }

    private static Cell fund(String field) {
        return Cell.fund(Cell.TOTAL, field);
    }

    private static Sample sample(String name) {
        return JsonMapper.builder().build().readValue(bytes(name + ".json"), Sample.class);
    }

    private static byte[] bytes(String name) {
        try (var data = DemoForms.class.getResourceAsStream("/jiheng/demo/" + name)) {
            if (data == null) {
                throw new IllegalStateException("the demo has no " + name);
            }
            return data.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One form on its way. */
    private final class Story {
        private final EvaluationId id;
        private final Sample sample;

        Story(EvaluationId id, Sample sample) {
            this.id = id;
            this.sample = sample;
        }

        /** Adds the rows and fills in the targets in some sittings. */
        Story targets(String account, int sittings) {
            for (var index = 0; index < sample.rows.size(); index++) {
                var values = sample.rows.get(index);
                act(
                        account,
                        new AddIndicator(id, row(index), value(values, "branch"), value(values, "child"), List.of()));
                clock.advance(Duration.ofMinutes(-33));
            }
            List<CellEntry> entries = new ArrayList<>();
            sample.header.forEach((key, text) -> entries.add(CellEntry.typed(Cell.header(key), text)));
            sample.funds.forEach((source, figures) -> figures.forEach((column, text) -> {
                if (Set.of("budget", "opening").contains(column)) {
                    entries.add(CellEntry.typed(Cell.fund(source, column), text));
                }
            }));
            sample.narratives.forEach((key, text) -> {
                if (!key.equals("results")) {
                    entries.add(CellEntry.typed(Cell.narrative(key), text));
                }
            });
            rows(entries, Fields.TARGET_FIELDS);
            return inSittings(account, sittings, entries);
        }

        /** Fills in the results in some sittings, first with other figures where given. */
        Story results(String account, int sittings, Map<Cell, String> otherwise) {
            List<CellEntry> entries = new ArrayList<>();
            sample.funds.forEach((source, figures) ->
                    figures.forEach((column, text) -> entries.add(CellEntry.typed(Cell.fund(source, column), text))));
            entries.add(CellEntry.typed(fund("score"), sample.fundScore));
            entries.add(CellEntry.typed(Cell.narrative("results"), value(sample.narratives, "results")));
            if (sample.signoff != null) {
                sample.signoff.forEach((key, text) -> entries.add(CellEntry.typed(Cell.signOff(key), text)));
            }
            rows(entries, Fields.RESULT_FIELDS);
            var told = entries.stream()
                    .map(entry -> CellEntry.typed(entry.cell(), otherwise.getOrDefault(entry.cell(), entry.text())))
                    .toList();
            return inSittings(account, sittings, told);
        }

        private void rows(List<CellEntry> entries, List<String> fields) {
            for (var index = 0; index < sample.rows.size(); index++) {
                var values = sample.rows.get(index);
                for (var field : fields) {
                    if (values.containsKey(field)) {
                        entries.add(CellEntry.typed(cell(index, field), value(values, field)));
                    }
                }
            }
        }

        private Story inSittings(String account, int sittings, List<CellEntry> entries) {
            var size = (entries.size() + sittings - 1) / sittings;
            for (var from = 0; from < entries.size(); from += size) {
                var part = entries.subList(from, Math.min(from + size, entries.size()));
                act(account, new FillCells(id, sequence(id), List.copyOf(part)));
            }
            return this;
        }

        Story fill(String account, Map<Cell, String> texts) {
            var entries = texts.entrySet().stream()
                    .map(entry -> CellEntry.typed(entry.getKey(), entry.getValue()))
                    .toList();
            act(account, new FillCells(id, sequence(id), entries));
            return this;
        }

        Story attach(String account, IndicatorId row, String name, String mediaType, String resource) {
            var bytes = bytes("evidence/" + resource);
            var sha256 = files.keep(bytes);
            var evidence = EvidenceId.of(UUID.nameUUIDFromBytes((id + " " + name).getBytes(StandardCharsets.UTF_8))
                    .toString());
            act(
                    account,
                    new AttachEvidence(id, sequence(id), evidence, row.value(), name, mediaType, bytes.length, sha256));
            return this;
        }

        Story submit(String account) {
            act(account, new SubmitForm(id, sequence(id)));
            return this;
        }

        Story approve(String account, String opinion) {
            return approve(account, opinion, "");
        }

        /** @param despite why, although findings are open */
        Story approve(String account, String opinion, String despite) {
            act(account, new ApproveStep(id, sequence(id), opinion, despite));
            return this;
        }

        void answer(String account, int finding, String answer) {
            act(account, new AnswerFinding(id, FindingId.of("" + finding), answer));
        }

        Story giveBack(String account, String reason, List<RowReason> rows) {
            act(account, new ReturnForm(id, sequence(id), reason, rows));
            return this;
        }

        void settle(String account, String opinion, String despite) {
            act(account, new SettleForm(id, sequence(id), opinion, despite));
        }

        private static String value(Map<String, String> values, String key) {
            return values.getOrDefault(key, "");
        }
    }
}
