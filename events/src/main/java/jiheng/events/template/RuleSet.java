package jiheng.events.template;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The scoring rules of one region and year, as data. A version never changes once a form was scored by it: a changed
 * rule is a new version, so that a recorded derivation keeps pointing at what was in force.
 *
 * @param measures the rule of a measure by its operator; every operator has one
 * @param kinds other rules for kinds of indicators; the rule for {@code branch/child} goes before that for
 *     {@code branch}
 * @param totalCaps limits on the rule total by execution rate, lowest rate first; empty for none
 * @param deductions the codes that a row may or must cite where it loses points
 * @param grades the lower, inclusive bounds of the grades, best first; a total below all of them is POOR
 */
public record RuleSet(
        RuleSetVersion version,
        Words title,
        Map<Operator, MeasureRule> measures,
        List<KindRules> kinds,
        QualitativeBands qualitative,
        SeveralMeasures several,
        FundRule fund,
        List<TotalCap> totalCaps,
        Deviation deviation,
        Deductions deductions,
        List<GradeBand> grades) {
    /** @throws IllegalArgumentException if an operator has no rule, or one that cannot apply to it, or bands overlap */
    public RuleSet {
        measures = measures.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(measures));
        kinds = List.copyOf(kinds);
        totalCaps = List.copyOf(totalCaps);
        grades = List.copyOf(grades);
        for (var operator : Operator.values()) {
            var rule = measures.get(operator);
            require(rule != null, operator + " has no rule");
        }
        measures.forEach(RuleSet::requireFit);
        require(
                kinds.stream().map(KindRules::kind).distinct().count() == kinds.size(),
                "a kind of indicator has its rules twice");
        for (int i = 1; i < totalCaps.size(); i++) {
            require(
                    totalCaps.get(i - 1).rateBelow().compareTo(totalCaps.get(i).rateBelow()) < 0,
                    "the caps on the total are not in order");
        }
        for (int i = 1; i < grades.size(); i++) {
            require(grades.get(i - 1).from().compareTo(grades.get(i).from()) > 0, "the grades are not in order");
        }
    }

    // A band has no number to compare, and a number has no band to stay within.
    private static void requireFit(Operator operator, MeasureRule rule) {
        require(
                rule == MeasureRule.AS_CLAIMED
                        || rule == MeasureRule.BY_DEDUCTION
                        || (operator == Operator.QUALITATIVE) == (rule == MeasureRule.QUALITATIVE),
                operator + " cannot be scored by " + rule);
    }

    /** The rule of a measure in a row below {@code branch} and {@code child}. */
    public MeasureRule rule(String branch, String child, Operator operator) {
        return Stream.of(branch + "/" + child, branch)
                .flatMap(kind -> kinds.stream().filter(rules -> rules.kind().equals(kind)))
                .flatMap(rules -> Optional.ofNullable(rules.measures().get(operator)).stream())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(measures.get(operator)));
    }

    /** @param kind {@code branch} or {@code branch/child}, by their keys */
    public record KindRules(String kind, Map<Operator, MeasureRule> measures) {
        private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?");

        public KindRules {
            require(KIND.matcher(kind).matches(), "not a kind of indicator: " + kind);
            require(!measures.isEmpty(), "the kind " + kind + " has no rules");
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
            measures.forEach(RuleSet::requireFit);
        }
    }

    /** @param mustCite whether a row that loses points must name a code */
    public record Deductions(boolean mustCite, List<DeductionCode> codes) {
        public Deductions {
            codes = List.copyOf(codes);
            require(
                    codes.stream().map(DeductionCode::code).distinct().count() == codes.size(),
                    "a deduction code stands there twice");
            require(!mustCite || !codes.isEmpty(), "there is no deduction code to cite");
        }

        public Optional<DeductionCode> find(String code) {
            return codes.stream().filter(one -> one.code().equals(code)).findFirst();
        }

        /** The codes a cell names: apart by a comma, a semicolon, a 、 or a blank. */
        public static List<String> cited(String text) {
            return Arrays.stream(text.split("[,，;；、\\s]+"))
                    .filter(code -> !code.isEmpty())
                    .toList();
        }
    }

    /** What a code takes off a row: points, or a share of its weight; the other is 0. */
    public record DeductionCode(
            String code,
            Words title,
            Points points,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal share) {
        private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

        public DeductionCode {
            require(CODE.matcher(code).matches(), "not a deduction code: " + code);
            require(
                    points.value().signum() >= 0
                            && share.signum() >= 0
                            && share.compareTo(BigDecimal.ONE) <= 0
                            && points.value().signum() + share.signum() == 1,
                    "the deduction " + code + " takes points or a share of up to 1");
        }

        /** Points off a row of this weight. */
        public BigDecimal off(BigDecimal weight) {
            return points.value().add(weight.multiply(share));
        }
    }

    /**
     * Where the bands of a qualitative target start, as shares of the weight: reached [reachedFrom·w, w], partly
     * [partlyFrom·w, reachedFrom·w), not reached [0, partlyFrom·w).
     */
    public record QualitativeBands(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal reachedFrom,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal partlyFrom) {
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
    public record SeveralMeasures(
            Aggregation by,

            @JsonSerialize(contentUsing = ToStringSerializer.class)
            List<BigDecimal> weights) {
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
    public record TotalCap(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rateBelow, Points atMost) {}

    /**
     * What follows when an actual value exceeds its target by at least the share {@code from} (0.3 is 30 %) and the
     * row gives no reason.
     *
     * @param points what {@link DeviationMode#MINUS_POINTS} takes off a row, once
     */
    public record Deviation(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal from, DeviationMode mode, Points points) {
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
