package jiheng.command.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction. Scores are rounded once, HALF_UP, at the very end; with decimals in between, the mean of
 * three thirds would come out below 1 and a tie could fall the wrong way.
 *
 * @param over above 0; the sign is in {@code number}
 */
record Ratio(BigDecimal number, BigDecimal over) implements Comparable<Ratio> {
    static final Ratio ZERO = of(BigDecimal.ZERO);
    static final Ratio ONE = of(BigDecimal.ONE);

    Ratio {
        if (over.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (over.signum() < 0) {
            number = number.negate();
            over = over.negate();
        }
    }

    static Ratio of(BigDecimal number) {
        return new Ratio(number, BigDecimal.ONE);
    }

    Ratio plus(Ratio other) {
        return new Ratio(number.multiply(other.over).add(other.number.multiply(over)), over.multiply(other.over));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.number.negate(), other.over));
    }

    Ratio times(Ratio other) {
        return new Ratio(number.multiply(other.number), over.multiply(other.over));
    }

    Ratio times(BigDecimal factor) {
        return new Ratio(number.multiply(factor), over);
    }

    /** @throws ArithmeticException if the divisor is 0 */
    Ratio dividedBy(BigDecimal divisor) {
        return new Ratio(number, over.multiply(divisor));
    }

    /** This, but no less than 0 and no more than the weight: no rule gives or takes more than a row holds. */
    Ratio within(BigDecimal weight) {
        return signum() < 0 ? ZERO : compareTo(of(weight)) > 0 ? of(weight) : this;
    }

    int signum() {
        return number.signum();
    }

    /** HALF_UP to that many decimals, from the exact value. */
    BigDecimal rounded(int decimals) {
        return number.divide(over, decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Ratio other) {
        return number.multiply(other.over).compareTo(other.number.multiply(over));
    }
}
