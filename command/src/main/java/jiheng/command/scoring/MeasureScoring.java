package jiheng.command.scoring;

import static jiheng.command.scoring.Figures.counted;
import static jiheng.command.scoring.Figures.term;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Words;
import jiheng.events.template.MeasureRule;
import jiheng.events.template.RuleSet;

/** One measure and its reading scored by one rule, for a row's weight above 0. */
final class MeasureScoring {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final BigDecimal weight;
    private final BigDecimal target;
    private final BigDecimal actual;
    private final String reached;
    private final String aimed;

    private MeasureScoring(BigDecimal weight, Measure measure, BigDecimal target, BigDecimal actual) {
        this.weight = weight;
        this.target = target;
        this.actual = actual;
        this.reached = counted(actual, measure.unit());
        this.aimed = measure.operator().sign() + counted(target, measure.unit());
    }

    /** Scores a number; the measure and the reading both have one. */
    static Measured number(MeasureRule rule, BigDecimal weight, Measure measure, Reading reading) {
        if (measure.number() == null || reading.number() == null) {
            throw new IllegalArgumentException("not a number: " + measure + ", " + reading);
        }
        var scoring = new MeasureScoring(weight, measure, measure.number(), reading.number());
        return switch (rule) {
            case AT_LEAST -> scoring.atLeast();
            case EXACTLY -> scoring.target.signum() == 0 ? scoring.none() : scoring.atLeast();
            case AT_MOST_LINEAR -> scoring.atMostLinear();
            case AT_MOST_RATIO -> scoring.atMostRatio();
            case QUALITATIVE, BY_DEDUCTION, AS_CLAIMED ->
                throw new IllegalArgumentException(rule + " scores no number");
        };
    }

    private Measured atLeast() {
        if (actual.compareTo(target) >= 0) {
            return Measured.whole(
                    weight,
                    term(actual) + " ≥ " + term(target),
                    "完成 " + reached + "，达到目标 " + aimed,
                    "actual " + reached + " reaches the target " + aimed);
        }
        if (target.signum() <= 0 || actual.signum() < 0) {
            return Measured.whole(
                    BigDecimal.ZERO,
                    term(actual) + " < " + term(target),
                    "完成 " + reached + "，未达到目标 " + aimed + "，且不能按比例计分",
                    "actual " + reached + " misses the target " + aimed + " and no ratio applies");
        }
        return new Measured(
                new Ratio(weight.multiply(actual), target),
                term(weight) + " × " + term(actual) + " ÷ " + term(target),
                term(actual) + " < " + term(target),
                new Words(
                        "完成 " + reached + "，未达到目标 " + aimed + "，按比例得分",
                        "actual " + reached + " misses the target " + aimed + ", scored in proportion"));
    }

    /** A target of exactly nothing, as in "no accidents": one is too many. */
    private Measured none() {
        return actual.signum() <= 0
                ? Measured.whole(
                        weight,
                        term(actual) + " ≤ 0",
                        "完成 " + reached + "，符合目标 " + aimed,
                        "actual " + reached + " meets the target " + aimed)
                : Measured.whole(
                        BigDecimal.ZERO,
                        term(actual) + " > 0",
                        "完成 " + reached + "，不符合目标 " + aimed,
                        "actual " + reached + " does not meet the target " + aimed);
    }

    private Measured atMostLinear() {
        if (actual.compareTo(target) <= 0) {
            return withinLimit();
        }
        if (actual.compareTo(target.multiply(TWO)) >= 0) {
            return target.signum() <= 0
                    ? overNoPositiveLimit()
                    : Measured.whole(
                            BigDecimal.ZERO,
                            term(actual) + " ≥ 2 × " + term(target),
                            "完成 " + reached + "，达到或超过目标 " + aimed + " 的 2 倍",
                            "actual " + reached + " is twice the target " + aimed + " or more");
        }
        return new Measured(
                Ratio.ONE.minus(new Ratio(actual.subtract(target), target)).times(weight),
                term(weight) + " × (1 − (" + term(actual) + " − " + term(target) + ") ÷ " + term(target) + ")",
                term(actual) + " > " + term(target),
                new Words(
                        "完成 " + reached + "，超过目标 " + aimed + "，按超出比例扣减",
                        "actual " + reached + " exceeds the target " + aimed + ", the excess deducted in proportion"));
    }

    private Measured atMostRatio() {
        if (actual.compareTo(target) <= 0) {
            return withinLimit();
        }
        if (target.signum() <= 0) {
            return overNoPositiveLimit();
        }
        return new Measured(
                new Ratio(weight.multiply(target), actual),
                term(weight) + " × " + term(target) + " ÷ " + term(actual),
                term(actual) + " > " + term(target),
                new Words(
                        "完成 " + reached + "，超过目标 " + aimed + "，按比例得分",
                        "actual " + reached + " exceeds the target " + aimed + ", scored in proportion"));
    }

    private Measured withinLimit() {
        return Measured.whole(
                weight,
                term(actual) + " ≤ " + term(target),
                "完成 " + reached + "，未超过目标 " + aimed,
                "actual " + reached + " is within the target " + aimed);
    }

    private Measured overNoPositiveLimit() {
        return Measured.whole(
                BigDecimal.ZERO,
                term(actual) + " > " + term(target),
                "完成 " + reached + "，超过目标 " + aimed + "，且不能按比例计分",
                "actual " + reached + " exceeds the target " + aimed + " and no ratio applies");
    }

    /**
     * The self score held within its band. Scores are hundredths, so a band starts at the first hundredth at or above
     * its share of the weight, and ends one hundredth before the next band starts.
     */
    static Measured band(RuleSet.QualitativeBands bands, BigDecimal weight, Band band, BigDecimal claim) {
        var reachedFrom = weight.multiply(bands.reachedFrom()).setScale(2, RoundingMode.CEILING);
        var partlyFrom = weight.multiply(bands.partlyFrom()).setScale(2, RoundingMode.CEILING);
        var least =
                switch (band) {
                    case REACHED -> reachedFrom;
                    case PARTLY -> partlyFrom;
                    case NOT -> BigDecimal.ZERO;
                };
        var end =
                switch (band) {
                    case REACHED -> weight;
                    case PARTLY -> reachedFrom.subtract(HUNDREDTH);
                    case NOT -> partlyFrom.subtract(HUNDREDTH);
                };
        // On a weight of a few hundredths a band can hold no hundredth at all; its start is then the nearest to it.
        var most = end.max(least);
        var score = claim.max(least).min(most);
        var low = Figures.fixed(least.setScale(2, RoundingMode.UNNECESSARY));
        var high = Figures.fixed(most.setScale(2, RoundingMode.UNNECESSARY));
        var where = claim.compareTo(least) < 0
                ? new Words("低于区间，取下限", "is below it, so its lower end counts")
                : claim.compareTo(most) > 0
                        ? new Words("高于区间，取上限", "is above it, so its upper end counts")
                        : new Words("在区间内", "is within it");
        return new Measured(
                Ratio.of(score),
                null,
                claim.compareTo(least) < 0
                        ? term(claim) + " < " + low
                        : claim.compareTo(most) > 0
                                ? term(claim) + " > " + high
                                : low + " ≤ " + term(claim) + " ≤ " + high,
                new Words(
                        "定性指标" + band.zh() + "，得分区间 " + low + " 至 " + high + "，自评得分 " + term(claim) + " " + where.zh(),
                        "qualitative target " + english(band) + ", band " + low + " to " + high + ", the self score "
                                + term(claim) + " " + where.en()));
    }

    private static String english(Band band) {
        return switch (band) {
            case REACHED -> "reached";
            case PARTLY -> "partly reached";
            case NOT -> "not reached";
        };
    }
}
