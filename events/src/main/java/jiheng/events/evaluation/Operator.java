package jiheng.events.evaluation;

import java.util.Arrays;
import java.util.Optional;

/** How a target binds the actual value. */
public enum Operator {
    AT_LEAST("≥"),
    MORE_THAN(">"),
    EXACTLY("="),
    AT_MOST("≤"),
    LESS_THAN("<"),
    QUALITATIVE("定性");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** The operator of a sign, or empty. */
    public static Optional<Operator> of(String sign) {
        return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
    }

    public String sign() {
        return sign;
    }
}
