package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Value;

/** Which figure of a row's result answers which of its target. */
final class Pairs {
    private static final Pattern A_LIMIT = Pattern.compile("控制在|不突破|预算金额");
    private static final Pattern SUMMED = Pattern.compile("\\s*+(全年)?(合计|总计|共计|累计|共)\\s*+");
    private static final Pattern NUMBER = Pattern.compile("\\d++(\\.\\d++)?");
    private static final String OF_WHICH = "其中";

    private Pairs() {}

    /** Its measures, or, where it has none, the figures its texts tell of the same thing. */
    static List<Pair> of(Row row) {
        var measured = measured(row);
        return measured.isEmpty() ? told(row) : measured;
    }

    static List<Pair> measured(Row row) {
        if (row.content().value(row.cell("targets")).orElse(null) instanceof Value.Measures targets) {
            var readings = row.content().value(row.cell("actuals")).orElse(null) instanceof Value.Readings given
                    ? given.readings()
                    : List.<Reading>of();
            var pairs = new ArrayList<Pair>();
            for (var i = 0; i < targets.measures().size(); i++) {
                var measure = targets.measures().get(i);
                var reading = i < readings.size() ? readings.get(i) : null;
                if (measure.number() != null) {
                    pairs.add(new Pair(
                            measure.operator(),
                            Amount.measured(measure.number(), measure.unit()),
                            reading == null || reading.number() == null
                                    ? null
                                    : Amount.measured(reading.number(), reading.unit())));
                }
            }
            return pairs;
        }
        return split(row);
    }

    private static List<Pair> split(Row row) {
        var operator = Operator.of(row.text("nature"));
        var target = number(row.text("value"));
        if (operator.isEmpty() || target.isEmpty()) {
            return List.of();
        }
        var unit = row.text("unit");
        var reached = row.content().value(row.cell("reached")).orElse(null) instanceof Value.Readings given
                ? given.readings().stream()
                        .flatMap(one -> Optional.ofNullable(one.number()).stream())
                        .findFirst()
                : number(row.text("reached"));
        return List.of(new Pair(
                operator.get(),
                Amount.measured(target.get(), unit),
                reached.map(one -> Amount.measured(one, unit)).orElse(null)));
    }

    private static List<Pair> told(Row row) {
        var targets = wholes(row.text("target"));
        var reached = wholes(row.text("actual"));
        if (Math.max(targets.size(), reached.size()) > Row.MOST_FIGURES) {
            return List.of();
        }
        var common = targets.stream()
                .map(target -> reached.stream()
                        .mapToLong(one -> target.counts(one) ? target.inCommon(one) : -1)
                        .toArray())
                .toList();
        var most = IntStream.range(0, reached.size())
                .mapToLong(at -> common.stream().mapToLong(one -> one[at]).max().orElse(-1))
                .toArray();
        return IntStream.range(0, targets.size())
                .mapToObj(at -> {
                    var target = targets.get(at);
                    var shared = common.get(at);
                    var likely = IntStream.range(0, reached.size())
                            .filter(one -> target.isLike(reached.get(one)) && shared[one] == most[one])
                            .mapToObj(one -> new Likely(reached.get(one), shared[one]))
                            .toList();
                    var reach = answer(target, likely).map(one -> one.asFarAs(target));
                    return new Pair(operator(row, target), target, reach.orElse(null));
                })
                .toList();
    }

    /** A figure that may answer a target, and no other target rather, and how many pairs of characters they share. */
    private record Likely(Amount figure, long shared) {}

    private static List<Amount> wholes(String text) {
        return Amount.in(text).stream()
                .filter(one -> !one.clause().startsWith(OF_WHICH))
                .toList();
    }

    /** What is told of the same thing: the sum if there is one, the only figure of its kind, or the one in most like words. */
    private static Optional<Amount> answer(Amount target, List<Likely> likely) {
        var sum = likely.stream()
                .map(Likely::figure)
                .filter(one -> SUMMED.matcher(one.clause()).matches())
                .findFirst();
        if (sum.isPresent()) {
            return sum;
        }
        return likely.stream()
                .filter(one ->
                        one.shared >= 2 || likely.size() == 1 && target.number().signum() != 0)
                .max(Comparator.comparing(Likely::shared)
                        .thenComparing(one -> one.figure().number()))
                .map(Likely::figure);
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** By its own words, or, where they say nothing, by what the row is about. */
    private static Operator operator(Row row, Amount target) {
        return switch (target.bound()) {
            case CEILING -> Operator.AT_MOST;
            case FLOOR -> Operator.AT_LEAST;
            case NONE ->
                row.indicator().child().equals("cost") && target.unit().equals("元")
                                || A_LIMIT.matcher(target.clause()).find()
                        ? Operator.AT_MOST
                        : target.number().signum() == 0 ? Operator.EXACTLY : Operator.AT_LEAST;
        };
    }
}
