package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.evaluation.Operator;

/** What a row reached against what it scores. */
final class ScoreChecks {
    private static final BigDecimal FAR_OVER = new BigDecimal("1.3");
    private static final BigDecimal FAR_UNDER = new BigDecimal("0.7");
    private static final BigDecimal UNDER = new BigDecimal("0.9");
    private static final BigDecimal OVER = new BigDecimal("1.1");

    private ScoreChecks() {}

    /** A figure missed, or a date. */
    static Stream<Doubt> missedWithFullScore(Subject subject) {
        return subject.rows().stream()
                .filter(Row::isFull)
                .flatMap(row -> row.pairs().stream()
                        .filter(Pair::missed)
                        .findFirst()
                        .map(pair -> doubt(
                                row,
                                pair,
                                row.weight(),
                                "目标 " + target(pair) + "，完成 " + reached(pair) + "，却得满分",
                                "Target " + target(pair) + ", reached " + reached(pair) + ", and the full score"))
                        .or(() -> late(subject.form().year(), row))
                        .map(doubt -> doubt.cell(row.cell("score"), row.text("score")))
                        .stream());
    }

    private static Optional<Doubt> late(int year, Row row) {
        return Dates.late(year, row.aim(), row.reached()).map(late -> new Doubt(
                        row.weight(),
                        "目标期限为" + late.due() + "，" + late.done() + "才完成，却得满分",
                        "Due " + late.due() + ", done " + late.done() + ", and the full score")
                .cell(row.aimCell(), late.due())
                .cell(row.reachedCell(), late.done()));
    }

    static Stream<Doubt> lostWithoutReason(Subject subject) {
        return subject.rows().stream()
                .filter(row -> row.weight().signum() > 0
                        && !row.text("score").isEmpty()
                        && row.score().compareTo(row.weight()) < 0
                        && !row.explains())
                .map(row -> {
                    var lost = Money.shown(row.weight().subtract(row.score()));
                    return new Doubt(
                                    row.weight().subtract(row.score()),
                                    "失 " + lost + " 分，没有说明原因",
                                    "Loses " + lost + " points and gives no reason")
                            .cell(row.cell("weight"), row.text("weight"))
                            .cell(row.cell("score"), row.text("score"))
                            .cell(row.cell("reason"), "");
                });
    }

    /** A floor overshot by 30 % and more, a ceiling of money by as much either way; what another check calls missed is left to it. */
    static Stream<Doubt> farFromTarget(Subject subject) {
        return subject.rows().stream()
                .filter(row -> !row.explains())
                .flatMap(row -> row.pairs().stream()
                        .filter(pair -> isFar(pair) && !(row.isFull() && pair.missed()))
                        .findFirst()
                        .map(pair -> {
                            var off = pair.ratio().orElseThrow().subtract(BigDecimal.ONE);
                            var by = Money.percent(off.abs());
                            return doubt(
                                    row,
                                    pair,
                                    row.weight(),
                                    "目标 " + target(pair) + "，完成 " + reached(pair) + "，"
                                            + (off.signum() < 0 ? "低于目标 " : "超出目标 ") + by + "，没有分析原因",
                                    "Target " + target(pair) + ", reached " + reached(pair) + ", " + by
                                            + (off.signum() < 0 ? " below" : " above") + ", and no analysis");
                        })
                        .stream());
    }

    private static boolean isFar(Pair pair) {
        return pair.ratio()
                .filter(ratio -> ratio.compareTo(FAR_OVER) >= 0
                        || (isCeiling(pair) && pair.target().unit().equals("元") && ratio.compareTo(FAR_UNDER) <= 0))
                .isPresent();
    }

    private static boolean isCeiling(Pair pair) {
        return pair.operator() == Operator.AT_MOST || pair.operator() == Operator.LESS_THAN;
    }

    /** One measure reached, another not, and one score for both: nothing if it is full, or if a text leaves one out. */
    static Stream<Doubt> severalMeasures(Subject subject) {
        return subject.rows().stream()
                .filter(row -> row.weight().signum() > 0 && !row.reached().isEmpty())
                .flatMap(row -> {
                    var pairs = row.pairs();
                    var open = pairs.stream()
                            .filter(pair -> pair.missed() || (pair.reached() == null && row.isMeasured()))
                            .toList();
                    var said = row.isFull() && pairs.stream().anyMatch(Pair::missed);
                    return said || pairs.size() < 2 || open.isEmpty() || open.size() == pairs.size()
                            ? Stream.empty()
                            : Stream.of(new Doubt(
                                            row.weight(),
                                            "一行 " + pairs.size() + " 项目标只有一个得分，其中 " + open.size() + " 项未达到或未报告",
                                            "One score for " + pairs.size() + " measures, of which " + open.size()
                                                    + " are missed or not told")
                                    .cell(row.aimCell(), targets(pairs))
                                    .cell(
                                            row.reachedCell(),
                                            row.text(row.reachedCell().field()))
                                    .cell(row.cell("score"), row.text("score")));
                });
    }

    /** Two rows of one kind that lose the same, one far below its figure, one far above. */
    static Stream<Doubt> oppositeFacts(Subject subject) {
        record Lost(Row row, Pair pair) {}
        var lost = subject.rows().stream()
                .filter(row -> row.weight().signum() > 0 && row.score().compareTo(row.weight()) < 0)
                .flatMap(row -> row.pairs().stream()
                        .filter(pair -> pair.ratio().isPresent())
                        .limit(1)
                        .map(pair -> new Lost(row, pair)))
                .collect(Collectors.groupingBy(
                        one -> List.of(
                                one.row.indicator().branch(),
                                one.row.indicator().child(),
                                one.row.weight().stripTrailingZeros(),
                                one.row.score().stripTrailingZeros()),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()));
        var doubts = new ArrayList<Doubt>();
        for (Map.Entry<?, List<Lost>> alike : lost.entrySet()) {
            var all = alike.getValue();
            var under = all.stream()
                    .filter(one -> ratio(one.pair).compareTo(UNDER) <= 0)
                    .findFirst();
            var over = all.stream()
                    .filter(one -> ratio(one.pair).compareTo(OVER) >= 0)
                    .findFirst();
            if (under.isPresent() && over.isPresent()) {
                var low = under.get();
                var high = over.get();
                doubts.add(new Doubt(
                                low.row.weight().add(high.row.weight()),
                                "一行完成目标的 " + Money.percent(ratio(low.pair)) + "，一行完成 "
                                        + Money.percent(ratio(high.pair)) + "，情况相反，却都得 "
                                        + Money.shown(low.row.score()) + " 分",
                                "One row reached " + Money.percent(ratio(low.pair)) + " of its target, another "
                                        + Money.percent(ratio(high.pair)) + ": opposites, and both score "
                                        + Money.shown(low.row.score()))
                        .each(List.of(low, high), (doubt, one) -> doubt.cell(
                                        one.row.reachedCell(), Money.percent(ratio(one.pair)))
                                .cell(one.row.cell("score"), one.row.text("score"))));
            }
        }
        return doubts.stream();
    }

    static Stream<Doubt> emptyRows(Subject subject) {
        return subject.rows().stream()
                .filter(row -> row.weight().signum() == 0
                        ? !row.explains()
                        : row.aim().isEmpty() && row.reached().isEmpty())
                .map(row -> new Doubt(
                                row.weight(),
                                row.weight().signum() == 0 ? "分值为 0，没有说明为何不适用" : "没有目标，也没有完成情况",
                                row.weight().signum() == 0
                                        ? "Weighs nothing, and does not say why it does not apply"
                                        : "Has neither a target nor a result")
                        .cell(row.cell("weight"), row.text("weight"))
                        .cell(row.aimCell(), row.aim())
                        .cell(row.reachedCell(), row.reached()));
    }

    private static Doubt doubt(Row row, Pair pair, BigDecimal stake, String zh, String en) {
        return new Doubt(stake, zh, en).cell(row.aimCell(), target(pair)).cell(row.reachedCell(), reached(pair));
    }

    private static BigDecimal ratio(Pair pair) {
        return pair.ratio().orElseThrow();
    }

    private static String target(Pair pair) {
        return pair.operator().sign() + pair.target().shown();
    }

    private static String reached(Pair pair) {
        return pair.reached() == null ? "" : pair.reached().shown();
    }

    private static String targets(List<Pair> pairs) {
        return pairs.stream().map(ScoreChecks::target).collect(Collectors.joining("；"));
    }
}
