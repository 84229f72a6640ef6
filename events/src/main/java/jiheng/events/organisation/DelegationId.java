package jiheng.events.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One delegation of a role from one person to another. */
public record DelegationId(@JsonValue String value) {
    public static final String KIND = "delegation";

    @JsonCreator
    public DelegationId {
        Ids.check(KIND, value);
    }

    public static DelegationId of(String key) {
        return new DelegationId(KIND + "-" + key);
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
