package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One file attached to one row, within its form; the same file attached elsewhere has another id. */
public record EvidenceId(@JsonValue String value) {
    public static final String KIND = "evidence";

    @JsonCreator
    public EvidenceId {
        Ids.check(KIND, value);
    }

    public static EvidenceId of(String key) {
        return new EvidenceId(KIND + "-" + key);
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
