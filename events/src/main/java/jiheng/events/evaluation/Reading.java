package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was reached of one measure: a number with its unit, or the band of a qualitative measure. */
public record Reading(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal number,

        String unit,
        @Nullable Band band) {
    public Reading {
        if ((number == null) == (band == null)) {
            throw new IllegalArgumentException("a reading has either a number or a band");
        }
        number = number == null ? null : Figures.plain(number);
    }

    @Override
    public String toString() {
        return number == null ? band == null ? "" : band.zh() : number.toPlainString() + unit;
    }
}
