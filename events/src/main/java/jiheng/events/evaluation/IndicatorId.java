package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One row of the indicator tree, within its form. */
public record IndicatorId(@JsonValue String value) {
    public static final String KIND = "indicator";

    @JsonCreator
    public IndicatorId {
        Ids.check(KIND, value);
    }

    public static IndicatorId of(String key) {
        return new IndicatorId(KIND + "-" + key);
    }

    /** The part after the kind. */
    public String key() {
        return value.substring(KIND.length() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
