package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One request to correct a settled form. */
public record CorrectionId(@JsonValue String value) {
    public static final String KIND = "correction";

    @JsonCreator
    public CorrectionId {
        Ids.check(KIND, value);
    }

    public static CorrectionId of(String key) {
        return new CorrectionId(KIND + "-" + key);
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
