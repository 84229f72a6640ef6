package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.query.evaluation.Happened;

/** What the history of a form tells that the form does not. */
final class HistoryChecks {
    private static final Duration LAST_MINUTES = Duration.ofMinutes(10);
    private static final Duration NO_TIME_TO_READ = Duration.ofSeconds(30);

    private HistoryChecks() {}

    /** Since the last return a row's score went up, and nothing else about what it reached changed. */
    static Stream<Doubt> raisedAfterReturn(Subject subject) {
        var past = subject.past();
        var at = last(past, FormReturned.class);
        if (at.isEmpty()) {
            return Stream.empty();
        }
        var before = past.subList(0, at.get()).stream()
                .map(Happened::event)
                .reduce(Content.EMPTY, Content::after, (one, other) -> other);
        return subject.rows().stream().flatMap(row -> {
            var then = new Row(row.indicator(), before);
            return then.text("score").isEmpty()
                            || row.score().compareTo(then.score()) <= 0
                            || !row.reached().equals(then.reached())
                            || !row.aim().equals(then.aim())
                    ? Stream.empty()
                    : Stream.of(new Doubt(
                                    row.score().subtract(then.score()),
                                    "退回后得分由 " + then.text("score") + " 提高到 " + row.text("score") + "，完成情况没有变化",
                                    "After a return the score went from " + then.text("score") + " up to "
                                            + row.text("score") + " with the same result")
                            .read("退回时得分", "Score when returned", then.text("score"), row.cell("score"))
                            .cell(row.cell("score"), row.text("score"))
                            .cell(row.reachedCell(), row.text(row.reachedCell().field())));
        });
    }

    static Stream<Doubt> afterDeadline(Subject subject) {
        var deadline = subject.deadline();
        if (deadline == null) {
            return Stream.empty();
        }
        var submitted = last(subject.past(), FormSubmitted.class);
        var late = IntStream.range(0, submitted.orElse(0))
                .mapToObj(subject.past()::get)
                .filter(one ->
                        one.event() instanceof CellFilled && !one.by().at().isBefore(deadline))
                .filter(one -> cell(one.event()).filter(HistoryChecks::isResult).isPresent())
                .toList();
        return late.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        changed(late, "截止期限之后改动 " + late.size() + " 处", late.size() + " changes after the deadline"));
    }

    static Stream<Doubt> lastMinuteByAnother(Subject subject) {
        var past = subject.past();
        var at = last(past, FormSubmitted.class);
        if (at.isEmpty()) {
            return Stream.empty();
        }
        var submitted = past.get(at.get()).by();
        var others = past.subList(0, at.get()).stream()
                .filter(one -> cell(one.event()).isPresent())
                .filter(one -> !one.by().account().equals(submitted.account()))
                .filter(one -> Duration.between(one.by().at(), submitted.at()).compareTo(LAST_MINUTES) <= 0)
                .toList();
        return others.isEmpty()
                ? Stream.empty()
                : Stream.of(changed(
                                others,
                                "送审前 " + LAST_MINUTES.toMinutes() + " 分钟内由"
                                        + others.get(0).by().signature() + "改动 " + others.size() + " 处，送审人是"
                                        + submitted.signature(),
                                others.get(0).by().signature() + " changed " + others.size()
                                        + " cells in the last minutes before " + submitted.signature()
                                        + " submitted the form")
                        .workedOut("送审人", "Submitted by", submitted.signature()));
    }

    /** An approval so soon after what it approves that nobody can have read it. */
    static Stream<Doubt> approvedAtOnce(Subject subject) {
        var past = subject.past();
        return IntStream.range(1, past.size())
                .filter(at -> past.get(at).event() instanceof StepApproved approved
                        && approved.stage() == Stage.RESULTS
                        && past.get(at).by().act().equals(past.get(at - 1).by().act()) == false)
                .mapToObj(at -> {
                    var approval = past.get(at).by();
                    var took = Duration.between(arrived(past, at).by().at(), approval.at());
                    return took.compareTo(NO_TIME_TO_READ) >= 0
                            ? Optional.<Doubt>empty()
                            : Optional.of(new Doubt(
                                            BigDecimal.ZERO,
                                            approval.signature() + "在收到 " + took.toSeconds() + " 秒后即通过",
                                            approval.signature() + " approved " + took.toSeconds()
                                                    + " seconds after it came in")
                                    .workedOut("通过人", "Approved by", approval.signature())
                                    .workedOut("用时（秒）", "Seconds taken", "" + took.toSeconds()));
                })
                .flatMap(Optional::stream);
    }

    /** What put the form before the person who approved it. */
    private static Happened arrived(List<Happened> past, int approval) {
        return IntStream.iterate(approval - 1, at -> at >= 0, at -> at - 1)
                .mapToObj(past::get)
                .filter(one -> one.event() instanceof FormSubmitted || one.event() instanceof StepApproved)
                .findFirst()
                .orElse(past.get(0));
    }

    private static Doubt changed(List<Happened> changes, String zh, String en) {
        return new Doubt(BigDecimal.ZERO, zh, en)
                .each(
                        changes.stream().limit(20).toList(),
                        (doubt, one) -> doubt.read(
                                one.by().signature() + " " + one.by().at(),
                                one.by().signature() + " " + one.by().at(),
                                after(one.event()),
                                cell(one.event()).orElseThrow()));
    }

    private static Optional<Cell> cell(EvaluationEvent event) {
        if (event instanceof CellFilled filled) {
            return Optional.of(filled.cell());
        }
        return event instanceof CellCorrected corrected ? Optional.of(corrected.cell()) : Optional.empty();
    }

    private static String after(EvaluationEvent event) {
        var value = event instanceof CellFilled filled
                ? filled.after()
                : event instanceof CellCorrected corrected ? corrected.after() : null;
        return value == null ? "" : value.toString();
    }

    private static boolean isResult(Cell cell) {
        return List.of("actual", "actuals", "reached", "score", "executed").contains(cell.field());
    }

    private static Optional<Integer> last(List<Happened> past, Class<? extends EvaluationEvent> kind) {
        return IntStream.range(0, past.size())
                .filter(at -> kind.isInstance(past.get(at).event()))
                .boxed()
                .reduce((first, second) -> second);
    }
}
