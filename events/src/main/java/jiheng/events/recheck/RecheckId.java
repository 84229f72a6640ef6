package jiheng.events.recheck;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;
import jiheng.events.cycle.CycleId;

/** All re-checks of one cycle: {@code recheck-<cycle>}, so that a second draw stands in the same stream as the first. */
public record RecheckId(@JsonValue String value) {
    public static final String KIND = "recheck";

    @JsonCreator
    public RecheckId {
        Ids.check(KIND, value);
    }

    public static RecheckId of(CycleId cycle) {
        return new RecheckId(KIND + "-" + cycle.key());
    }

    public CycleId cycle() {
        return CycleId.of(value.substring(KIND.length() + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
