package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.Value;
import jiheng.query.evaluation.Happened;
import org.jspecify.annotations.Nullable;

/** What the history of a form tells that the form does not. */
final class HistoryChecks {
    private static final Duration LAST_MINUTES = Duration.ofMinutes(10);
    private static final Duration NO_TIME_TO_READ = Duration.ofSeconds(30);

    private static final Set<String> REPORTED = Set.of(
            "actual",
            "actuals",
            "reached",
            "score",
            "reason",
            "improvement",
            "deduction",
            "explanation",
            "note",
            Evidence.FIELD);

    private HistoryChecks() {}

    /** Since some return a score went up, and what it is for did not change; marks and blanks are no change. */
    static Stream<Doubt> raisedAfterReturn(Subject subject) {
        var returned = new ArrayList<Content>();
        var content = Content.EMPTY;
        for (var one : subject.past()) {
            if (one.event() instanceof FormReturned) {
                returned.add(content);
            }
            content = content.after(one.event());
        }
        return Stream.concat(
                subject.rows().stream().flatMap(row -> raised(row, returned).stream()),
                raisedFunds(subject.form().content(), returned).stream());
    }

    private static Optional<Doubt> raised(Row row, List<Content> returned) {
        return returned.stream()
                .map(before -> new Row(row.indicator(), before))
                .filter(then -> !then.text("score").isEmpty()
                        && row.score().compareTo(then.score()) > 0
                        && Phrases.said(row.reached()).equals(Phrases.said(then.reached()))
                        && Phrases.said(row.aim()).equals(Phrases.said(then.aim())))
                .findFirst()
                .map(then -> raised(then.score(), row.score(), row.cell("score"))
                        .cell(row.reachedCell(), row.text(row.reachedCell().field())));
    }

    private static Optional<Doubt> raisedFunds(Content now, List<Content> returned) {
        var cell = Cell.fund(Cell.TOTAL, "score");
        var score = now.number(cell);
        return returned.stream()
                .filter(then -> funds(then).equals(funds(now)))
                .flatMap(then -> then.number(cell).stream())
                .filter(then -> score.isPresent() && score.get().compareTo(then) > 0)
                .findFirst()
                .map(then -> raised(then, score.orElseThrow(), cell));
    }

    private static Map<Cell, Value> funds(Content content) {
        return content.cells().entrySet().stream()
                .filter(one ->
                        one.getKey().isIn(Cell.FUNDS) && !one.getKey().row().equals(Cell.TOTAL))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Doubt raised(BigDecimal then, BigDecimal now, Cell cell) {
        return new Doubt(
                        now.subtract(then),
                        "退回后得分由 " + then.toPlainString() + " 提高到 " + now.toPlainString() + "，完成情况没有变化",
                        "After a return the score went from " + then.toPlainString() + " up to " + now.toPlainString()
                                + " with the same result")
                .read("退回时得分", "Score when returned", then.toPlainString(), cell)
                .cell(cell, now.toPlainString());
    }

    /** What was reported or proved after the deadline, unless a return asked for it. */
    static Stream<Doubt> afterDeadline(Subject subject) {
        var deadline = subject.deadline();
        var submitted = last(subject.past(), FormSubmitted.class);
        if (deadline == null || submitted.isEmpty()) {
            return Stream.empty();
        }
        var late = new ArrayList<Happened>();
        @Nullable FormReturned asked = null;
        for (var one : subject.past().subList(0, submitted.get())) {
            if (one.event() instanceof FormReturned returned) {
                asked = returned;
            } else if (one.event() instanceof FormSubmitted) {
                asked = null;
            } else if (!one.by().at().isBefore(deadline)
                    && place(one.event()).filter(HistoryChecks::isReported).isPresent()
                    && (asked == null || !asksFor(asked, place(one.event()).orElseThrow()))) {
                late.add(one);
            }
        }
        return late.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        changed(late, "截止期限之后改动 " + late.size() + " 处", late.size() + " changes after the deadline"));
    }

    /** One that names no rows asks for the whole form. */
    private static boolean asksFor(FormReturned returned, Cell cell) {
        return returned.rows().isEmpty()
                || returned.rows().stream().anyMatch(one -> one.row().equals(cell.row()));
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

    /** An approval or a settlement so soon after what it approves that nobody can have read it. */
    static Stream<Doubt> approvedAtOnce(Subject subject) {
        var past = subject.past();
        return IntStream.range(1, past.size())
                .filter(at -> isApproval(past.get(at).event())
                        && !past.get(at)
                                .by()
                                .act()
                                .equals(arrived(past, at).by().act()))
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

    private static boolean isApproval(EvaluationEvent event) {
        return event instanceof FormSettled
                || (event instanceof StepApproved approved && approved.stage() == Stage.RESULTS);
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
                                place(one.event()).orElseThrow()));
    }

    private static Optional<Cell> cell(EvaluationEvent event) {
        if (event instanceof CellFilled filled) {
            return Optional.of(filled.cell());
        }
        return event instanceof CellCorrected corrected ? Optional.of(corrected.cell()) : Optional.empty();
    }

    /** The cell it changes, or the place of the evidence. */
    private static Optional<Cell> place(EvaluationEvent event) {
        if (event instanceof EvidenceAttached attached) {
            return Optional.of(Evidence.cell(attached.row()));
        }
        return event instanceof EvidenceWithdrawn withdrawn ? Optional.of(Evidence.cell(withdrawn.row())) : cell(event);
    }

    private static String after(EvaluationEvent event) {
        if (event instanceof EvidenceAttached attached) {
            return attached.file();
        }
        var value = event instanceof CellFilled filled
                ? filled.after()
                : event instanceof CellCorrected corrected ? corrected.after() : null;
        return value == null ? "" : value.toString();
    }

    private static boolean isReported(Cell cell) {
        return cell.isIn(Cell.FUNDS) || cell.isIn(Cell.NARRATIVES) || REPORTED.contains(cell.field());
    }

    private static Optional<Integer> last(List<Happened> past, Class<? extends EvaluationEvent> kind) {
        return IntStream.range(0, past.size())
                .filter(at -> kind.isInstance(past.get(at).event()))
                .boxed()
                .reduce((first, second) -> second);
    }
}
