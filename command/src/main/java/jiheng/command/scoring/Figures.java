package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** Figures as a person writes them, with as many digits as recomputing needs. */
final class Figures {
    /** More digits than this nobody checks by hand; the fraction itself is printed instead. */
    static final int MOST_DECIMALS = 12;

    private Figures() {}

    /** A number without trailing zeros and with a true minus sign: {@code 548.74}, {@code 10}, {@code −3}. */
    static String plain(BigDecimal number) {
        return signed(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    /** A number inside arithmetic; a negative one stands in brackets. */
    static String term(BigDecimal number) {
        return number.signum() < 0 ? "(" + plain(number) + ")" : plain(number);
    }

    /** A number with the decimals it has. */
    static String fixed(BigDecimal number) {
        return signed(number.toPlainString());
    }

    /** A share of 1 in per cent, two decimals fewer than the share has: 1.3474 is {@code 134.74%}. */
    static String percent(BigDecimal share) {
        return fixed(share.movePointRight(2)) + "%";
    }

    /** A number with its unit in the form's own words. */
    static String counted(BigDecimal number, String unit) {
        return plain(number) + (unit.isEmpty() || unit.startsWith("%") ? unit : " " + unit);
    }

    /**
     * The shortest rounding of an exact value, from {@code least} decimals on, that a reader can go on with.
     *
     * @param suffices whether going on from the rounded figure leads to the printed result
     * @return empty where no such rounding exists, as for 5/600 times 3, which is a tie that every rounding misses
     */
    static Optional<BigDecimal> shortest(Ratio exact, int least, Predicate<BigDecimal> suffices) {
        for (int decimals = least; decimals <= MOST_DECIMALS; decimals++) {
            var shown = exact.rounded(decimals);
            if (suffices.test(shown)) {
                return Optional.of(shown);
            }
        }
        return Optional.empty();
    }

    private static String signed(String number) {
        return number.replace('-', '−');
    }
}
