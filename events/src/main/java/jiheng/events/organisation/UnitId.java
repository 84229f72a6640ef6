package jiheng.events.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** A budget unit, supervising department or finance bureau. */
public record UnitId(@JsonValue String value) {
    public static final String KIND = "unit";

    @JsonCreator
    public UnitId {
        Ids.check(KIND, value);
    }

    public static UnitId of(String key) {
        return new UnitId(KIND + "-" + key);
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
