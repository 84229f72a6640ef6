package jiheng.events.evaluation;

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

    public String sign() {
        return sign;
    }
}
