package jiheng.events.cycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One year's round of forms. */
public record CycleId(@JsonValue String value) {
    public static final String KIND = "cycle";

    @JsonCreator
    public CycleId {
        Ids.check(KIND, value);
    }

    public static CycleId of(String key) {
        return new CycleId(KIND + "-" + key);
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
