package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Value;

/** A row of the indicator table as the checks read it. */
record Row(Indicator indicator, Content content) {
    private static final Pattern A_LIMIT =
            Pattern.compile("以内|不超过|不得超过|不高于|不得高于|不多于|不大于|不突破|控制在|降至|降到|预算金额|≤|(?<!不|不得)(低于|少于|小于)");

    static List<Row> all(Content content) {
        return content.indicators().stream()
                .sorted(Comparator.comparingInt(Indicator::position))
                .map(one -> new Row(one, content))
                .toList();
    }

    Cell cell(String field) {
        return Cell.indicator(indicator.id(), field);
    }

    String text(String field) {
        return content.text(cell(field)).strip();
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
                .anyMatch(field -> !text(field).isEmpty());
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

    /** Whether a figure aimed at is a ceiling rather than a floor. */
    private boolean isLimit(Amount target) {
        return indicator.child().equals("cost")
                || A_LIMIT.matcher(target.clause()).find();
    }

    /**
     * A figure aimed at beside the one reached.
     *
     * @param reached null if nothing of its kind is told
     */
    record Pair(
            Operator operator,
            Amount target,
            @org.jspecify.annotations.Nullable Amount reached) {
        Optional<BigDecimal> ratio() {
            return reached == null || target.number().signum() == 0
                    ? Optional.empty()
                    : Optional.of(reached.number().divide(target.number(), 4, java.math.RoundingMode.HALF_UP));
        }

        boolean missed() {
            return reached != null
                    && switch (operator) {
                        case AT_MOST, LESS_THAN -> reached.number().compareTo(target.number()) > 0;
                        case QUALITATIVE -> false;
                        default -> reached.number().compareTo(target.number()) < 0;
                    };
        }
    }

    /** The measures of the row, or, where it has none, the figures its texts tell of the same thing. */
    List<Pair> pairs() {
        var measured = measured();
        return measured.isEmpty() ? told() : measured;
    }

    /** Whether its figures stand in columns of their own rather than in its texts. */
    boolean isMeasured() {
        return !measured().isEmpty();
    }

    private List<Pair> measured() {
        if (content.value(cell("targets")).orElse(null) instanceof Value.Measures targets) {
            var readings = content.value(cell("actuals")).orElse(null) instanceof Value.Readings given
                    ? given.readings()
                    : List.<jiheng.events.evaluation.Reading>of();
            var pairs = new ArrayList<Pair>();
            for (var i = 0; i < targets.measures().size(); i++) {
                var measure = targets.measures().get(i);
                var reading = i < readings.size() ? readings.get(i) : null;
                if (measure.number() != null) {
                    pairs.add(new Pair(
                            measure.operator(),
                            new Amount(measure.number(), measure.unit(), ""),
                            reading == null || reading.number() == null
                                    ? null
                                    : new Amount(reading.number(), reading.unit(), "")));
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
                new Amount(target.get(), unit, ""),
                reached.map(one -> new Amount(one, unit, "")).orElse(null)));
    }

    private List<Pair> told() {
        var all = Amount.in(text("actual"));
        return Amount.in(text("target")).stream()
                .map(target -> {
                    var alike = all.stream()
                            .filter(one -> one.unit().equals(target.unit()))
                            .toList();
                    var kin = alike.isEmpty()
                            ? all.stream().filter(target::counts).toList()
                            : alike;
                    var reached = kin.size() == 1
                            ? kin.stream().findFirst()
                            : kin.stream()
                                    .filter(one -> target.inCommon(one) >= 2)
                                    .max(Comparator.comparing(target::inCommon).thenComparing(Amount::number));
                    return new Pair(
                            isLimit(target) ? Operator.AT_MOST : Operator.AT_LEAST, target, reached.orElse(null));
                })
                .toList();
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
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
