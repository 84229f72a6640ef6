package jiheng.command.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact fractions for the tests, kept in lowest terms; nothing of the product's arithmetic is used. */
record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
    Fraction {
        if (under.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        var common = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
        over = over.divide(common);
        under = under.divide(common);
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(BigDecimal number) {
        return number.scale() <= 0
                ? new Fraction(number.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(other.times(of(-1)));
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction by(Fraction other) {
        return new Fraction(over.multiply(other.under), under.multiply(other.over));
    }

    boolean below(Fraction other) {
        return compareTo(other) < 0;
    }

    /** Half away from zero, by whole numbers only: twice the scaled value plus or minus one, halved towards zero. */
    BigDecimal rounded(int decimals) {
        var scaled = over.multiply(BigInteger.TEN.pow(decimals)).multiply(BigInteger.TWO);
        var halfUp = scaled.abs().add(under).divide(under.multiply(BigInteger.TWO));
        return new BigDecimal(over.signum() < 0 ? halfUp.negate() : halfUp, decimals);
    }

    @Override
    public int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
