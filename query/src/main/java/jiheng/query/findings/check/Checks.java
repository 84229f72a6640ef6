package jiheng.query.findings.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingCheck;
import jiheng.events.evaluation.Words;

/**
 * Every check there is. A check that is changed so that it finds otherwise gets the next version, so that what it raised
 * before keeps saying what raised it.
 */
public final class Checks {
    private static final List<Check> ALL = List.of(
            Check.owed("budget-identity", 3, new Words("预算恒等", "Budget identity"), BudgetChecks::identity),
            Check.owed("budget-text", 3, new Words("文表不符", "Text against table"), BudgetChecks::textAgainstTable),
            Check.owed(
                    "within-budget", 3, new Words("超支称未超", "Within budget, above 100 %"), BudgetClaims::withinBudget),
            Check.hint("fund-points", 2, new Words("执行率失分未说明", "Unexplained rate"), BudgetChecks::fundPoints),
            Check.owed(
                    "missed-target", 3, new Words("未达目标得满分", "Missed, full score"), ScoreChecks::missedWithFullScore),
            Check.owed("lost-points", 2, new Words("失分未说明", "Unexplained loss"), ScoreChecks::lostWithoutReason),
            Check.hint("far-from-target", 3, new Words("偏离未分析", "Deviation, no analysis"), ScoreChecks::farFromTarget),
            Check.hint("several-measures", 3, new Words("多项目标一个得分", "Several measures"), ScoreChecks::severalMeasures),
            Check.hint("opposite-facts", 2, new Words("相反事实同分", "Opposites score alike"), ScoreChecks::oppositeFacts),
            Check.hint("empty-row", 2, new Words("空行", "Empty row"), ScoreChecks::emptyRows),
            Check.owed("same-narrative", 3, new Words("同文多用", "One text, many targets"), CopyChecks::sameNarrative),
            Check.hint("echoed-target", 1, new Words("照抄目标", "Target repeated"), CopyChecks::echoedTarget),
            Check.hint("same-reason", 3, new Words("同因多用", "One reason, many rows"), CopyChecks::sameReason),
            Check.hint("copied-text", 3, new Words("跨表雷同", "As in another form"), CopyChecks::acrossForms),
            Check.hint("one-name", 1, new Words("三级指标雷同", "One name for all rows"), CopyChecks::oneNameForAll),
            Check.hint("one-file", 1, new Words("一证多用", "One file, many rows"), CopyChecks::oneFileForMany),
            Check.hint("unanswered", 3, new Words("答非所问", "Target not answered"), AnswerChecks::unanswered),
            Check.hint("other-people", 3, new Words("对象不一致", "Other people asked"), AnswerChecks::otherPeople),
            Check.hint("stale-year", 3, new Words("年份陈旧", "Stale year"), FormChecks::staleYear),
            Check.hint("relative-year", 2, new Words("年份不明", "Relative year"), FormChecks::relativeYear),
            Check.hint("not-signed", 2, new Words("缺签署", "Not signed"), FormChecks::notSigned),
            Check.hint("left-out", 1, new Words("未全部比较", "Not all compared"), FormChecks::leftOut),
            Check.owed("raised-score", 2, new Words("退回后加分", "Raised after return"), HistoryChecks::raisedAfterReturn),
            Check.hint("late-change", 2, new Words("逾期改动", "Changed after deadline"), HistoryChecks::afterDeadline),
            Check.hint(
                    "last-minute", 1, new Words("送审前他人改动", "Last-minute change"), HistoryChecks::lastMinuteByAnother),
            Check.hint("quick-approval", 2, new Words("秒批", "Approved at once"), HistoryChecks::approvedAtOnce));

    private Checks() {}

    /**
     * What was found, and the checks that failed on the way.
     *
     * @param findings in the order of the checks
     */
    public record Result(List<Finding> findings, List<Failure> failures) {}

    /** A check that could not be carried out. */
    public record Failure(FindingCheck check, RuntimeException cause) {}

    /** Asks every question; a check that fails takes nothing from the others. */
    public static Result of(Subject subject) {
        var findings = new ArrayList<Finding>();
        var failures = new ArrayList<Failure>();
        for (var check : ALL) {
            try {
                findings.addAll(check.find(subject));
            } catch (RuntimeException failed) {
                failures.add(new Failure(check.id(), failed));
            }
        }
        return new Result(List.copyOf(findings), List.copyOf(failures));
    }

    /** What a check is called, if this program has it. */
    public static Optional<Words> title(String code) {
        return ALL.stream()
                .filter(check -> check.id().code().equals(code))
                .findFirst()
                .map(Check::title);
    }

    /** The codes of all checks. */
    public static List<String> codes() {
        return ALL.stream().map(check -> check.id().code()).toList();
    }
}
