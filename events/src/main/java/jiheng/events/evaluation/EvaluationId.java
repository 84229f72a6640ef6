package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One form: {@code evaluation-<cycle>-<unit>-<kind>[-<project>]}, so that a second form for the same place cannot be opened. */
public record EvaluationId(@JsonValue String value) {
    public static final String KIND = "evaluation";

    @JsonCreator
    public EvaluationId {
        Ids.check(KIND, value);
    }

    public static EvaluationId of(String key) {
        return new EvaluationId(KIND + "-" + key);
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
