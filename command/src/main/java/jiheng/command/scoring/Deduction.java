package jiheng.command.scoring;

import static jiheng.command.scoring.Figures.fixed;
import static jiheng.command.scoring.Figures.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jiheng.events.evaluation.Words;

/**
 * What a deviation without a reason costs a row.
 *
 * @param score what is left: two decimals, at least 0
 * @param from the decimals to which the score before it has to be printed for the step to follow
 * @param share the deviation, printed with as many decimals as the step needs
 */
record Deduction(BigDecimal score, int from, BigDecimal share, String step, Words said) {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    static Deduction minus(BigDecimal points, Ratio before, String expression, Excess excess) {
        var share = excess.share().rounded(4);
        var zh = "未说明原因，扣 " + plain(points) + " 分";
        var en = plain(points) + " deducted as no reason is given";
        var left = before.minus(Ratio.of(points));
        if (left.signum() < 0) {
            var shown = Figures.shortest(before, 2, figure -> figure.compareTo(points) < 0)
                    .orElse(before.rounded(2));
            var step = fixed(shown) + " < " + plain(points) + " → 0.00";
            return new Deduction(
                    NOTHING, shown.scale(), share, step, new Words(zh + "，扣完为止，得 0.00", en + ", down to 0.00"));
        }
        var score = left.rounded(2);
        var shown = Figures.shortest(
                before, 2, figure -> rounded(figure.subtract(points)).equals(score));
        var step = shown.map(Figures::fixed).orElse(expression) + " − " + plain(points) + " = " + fixed(score);
        return new Deduction(
                score,
                shown.map(BigDecimal::scale).orElse(2),
                share,
                step,
                new Words(zh + "：" + step, en + ": " + step));
    }

    /** An excess of once the target or more leaves nothing. */
    static Deduction lowered(Ratio before, String expression, Excess excess) {
        var zh = "未说明原因，按偏离度调减";
        var en = "lowered by the deviation as no reason is given";
        var left = Ratio.ONE.minus(excess.share());
        if (left.signum() <= 0) {
            var share = excess.share().rounded(4);
            return new Deduction(
                    NOTHING, 2, share, fixed(share) + " ≥ 1 → 0.00", new Words(zh + "，得 0.00", en + ", score 0.00"));
        }
        var score = before.times(left).rounded(2);
        var share = Figures.shortest(excess.share(), 4, figure -> before.times(BigDecimal.ONE.subtract(figure))
                .rounded(2)
                .equals(score));
        var factor =
                share.map(figure -> Ratio.of(BigDecimal.ONE.subtract(figure))).orElse(left);
        var shown = Figures.shortest(
                before, 2, figure -> factor.times(figure).rounded(2).equals(score));
        var step = shown.map(Figures::fixed).orElse(expression) + " × (1 − "
                + share.map(Figures::fixed).orElse(excess.arithmetic()) + ") = " + fixed(score);
        return new Deduction(
                score,
                shown.map(BigDecimal::scale).orElse(2),
                share.orElse(excess.share().rounded(4)),
                step,
                new Words(zh + "：" + step, en + ": " + step));
    }

    private static BigDecimal rounded(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP);
    }
}
