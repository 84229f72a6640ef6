package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a target: {@code ≥ 500 人}. The number is null for a qualitative measure and for no other.
 *
 * @param unit the unit of measurement in the form's own words, empty where there is none
 */
public record Measure(
        Operator operator,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal number,

        String unit) {
    public Measure {
        if ((operator == Operator.QUALITATIVE) != (number == null)) {
            throw new IllegalArgumentException("a measure has a number unless it is qualitative");
        }
        number = number == null ? null : Figures.plain(number);
    }

    @Override
    public String toString() {
        return number == null ? operator.sign() : operator.sign() + number.toPlainString() + unit;
    }
}
