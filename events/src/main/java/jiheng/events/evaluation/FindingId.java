package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One finding on a form. */
public record FindingId(@JsonValue String value) {
    public static final String KIND = "finding";

    @JsonCreator
    public FindingId {
        Ids.check(KIND, value);
    }

    public static FindingId of(String key) {
        return new FindingId(KIND + "-" + key);
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
