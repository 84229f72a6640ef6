package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Operator;
import jiheng.events.template.FundRule;
import jiheng.events.template.MeasureRule;
import jiheng.events.template.RuleSet;
import jiheng.events.template.RuleSet.Aggregation;
import jiheng.events.template.RuleSet.DeviationMode;
import org.jspecify.annotations.Nullable;

/**
 * The domain table written down a second time, as plainly as it reads: one row or rate in, one figure out, no
 * sentence, no shared code with the product beyond the names of the rules.
 */
final class NaiveScoring {
    private static final Fraction NONE = Fraction.of(0);
    private static final Fraction ONE = Fraction.of(1);

    private NaiveScoring() {}

    /** A measure with its reading in the same unit; a qualitative one has a band and no numbers. */
    record Item(
            Operator operator,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable Band band) {}

    /** A row; a null claim is a missing one. */
    record Row(BigDecimal weight, @Nullable BigDecimal claim, List<Item> items, boolean reason) {}

    static @Nullable BigDecimal row(RuleSet rules, Row row) {
        var w = Fraction.of(row.weight());
        if (row.weight().signum() == 0) {
            return NONE.rounded(2);
        }
        if (row.items().isEmpty()) {
            return null;
        }
        var claimed = false;
        var scores = new ArrayList<Fraction>();
        var worst = NONE;
        for (var item : row.items()) {
            var rule = rules.measures().get(item.operator());
            if (item.target() != null && item.actual() != null) {
                var t = Fraction.of(item.target());
                var a = Fraction.of(item.actual());
                if (List.of(Operator.AT_LEAST, Operator.MORE_THAN, Operator.EXACTLY)
                                .contains(item.operator())
                        && NONE.below(t)
                        && worst.below(a.by(t).minus(ONE))) {
                    worst = a.by(t).minus(ONE);
                }
                if (rule != MeasureRule.AS_CLAIMED && rule != null) {
                    scores.add(capped(number(rule, w, t, a), w));
                }
            } else if (rule != MeasureRule.AS_CLAIMED && item.band() != null) {
                if (row.claim() == null) {
                    return null;
                }
                scores.add(band(rules, row.weight(), item.band(), row.claim()));
            }
            claimed |= rule == MeasureRule.AS_CLAIMED;
        }
        Fraction score;
        if (claimed) {
            if (row.claim() == null) {
                return null;
            }
            score = Fraction.of(row.claim());
        } else {
            score = together(rules, scores);
        }
        var charged = !worst.below(Fraction.of(rules.deviation().from()))
                && !row.reason()
                && rules.deviation().mode() != DeviationMode.NOTHING_MORE;
        if (!charged) {
            return claimed ? null : score.rounded(2);
        }
        if (rules.deviation().mode() == DeviationMode.MINUS_POINTS) {
            score = score.minus(Fraction.of(rules.deviation().points().value()));
        } else {
            score = score.times(worst.below(ONE) ? ONE.minus(worst) : NONE);
        }
        return capped(score, w).rounded(2);
    }

    private static Fraction number(MeasureRule rule, Fraction w, Fraction t, Fraction a) {
        if (rule == MeasureRule.EXACTLY && t.equals(NONE)) {
            return NONE.below(a) ? NONE : w;
        }
        if (rule == MeasureRule.AT_LEAST || rule == MeasureRule.EXACTLY) {
            if (!a.below(t)) {
                return w;
            }
            return NONE.below(t) ? w.times(a).by(t) : NONE;
        }
        if (!t.below(a)) {
            return w;
        }
        if (rule == MeasureRule.AT_MOST_LINEAR) {
            var twice = t.plus(t);
            return a.below(twice) ? w.times(ONE.minus(a.minus(t).by(t))) : NONE;
        }
        return NONE.below(t) ? w.times(t).by(a) : NONE;
    }

    /** Counts hundredths one by one: the score is the hundredth of the band that is nearest to the claim. */
    private static Fraction band(RuleSet rules, BigDecimal weight, Band band, BigDecimal claim) {
        var w = Fraction.of(weight);
        var reached = w.times(Fraction.of(rules.qualitative().reachedFrom()));
        var partly = w.times(Fraction.of(rules.qualitative().partlyFrom()));
        Fraction best = null;
        for (int cents = 0; cents <= weight.movePointRight(2).intValueExact(); cents++) {
            var score = Fraction.of(BigDecimal.valueOf(cents, 2));
            var lies = !score.below(reached) ? Band.REACHED : !score.below(partly) ? Band.PARTLY : Band.NOT;
            if (lies == band && (best == null || distance(score, claim).below(distance(best, claim)))) {
                best = score;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a weight too small to hold the band");
        }
        return best;
    }

    private static Fraction distance(Fraction score, BigDecimal claim) {
        var difference = score.minus(Fraction.of(claim));
        return difference.below(NONE) ? NONE.minus(difference) : difference;
    }

    private static Fraction together(RuleSet rules, List<Fraction> scores) {
        if (rules.several().by() == Aggregation.MINIMUM) {
            return scores.stream().sorted().findFirst().orElseThrow();
        }
        var sum = NONE;
        var weights = NONE;
        for (int i = 0; i < scores.size(); i++) {
            var given = rules.several().weights();
            var weight = rules.several().by() == Aggregation.MEAN
                    ? ONE
                    : Fraction.of(given.get(i < given.size() ? i : given.size() - 1));
            sum = sum.plus(scores.get(i).times(weight));
            weights = weights.plus(weight);
        }
        return sum.by(weights);
    }

    /** The fund row; null without a budget above 0. */
    static @Nullable BigDecimal funds(FundRule rule, BigDecimal weight, BigDecimal budget, BigDecimal spent) {
        if (weight.signum() == 0) {
            return NONE.rounded(2);
        }
        if (rule == FundRule.AS_CLAIMED || budget.signum() <= 0) {
            return null;
        }
        var rate = Fraction.of(spent).by(Fraction.of(budget));
        var w = Fraction.of(weight);
        if (rule == FundRule.EXECUTION_RATE_OVER_RUN_PENALISED && ONE.below(rate)) {
            return capped(w.times(Fraction.of(2).minus(rate)), w).rounded(2);
        }
        return capped(w.times(rate), w).rounded(2);
    }

    private static Fraction capped(Fraction score, Fraction w) {
        return score.below(NONE) ? NONE : w.below(score) ? w : score;
    }
}
