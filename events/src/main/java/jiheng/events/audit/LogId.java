package jiheng.events.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** A log that is signed. */
public record LogId(@JsonValue String value) {
    public static final String KIND = "log";

    /** The one over this ledger. */
    public static final LogId LEDGER = new LogId(KIND + "-ledger");

    @JsonCreator
    public LogId {
        Ids.check(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
