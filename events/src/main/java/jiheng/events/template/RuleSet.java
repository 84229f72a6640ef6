package jiheng.events.template;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;

/**
 * The scoring rules of one region and year, as data. A version never changes once a form was scored by it: a changed
 * rule is a new version, so that a recorded derivation keeps pointing at what was in force.
 *
 * @param measures the rule of a measure by its operator; every operator has one
 * @param totalCaps limits on the rule total by execution rate, lowest rate first; empty for none
 * @param grades the lower, inclusive bounds of the grades, best first; a total below all of them is POOR
 */
public record RuleSet(
        RuleSetVersion version,
        Words title,
        Map<Operator, MeasureRule> measures,
        QualitativeBands qualitative,
        SeveralMeasures several,
        FundRule fund,
        List<TotalCap> totalCaps,
        Deviation deviation,
        List<GradeBand> grades) {
    /** @throws IllegalArgumentException if an operator has no rule, or one that cannot apply to it, or bands overlap */
    public RuleSet {
        measures = measures.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(measures));
        totalCaps = List.copyOf(totalCaps);
        grades = List.copyOf(grades);
        for (var operator : Operator.values()) {
            var rule = measures.get(operator);
            require(rule != null, operator + " has no rule");
            // A band has no number to compare, and a number has no band to stay within.
            require(
                    rule == MeasureRule.AS_CLAIMED
                            || (operator == Operator.QUALITATIVE) == (rule == MeasureRule.QUALITATIVE),
                    operator + " cannot be scored by " + rule);
        }
        for (int i = 1; i < totalCaps.size(); i++) {
            require(
                    totalCaps.get(i - 1).rateBelow().compareTo(totalCaps.get(i).rateBelow()) < 0,
                    "the caps on the total are not in order");
        }
        for (int i = 1; i < grades.size(); i++) {
            require(grades.get(i - 1).from().compareTo(grades.get(i).from()) > 0, "the grades are not in order");
        }
    }

    /**
     * Where the bands of a qualitative target start, as shares of the weight: reached [reachedFrom·w, w], partly
     * [partlyFrom·w, reachedFrom·w), not reached [0, partlyFrom·w).
     */
    public record QualitativeBands(BigDecimal reachedFrom, BigDecimal partlyFrom) {
        public QualitativeBands {
            require(
                    partlyFrom.signum() >= 0
                            && partlyFrom.compareTo(reachedFrom) <= 0
                            && reachedFrom.compareTo(BigDecimal.ONE) <= 0,
                    "the qualitative bands are not in order");
        }
    }

    /**
     * How the scores of several measures become the score of their row.
     *
     * @param weights for the weighted mean, by the measure's place in the row; the last one counts for all that follow
     */
    public record SeveralMeasures(Aggregation by, List<BigDecimal> weights) {
        public SeveralMeasures {
            weights = List.copyOf(weights);
            require(by != Aggregation.WEIGHTED_MEAN || !weights.isEmpty(), "a weighted mean needs weights");
            require(weights.stream().allMatch(weight -> weight.signum() > 0), "a measure's weight is above 0");
        }

        public BigDecimal weightAt(int place) {
            return weights.get(Math.min(place, weights.size() - 1));
        }
    }

    public enum Aggregation {
        MINIMUM,
        MEAN,
        WEIGHTED_MEAN
    }

    /** The rule total is at most {@code atMost} while the rate is below {@code rateBelow} (0.8 is 80 %). */
    public record TotalCap(BigDecimal rateBelow, Points atMost) {}

    /**
     * What follows when an actual value exceeds its target by at least the share {@code from} (0.3 is 30 %) and the
     * row gives no reason.
     *
     * @param points what {@link DeviationMode#MINUS_POINTS} takes off a row, once
     */
    public record Deviation(BigDecimal from, DeviationMode mode, Points points) {
        public Deviation {
            require(from.signum() > 0, "a deviation starts above 0");
            require(points.value().signum() >= 0, "a deduction is not below 0");
        }
    }

    public enum DeviationMode {
        /** A reason is owed; the score stays. */
        NOTHING_MORE,
        /** The row loses a fixed number of points. */
        MINUS_POINTS,
        /** The row's score s becomes s · (1 − (a − t)/t), at least 0. */
        LOWERED_BY_DEVIATION
    }

    /** Totals from {@code from} on earn the grade, up to the next better one. */
    public record GradeBand(Points from, Grade grade) {}

    public Grade gradeOf(Points total) {
        return grades.stream()
                .filter(band -> total.compareTo(band.from()) >= 0)
                .findFirst()
                .map(GradeBand::grade)
                .orElse(Grade.POOR);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
