package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Value;
import org.jspecify.annotations.Nullable;

/**
 * A row of the indicator table as the checks read it: the beginning of each text, which is read once however many checks
 * ask.
 */
final class Row {
    /** So much of a text is compared. */
    static final int LONGEST = 2000;

    /** A text that tells more figures is not searched for those of a target. */
    static final int MOST_FIGURES = 30;

    private static final Pattern A_LIMIT = Pattern.compile("控制在|不突破|预算金额");
    private static final Pattern SUMMED = Pattern.compile("\\s*+(全年)?(合计|总计|共计|累计|共)\\s*+");
    private static final Pattern NUMBER = Pattern.compile("\\d++(\\.\\d++)?");
    private static final String OF_WHICH = "其中";

    private final Indicator indicator;
    private final Content content;
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable List<Pair> pairs;
    private @Nullable Set<String> said;
    private @Nullable List<Amount> figures;
    private @Nullable Boolean leftOut;

    Row(Indicator indicator, Content content) {
        this.indicator = indicator;
        this.content = content;
    }

    static List<Row> all(Content content) {
        return content.indicators().stream()
                .sorted(Comparator.comparingInt(Indicator::position))
                .map(one -> new Row(one, content))
                .toList();
    }

    Cell cell(String field) {
        return Cell.indicator(indicator.id(), field);
    }

    Indicator indicator() {
        return indicator;
    }

    String text(String field) {
        return texts.computeIfAbsent(field, any -> beginning(content.text(cell(field))));
    }

    /** The figures in what was reached. */
    List<Amount> figures() {
        if (figures == null) {
            figures = Amount.in(reached());
        }
        return figures;
    }

    static String beginning(String text) {
        var whole = text.strip();
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    }

    /** Whether it tells more than is compared. */
    boolean isLeftOut() {
        if (leftOut == null) {
            leftOut = Stream.of("target", "actual", "reason")
                            .anyMatch(field -> text(field).length() == LONGEST)
                    || Stream.of("target", "actual")
                            .anyMatch(field -> Amount.in(text(field)).size() > MOST_FIGURES);
        }
        return leftOut;
    }

    /** The pairs of characters in what was reached. */
    Set<String> said() {
        if (said == null) {
            said = Phrases.pairs(reached());
        }
        return said;
    }

    BigDecimal points(String field) {
        return content.number(cell(field)).orElse(BigDecimal.ZERO);
    }

    BigDecimal weight() {
        return points("weight");
    }

    BigDecimal score() {
        return points("score");
    }

    boolean isFull() {
        return weight().signum() > 0 && score().compareTo(weight()) >= 0;
    }

    boolean explains() {
        return Stream.of("reason", "improvement", "deduction", "explanation", "note")
                .anyMatch(field -> Phrases.explains(text(field)));
    }

    /** What is aimed at, in words. */
    String aim() {
        return joined("content", "target", "targets", "value");
    }

    /** What was reached, in words. */
    String reached() {
        return joined("actual", "actuals", "reached");
    }

    Cell aimCell() {
        return first("target", "targets", "value", "content");
    }

    Cell reachedCell() {
        return first("actual", "actuals", "reached");
    }

    /** By its own words, or, where they say nothing, by what the row is about. */
    private Operator operator(Amount target) {
        return switch (target.bound()) {
            case CEILING -> Operator.AT_MOST;
            case FLOOR -> Operator.AT_LEAST;
            case NONE ->
                indicator.child().equals("cost") && target.unit().equals("元")
                                || A_LIMIT.matcher(target.clause()).find()
                        ? Operator.AT_MOST
                        : target.number().signum() == 0 ? Operator.EXACTLY : Operator.AT_LEAST;
        };
    }

    /**
     * A figure aimed at beside the one reached.
     *
     * @param reached null if nothing of its kind is told
     */
    record Pair(Operator operator, Amount target, @Nullable Amount reached) {
        /** 1 anywhere in a range. */
        Optional<BigDecimal> ratio() {
            if (reached == null || target.number().signum() == 0) {
                return Optional.empty();
            }
            var within = reached.number().compareTo(target.number()) >= 0
                    && reached.number().compareTo(target.most()) <= 0;
            return Optional.of(
                    within ? BigDecimal.ONE : reached.number().divide(target.number(), 4, RoundingMode.HALF_UP));
        }

        boolean missed() {
            if (reached == null) {
                return false;
            }
            var over = reached.number().compareTo(target.number());
            return switch (operator) {
                case AT_MOST, LESS_THAN -> over > 0;
                case QUALITATIVE -> false;
                case MORE_THAN -> over <= 0;
                case EXACTLY -> target.number().signum() == 0 ? over > 0 : over < 0;
                case AT_LEAST -> over < 0;
            };
        }
    }

    /** The measures of the row, or, where it has none, the figures its texts tell of the same thing. */
    List<Pair> pairs() {
        if (pairs == null) {
            var measured = measured();
            pairs = measured.isEmpty() ? told() : measured;
        }
        return pairs;
    }

    /** Whether its figures stand in columns of their own rather than in its texts. */
    boolean isMeasured() {
        return !measured().isEmpty();
    }

    private List<Pair> measured() {
        if (content.value(cell("targets")).orElse(null) instanceof Value.Measures targets) {
            var readings = content.value(cell("actuals")).orElse(null) instanceof Value.Readings given
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
        return split();
    }

    private List<Pair> split() {
        var operator = Operator.of(text("nature"));
        var target = number(text("value"));
        if (operator.isEmpty() || target.isEmpty()) {
            return List.of();
        }
        var unit = text("unit");
        var reached = content.value(cell("reached")).orElse(null) instanceof Value.Readings given
                ? given.readings().stream()
                        .flatMap(one -> Optional.ofNullable(one.number()).stream())
                        .findFirst()
                : number(text("reached"));
        return List.of(new Pair(
                operator.get(),
                Amount.measured(target.get(), unit),
                reached.map(one -> Amount.measured(one, unit)).orElse(null)));
    }

    private List<Pair> told() {
        var targets = wholes(text("target"));
        var reached = wholes(text("actual"));
        if (Math.max(targets.size(), reached.size()) > MOST_FIGURES) {
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
                    return new Pair(operator(target), target, reach.orElse(null));
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

    private Cell first(String... fields) {
        return Stream.of(fields)
                .filter(field -> !text(field).isEmpty())
                .findFirst()
                .map(this::cell)
                .orElse(cell(fields[0]));
    }

    private String joined(String... fields) {
        return Stream.of(fields)
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
