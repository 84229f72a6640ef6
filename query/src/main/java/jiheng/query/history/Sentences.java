package jiheng.query.history;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.Ids;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionRefused;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.FindingAccepted;
import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.FindingsPassedOver;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Why;
import jiheng.events.evaluation.Words;
import jiheng.events.store.StoredNames;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import org.jspecify.annotations.Nullable;

/** Tells each event in one sentence of business words, in Chinese and English. Pure. */
public final class Sentences {
    private static final int LONGEST_QUOTE = 60;
    private static final Words NO_LONGER = new Words("再次送审时已不成立", "no longer holds at the next submission");
    private static final Map<String, Words> REASON_CODES = Map.of(
            "typing-error", new Words("录入错误", "typing error"),
            "figure-wrong", new Words("数据有误", "wrong figure"),
            "basis-changed", new Words("依据变化", "changed basis"),
            "audit-finding", new Words("审计发现", "audit finding"),
            "other", new Words("其他", "other"));

    private final @Nullable Form before;
    private final Form after;
    private final Labels labels;

    private Sentences(@Nullable Form before, Form after) {
        this.before = before;
        this.after = after;
        this.labels = new Labels(after.layout(), (before == null ? after : before).content());
    }

    /** The entry of an event, given the form before it (null before the first) and after it. */
    public static Entry entry(@Nullable Form before, EvaluationEvent event, Form after, Act by) {
        return new Sentences(before, after).tell(event, by);
    }

    /** The words of a reason code. */
    public static Words reasonCode(String code) {
        return REASON_CODES.getOrDefault(code, new Words(code, code));
    }

    private Entry tell(EvaluationEvent event, Act by) {
        return Stream.of(
                        content(event),
                        evidence(event),
                        route(event),
                        correction(event),
                        disclosure(event),
                        finding(event))
                .flatMap(Optional::stream)
                .findFirst()
                .map(told -> new Entry(
                        after.id(),
                        after.sequence(),
                        kind(event.getClass()),
                        by,
                        told.summary,
                        told.changes,
                        told.rows,
                        told.reason))
                .orElseThrow(() -> new IllegalStateException("no sentence tells " + event.getClass()));
    }

    /** The kind an event class is listed under. */
    public static String kind(Class<?> event) {
        var name = StoredNames.declarationOf(event).orElseThrow().value();
        return name.substring(name.indexOf('.') + 1);
    }

    private record Told(
            Words summary,
            List<Entry.Change> changes,
            List<String> rows,
            @Nullable Words reason) {
        Told(String zh, String en) {
            this(new Words(zh, en), List.of(), List.of(), null);
        }

        Told because(String reason) {
            return because(new Words(reason, reason));
        }

        Told because(Words reason) {
            return new Told(summary, changes, rows, reason.zh().isEmpty() ? null : reason);
        }

        Told at(List<String> rows) {
            return new Told(summary, changes, rows, reason);
        }

        Told with(List<Entry.Change> changes) {
            return new Told(summary, changes, rows, reason);
        }
    }

    private static Words taken(Origin origin, Words what) {
        return Ids.isA(EvaluationId.KIND, origin.file())
                ? new Words(
                        "沿用自评表「" + origin.file() + "」" + origin.cell() + "：" + what.zh(),
                        "Copied from " + origin.cell() + " of the form “" + origin.file() + "”: " + what.en())
                : new Words(
                        "由文件「" + origin.file() + "」" + origin.cell() + " 单元格导入：" + what.zh(),
                        "Imported from cell " + origin.cell() + " of “" + origin.file() + "”: " + what.en());
    }

    private Optional<Told> content(EvaluationEvent event) {
        if (event instanceof EvaluationOpened one) {
            var title = one.layout().title();
            var project = one.project() == null ? "" : "「" + one.project().name() + "」";
            return Optional.of(new Told(
                    "为" + one.unitName() + "开设" + one.year() + "年度" + project + title.zh(),
                    "Opened the " + one.year() + " " + title.en()
                            + (one.project() == null ? "" : " “" + one.project().name() + "”") + " of "
                            + one.unitName()));
        }
        if (event instanceof TemplateChanged one) {
            return Optional.of(moved(one));
        }
        if (event instanceof IndicatorAdded one) {
            var child = labels.child(one.branch(), one.child());
            return Optional.of(new Told("在" + child.zh() + "下新增一行", "Added a row under " + child.en())
                    .at(List.of(one.indicator().value())));
        }
        if (event instanceof IndicatorRemoved one) {
            var row = labels.row(one.indicator().value());
            var changes = Stream.concat(
                            one.contents().stream().map(cell -> change(cell.cell(), cell.before(), null)),
                            files(one.indicator().value()).map(file -> change(file, true)))
                    .toList();
            return Optional.of(new Told("删去指标行「" + row.zh() + "」", "Took off the row “" + row.en() + "”")
                    .with(changes)
                    .at(List.of(one.indicator().value())));
        }
        if (event instanceof CellFilled one) {
            var told = filled(one.cell(), one.before(), one.after());
            var origin = one.origin();
            return Optional.of(
                    origin == null ? told : new Told(taken(origin, told.summary), told.changes, told.rows, null));
        }
        if (event instanceof CellCorrected one) {
            var told = filled(one.cell(), one.before(), one.after());
            var code = reasonCode(one.reasonCode());
            return Optional.of(new Told(
                            new Words(
                                    "更正（" + code.zh() + "）：" + told.summary.zh(),
                                    "Corrected (" + code.en() + "): " + told.summary.en()),
                            told.changes,
                            told.rows,
                            null)
                    .because(one.reason()));
        }
        return event instanceof FormScored one ? Optional.of(scored(one)) : Optional.empty();
    }

    private Told moved(TemplateChanged event) {
        var from = event.from().version();
        var to = event.to().version();
        var kept = event.kept().size();
        var restored = event.restored().size();
        return new Told(
                        "表样由第 " + from + " 版换为第 " + to + " 版，改动 "
                                + event.changes().size() + " 处；所填内容全部保留"
                                + (kept == 0 ? "" : "，其中 " + kept + " 格新版没有位置，列为原版本所填")
                                + (restored == 0 ? "" : "，原版本所填的 " + restored + " 格回到表中"),
                        "Moved from version " + from + " of the template to version " + to + ", "
                                + event.changes().size() + " changes; all that was filled in is kept"
                                + (kept == 0 ? "" : ", " + kept + " cells of it beside the form")
                                + (restored == 0 ? "" : ", " + restored + " cells are back in their places"))
                .with(Moves.changes(before, event, labels));
    }

    /** The files of a row before the event. */
    private Stream<Evidence> files(String row) {
        return before == null ? Stream.empty() : before.content().evidence(row).stream();
    }

    private Entry.Change change(Evidence file, boolean gone) {
        var cell = Evidence.cell(file.row());
        // In full, unlike in the sentence: an auditor compares all 64 digits.
        var text = file.file() + "（" + Evidence.sized(file.size()) + "，SHA-256 " + file.sha256() + "）";
        return new Entry.Change(cell.path(), labels.cell(cell), gone ? text : "", gone ? "" : text);
    }

    private Optional<Told> evidence(EvaluationEvent event) {
        if (event instanceof EvidenceAttached one) {
            var row = labels.row(one.row());
            var file = one.attached();
            var about = Evidence.sized(one.size()) + "%sSHA-256 " + one.sha256().substring(0, 8) + "…";
            return Optional.of(because(
                    new Told(
                            "为“" + row.zh() + "”上传佐证 “" + one.file() + "”（" + about.formatted("，") + "）",
                            "Attached “" + one.file() + "” (" + about.formatted(", ") + ") to “" + row.en()
                                    + "” as evidence"),
                    one.why(),
                    "",
                    change(file, false),
                    one.row()));
        }
        if (event instanceof EvidenceWithdrawn one) {
            var row = labels.row(one.row());
            var file = files(one.row())
                    .filter(known -> known.id().equals(one.evidence()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(one.evidence() + " was withdrawn but never attached"));
            return Optional.of(because(
                    new Told(
                            "撤下“" + row.zh() + "”的佐证 “" + one.file() + "”（SHA-256 "
                                    + one.sha256().substring(0, 8) + "…）",
                            "Withdrew “" + one.file() + "” (SHA-256 "
                                    + one.sha256().substring(0, 8) + "…) as evidence of “" + row.en() + "”"),
                    one.why(),
                    one.reason(),
                    change(file, true),
                    one.row()));
        }
        return Optional.empty();
    }

    /** During a correction its own reason is told beside that of the act. */
    private static Told because(Told told, @Nullable Why why, String reason, Entry.Change change, String row) {
        var words = why == null
                ? told.summary
                : new Words(
                        "更正（" + reasonCode(why.reasonCode()).zh() + "）：" + told.summary.zh(),
                        "Corrected (" + reasonCode(why.reasonCode()).en() + "): " + told.summary.en());
        var all = Stream.of(reason, why == null ? "" : why.reason())
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("；"));
        return new Told(words, List.of(change), List.of(row), null).because(all);
    }

    private Told filled(Cell cell, @Nullable Value from, @Nullable Value to) {
        var label = labels.cell(cell);
        var change = change(cell, from, to);
        Words words;
        if (from == null) {
            words = new Words(
                    label.zh() + " 填为 " + quoted(change.to()), "Filled in " + label.en() + ": " + quoted(change.to()));
        } else if (to == null) {
            words = new Words(
                    label.zh() + " 清空（原为 " + quoted(change.from()) + "）",
                    "Emptied " + label.en() + " (was " + quoted(change.from()) + ")");
        } else {
            words = new Words(
                    label.zh() + " 由 " + quoted(change.from()) + " 改为 " + quoted(change.to()),
                    "Changed " + label.en() + " from " + quoted(change.from()) + " to " + quoted(change.to()));
        }
        return new Told(words, List.of(change), List.of(cell.row()), null);
    }

    private Told scored(FormScored event) {
        var changes = event.rows().stream()
                .map(row -> {
                    var path = (row.row().equals(Cell.TOTAL) ? Cell.FUNDS : Cell.INDICATORS) + "/" + row.row()
                            + "/ruleScore";
                    var known =
                            before == null ? null : before.content().scores().get(row.row());
                    return new Entry.Change(
                            path,
                            labels.cell(new Cell(path)),
                            known == null ? "" : points(known.score()),
                            points(row.score()));
                })
                .filter(change -> !change.from().equals(change.to()))
                .toList();
        return new Told(
                        "按规则计分：自评总分 " + event.selfTotal() + "，规则总分 " + event.ruleTotal() + "（"
                                + event.grade().zh() + "）",
                        "Scored by the rules: self total " + event.selfTotal() + ", rule total " + event.ruleTotal())
                .with(changes)
                .at(event.rows().stream().map(row -> row.row()).toList());
    }

    private Optional<Told> route(EvaluationEvent event) {
        if (event instanceof FormSubmitted one) {
            return Optional.of(new Told(
                    "送审" + stage(one.stage()).zh() + "第 " + one.version() + " 版，送至"
                            + step(one.step()).zh() + (one.afterDeadline() ? "（逾期）" : ""),
                    "Submitted version " + one.version() + " of the "
                            + stage(one.stage()).en() + " to "
                            + step(one.step()).en()
                            + (one.afterDeadline() ? " (after the deadline)" : "")));
        }
        if (event instanceof SubmissionWithdrawn one) {
            return Optional.of(new Told(
                    "撤回" + stage(one.stage()).zh() + "第 " + one.version() + " 版送审",
                    "Withdrew version " + one.version() + " of the "
                            + stage(one.stage()).en()));
        }
        if (event instanceof FormReturned one) {
            return Optional.of(new Told(
                            step(one.step()).zh() + "退回" + stage(one.stage()).zh() + "第 " + one.version() + " 版",
                            step(one.step()).en() + " returned version " + one.version() + " of the "
                                    + stage(one.stage()).en())
                    .because(reasons(one))
                    .at(one.rows().stream().map(row -> row.row()).toList()));
        }
        if (event instanceof StepApproved one) {
            return Optional.of(new Told(
                            step(one.step()).zh() + "通过" + stage(one.stage()).zh() + "第 " + one.version() + " 版",
                            step(one.step()).en() + " approved version " + one.version() + " of the "
                                    + stage(one.stage()).en())
                    .because(one.opinion()));
        }
        if (event instanceof BaselineLocked) {
            return Optional.of(new Told(
                    "目标锁定为基线，此后改动目标须作更正", "The targets are the locked baseline; changing one is a correction"));
        }
        if (event instanceof FormSettled one) {
            return Optional.of(new Told(
                            "审定第 " + one.version() + " 版：总分 " + one.total() + "，等级"
                                    + one.grade().zh(),
                            "Settled version " + one.version() + ": total " + one.total() + ", "
                                    + one.grade().name().toLowerCase(Locale.ROOT))
                    .because(one.opinion()));
        }
        if (event instanceof EvaluationCancelled one) {
            return Optional.of(new Told("作废本表", "Cancelled the form").because(one.reason()));
        }
        return event instanceof EvaluationReopened one
                ? Optional.of(new Told("恢复本表", "Reopened the form").because(one.reason()))
                : Optional.empty();
    }

    /** The reason for the whole, then those for rows. */
    private Words reasons(FormReturned returned) {
        if (returned.rows().isEmpty()) {
            return new Words(returned.reason(), returned.reason());
        }
        var whole = returned.reason().replaceAll("[。.；;]$", "");
        var rows = returned.rows();
        return new Words(
                rows.stream()
                        .map(row -> "「" + labels.row(row.row()).zh() + "」" + row.reason())
                        .collect(Collectors.joining("；", whole + "；", "")),
                rows.stream()
                        .map(row -> "“" + labels.row(row.row()).en() + "”: " + row.reason())
                        .collect(Collectors.joining("; ", whole + "; ", "")));
    }

    private Optional<Told> correction(EvaluationEvent event) {
        if (event instanceof CorrectionRequested one) {
            var code = reasonCode(one.reasonCode());
            return Optional.of(new Told("申请更正（" + code.zh() + "）", "Asked for a correction (" + code.en() + ")")
                    .because(one.reason()));
        }
        if (event instanceof CorrectionGranted one) {
            return Optional.of(new Told("准予更正", "Granted the correction").because(one.opinion()));
        }
        if (event instanceof CorrectionRefused one) {
            return Optional.of(new Told("不予更正", "Refused the correction").because(one.reason()));
        }
        if (event instanceof CorrectionAbandoned one) {
            return Optional.of(new Told("放弃更正", "Gave up the correction").because(one.reason()));
        }
        if (event instanceof ApprovalLapsed one) {
            var cause = labels.cell(one.cause());
            return Optional.of(new Told(
                            step(one.step()).zh() + "对第 " + one.version() + " 版的通过失效：更正涉及" + cause.zh(),
                            "The approval of version " + one.version() + " by "
                                    + step(one.step()).en() + " lapsed: a correction touched " + cause.en())
                    .at(List.of(one.cause().row())));
        }
        return Optional.empty();
    }

    private Optional<Told> disclosure(EvaluationEvent event) {
        if (event instanceof DisclosurePrepared one) {
            var parts = one.redactions().size();
            var rows = one.redactions().stream()
                    .map(part -> part.cell().row())
                    .distinct()
                    .toList();
            return Optional.of(new Told(
                            "拟定第 " + one.version() + " 版的公开稿，" + (parts == 0 ? "全文公开" : "隐去 " + parts + " 项"),
                            "Proposed the public copy of version " + one.version() + ", "
                                    + (parts == 0 ? "nothing blacked out" : parts + " parts blacked out"))
                    .at(rows));
        }
        if (event instanceof DisclosureRefused one) {
            return Optional.of(
                    new Told("退回第 " + one.version() + " 版的公开稿", "Refused the public copy of version " + one.version())
                            .because(one.reason()));
        }
        if (event instanceof FormPublished one) {
            return Optional.of(new Told(
                    "公开第 " + one.version() + " 版（第 " + one.publication() + " 次公开）",
                    "Published version " + one.version() + " (publication " + one.publication() + ")"));
        }
        return event instanceof PublicationWithdrawn one
                ? Optional.of(new Told("撤下第 " + one.publication() + " 次公开", "Withdrew publication " + one.publication())
                        .because(one.reason()))
                : Optional.empty();
    }

    private Optional<Told> finding(EvaluationEvent event) {
        if (event instanceof FindingRaised one) {
            var raised = one.raised();
            var number = one.finding().key();
            var by = raised.check() == null ? new Words("提出", "Raised") : new Words("系统检查提出", "A check raised");
            return Optional.of(new Told(
                            by.zh() + "疑点 " + number + "："
                                    + quoted(raised.sentence().zh()),
                            by.en() + " finding " + number + ": "
                                    + quoted(raised.sentence().en()))
                    .at(raised.rows()));
        }
        if (event instanceof FindingAnswered one) {
            return Optional.of(onFinding(one.finding(), "答复", "Answered", one.answer()));
        }
        if (event instanceof FindingAccepted one) {
            return Optional.of(onFinding(one.finding(), "认可对", "Accepted the answer to", one.opinion()));
        }
        if (event instanceof FindingClosed one) {
            var told = one.gone()
                    ? onFinding(one.finding(), "系统检查消除", "A check found gone", one.reason())
                    : onFinding(one.finding(), "关闭", "Closed", one.reason());
            return Optional.of(one.gone() && one.reason().isEmpty() ? told.because(NO_LONGER) : told);
        }
        if (event instanceof FindingsPassedOver one) {
            var numbers = one.findings().stream().map(FindingId::key).toList();
            var rows = one.findings().stream()
                    .flatMap(id -> after.findings().find(id).stream())
                    .flatMap(thread -> thread.raised().rows().stream())
                    .distinct()
                    .toList();
            return Optional.of(new Told(
                            step(one.step()).zh() + "越过未了结的疑点 " + String.join("、", numbers),
                            step(one.step()).en() + " went on over open findings " + String.join(", ", numbers))
                    .because(one.reason())
                    .at(rows));
        }
        return Optional.empty();
    }

    private Told onFinding(FindingId id, String zh, String en, String words) {
        var rows = after.findings().find(id).map(one -> one.raised().rows()).orElse(List.of());
        var told = zh.equals("认可对") ? zh + "疑点 " + id.key() + " 的答复" : zh + "疑点 " + id.key();
        return new Told(told, en + " finding " + id.key()).because(words).at(rows);
    }

    private Entry.Change change(Cell cell, @Nullable Value from, @Nullable Value to) {
        return new Entry.Change(cell.path(), labels.cell(cell), text(from), text(to));
    }

    private Words step(String key) {
        return after.route().stream()
                .filter(step -> step.key().equals(key))
                .findFirst()
                .map(step -> step.title())
                .orElse(new Words(key, key));
    }

    private static Words stage(Stage stage) {
        return stage == Stage.TARGETS ? new Words("目标", "targets") : new Words("自评", "results");
    }

    private static String text(@Nullable Value value) {
        return value == null ? "" : value.toString();
    }

    private static String points(@Nullable Points points) {
        return points == null
                ? ""
                : points.value().setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String quoted(String text) {
        var line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
