package jiheng.events.recheck;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import jiheng.events.evaluation.Points;

/**
 * How far a self total stands from the total of its re-check: (self − reviewed) ÷ reviewed, in percent with two decimals,
 * HALF_UP. Above zero the unit scored itself too high. Stored as a string.
 */
public record Deviation(BigDecimal percent) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Deviation {
        percent = percent.setScale(2, RoundingMode.HALF_UP);
    }

    @JsonCreator
    public static Deviation of(String percent) {
        return new Deviation(new BigDecimal(percent));
    }

    /** Empty where the reviewed total is 0. */
    public static Optional<Deviation> between(Points self, Points reviewed) {
        return reviewed.value().signum() == 0
                ? Optional.empty()
                : Optional.of(new Deviation(self.minus(reviewed)
                        .value()
                        .multiply(HUNDRED)
                        .divide(reviewed.value(), 2, RoundingMode.HALF_UP)));
    }

    @JsonValue
    @Override
    public String toString() {
        return percent.toPlainString();
    }
}
