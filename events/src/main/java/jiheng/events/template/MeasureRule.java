package jiheng.events.template;

import java.util.Locale;

/**
 * How one measure earns points. {@code w} is the row's weight, {@code t} the target, {@code a} the actual value; the
 * outcome is always within [0, w]. Source: the domain table "Scoring rules found in force".
 *
 * <p>The table's fractions have t below the line and mean nothing for t ≤ 0 (a ratio of −2 to −5 is not 40 %). There
 * every rule falls back to its own comparison: reached earns w, missed earns 0.
 */
public enum MeasureRule {
    /** a ≥ t → w, else w·a/t. In force for "≥" and ">" alike: a = t reaches a target of "> t" too. */
    AT_LEAST,
    /** t = 0: w if a ≤ 0, else 0. Any other t: as {@link #AT_LEAST}. */
    EXACTLY,
    /** a ≤ t → w; t &lt; a &lt; 2t → w·(1 − (a − t)/t); a ≥ 2t → 0. */
    AT_MOST_LINEAR,
    /** a ≤ t → w, else w·t/a. */
    AT_MOST_RATIO,
    /** The self score, held within the hand-set limits of the band reached. */
    QUALITATIVE,
    /** w less what the deduction codes cited in the row take off; no code takes nothing. The actual value does not count. */
    BY_DEDUCTION,
    /** No rule: the self score stands. */
    AS_CLAIMED;

    /** The name a derivation carries, e.g. {@code at-most-linear}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
