package jiheng.events.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jiheng.events.Ids;

/** One person who signs in. */
public record AccountId(@JsonValue String value) {
    public static final String KIND = "account";

    @JsonCreator
    public AccountId {
        Ids.check(KIND, value);
    }

    public static AccountId of(String key) {
        return new AccountId(KIND + "-" + key);
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
