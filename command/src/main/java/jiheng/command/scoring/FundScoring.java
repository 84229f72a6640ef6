package jiheng.command.scoring;

import static jiheng.command.scoring.Figures.fixed;
import static jiheng.command.scoring.Figures.percent;
import static jiheng.command.scoring.Figures.plain;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.UnaryOperator;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;
import jiheng.events.template.FundRule;
import jiheng.events.template.RuleSet;
import org.jspecify.annotations.Nullable;

/** The score of the fund row by the execution rate. */
final class FundScoring {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final RuleSet rules;
    private final FundForm funds;
    private final Working working = new Working();

    private FundScoring(RuleSet rules, FundForm funds) {
        this.rules = rules;
        this.funds = funds;
    }

    /** The row's score; null with the reason in its derivation where there is no rate. */
    static RowScore score(RuleSet rules, FundForm funds) {
        return new FundScoring(rules, funds).score();
    }

    private RowScore score() {
        working.input("weight", funds.weight());
        funds.claim().ifPresent(claim -> working.input("claim", claim.value()));
        funds.budget().ifPresent(budget -> working.input("budget", budget));
        funds.executed().ifPresent(executed -> working.input("executed", executed));
        working.input("transfers", funds.transfers());
        working.input("formula", funds.formulaKey());
        if (funds.weight().signum() <= 0) {
            working.say("分值为 0，本行不适用，得 0.00", "weight 0: the row is not applicable, score 0.00");
            return outcome("not-applicable", Points.ZERO);
        }
        if (rules.fund() == FundRule.AS_CLAIMED) {
            funds.rate().ifPresent(rate -> rate(rate.rounded(4)));
            return unscored(Unscored.AS_CLAIMED);
        }
        return funds.obstacle().isPresent()
                ? unscored(funds.obstacle().get())
                : byRate(funds.rate().orElseThrow());
    }

    private RowScore byRate(Ratio rate) {
        if (rate.signum() < 0) {
            return constant(rate, rate.rounded(4), BigDecimal.ZERO, " < 0", "执行率为负", "below 0");
        }
        if (rate.compareTo(Ratio.ONE) <= 0) {
            return computed(rate, share -> share, "", "", "按执行率计分", "scored by the rate");
        }
        if (rules.fund() == FundRule.EXECUTION_RATE_CAPPED) {
            var shown = Figures.shortest(rate, 4, figure -> figure.compareTo(BigDecimal.ONE) > 0);
            return constant(
                    rate, shown.orElse(rate.rounded(4)), funds.weight(), " > 1", "超过 100%，按 100% 计", "counted as 100%");
        }
        if (rate.compareTo(Ratio.of(TWO)) >= 0) {
            return constant(
                    rate, rate.rounded(4), BigDecimal.ZERO, " ≥ 2", "达到 200%，超支扣减完", "over-run deducted down to 0");
        }
        return computed(rate, share -> Ratio.of(TWO).minus(share), "(2 − ", ")", "超支扣减", "over-run deducted");
    }

    /** All or nothing, whatever the rate is exactly. */
    private RowScore constant(Ratio rate, BigDecimal shown, BigDecimal score, String test, String zh, String en) {
        rate(shown);
        working.step(Figures.term(shown) + test + " → " + fixed(new Points(score).value()));
        working.goOn(zh + "，得 " + new Points(score), en + ", score " + new Points(score));
        return outcome(rules.fund().key(), new Points(score));
    }

    /** The weight times a figure made from the rate, the rate printed so that the product follows from what is read. */
    private RowScore computed(
            Ratio rate, UnaryOperator<Ratio> earned, String open, String close, String zh, String en) {
        var score = earned.apply(rate).times(funds.weight()).rounded(2);
        var side = rate.compareTo(Ratio.ONE);
        var shown = Figures.shortest(
                rate,
                4,
                figure -> Integer.signum(figure.compareTo(BigDecimal.ONE)) == Integer.signum(side)
                        && earned.apply(Ratio.of(figure))
                                .times(funds.weight())
                                .rounded(2)
                                .equals(score));
        rate(shown.orElse(rate.rounded(4)));
        var line = plain(funds.weight()) + " × " + open
                + shown.map(Figures::fixed).orElse(funds.arithmetic()) + close + " = " + fixed(score);
        working.step(line);
        working.goOn(zh + "：" + line, en + ": " + line);
        return outcome(rules.fund().key(), new Points(score));
    }

    private void rate(BigDecimal shown) {
        working.input("rate", shown);
        working.step(funds.arithmetic() + " = " + fixed(shown));
        working.say(
                "执行率 " + funds.arithmetic() + " = " + percent(shown),
                "execution rate " + funds.arithmetic() + " = " + percent(shown));
    }

    private RowScore unscored(Unscored why) {
        working.input("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        working.say(why.words());
        funds.claim()
                .ifPresentOrElse(
                        claim -> working.goOn("以自评得分 " + claim + " 为准", "the self score " + claim + " stands"),
                        () -> working.goOn("尚无自评得分，按 0 计", "there is no self score, it counts 0"));
        return outcome(why.rule(), null);
    }

    private RowScore outcome(String rule, @Nullable Points score) {
        return new RowScore(Cell.TOTAL, score, working.derivation(rule, rules.version()));
    }
}
