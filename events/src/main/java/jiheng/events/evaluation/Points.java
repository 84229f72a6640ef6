package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A weight or a score in points, always with two decimals, rounded HALF_UP; stored as a string. */
public record Points(BigDecimal value) implements Comparable<Points> {
    public static final Points ZERO = new Points(BigDecimal.ZERO);

    public Points {
        value = Figures.plain(value).setScale(2, RoundingMode.HALF_UP);
    }

    @JsonCreator
    public static Points of(String value) {
        return new Points(new BigDecimal(value));
    }

    public Points plus(Points other) {
        return new Points(value.add(other.value));
    }

    public Points minus(Points other) {
        return new Points(value.subtract(other.value));
    }

    @Override
    public int compareTo(Points other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
