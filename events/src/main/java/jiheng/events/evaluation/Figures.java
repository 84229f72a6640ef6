package jiheng.events.evaluation;

import java.math.BigDecimal;

/** The one form in which a number is kept, so that what is read back equals what was written. */
final class Figures {
    /** Far above any budget; below it a figure can be written out in full. */
    private static final int DIGITS = 100;

    private Figures() {}

    /**
     * The number without an exponent: {@code 1E+3} is kept as {@code 1000}, decimals stay as they are.
     *
     * @throws IllegalArgumentException if it would take more than 100 digits before or after the point
     */
    static BigDecimal plain(BigDecimal number) {
        if (number.scale() > DIGITS || (long) number.precision() - number.scale() > DIGITS) {
            throw new IllegalArgumentException("a number of more than " + DIGITS + " digits");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
