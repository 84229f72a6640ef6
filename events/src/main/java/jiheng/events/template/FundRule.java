package jiheng.events.template;

import java.util.Locale;

/** How the execution rate earns the points of the fund row, w being its weight; within [0, w]. */
public enum FundRule {
    /** w · min(rate, 1). */
    EXECUTION_RATE_CAPPED,
    /** rate ≤ 1: w · rate; above: w · max(0, 2 − rate). */
    EXECUTION_RATE_OVER_RUN_PENALISED,
    /** No rule: the self score stands. */
    AS_CLAIMED;

    /** The name a derivation carries, e.g. {@code execution-rate-capped}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
