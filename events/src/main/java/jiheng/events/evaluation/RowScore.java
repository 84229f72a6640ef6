package jiheng.events.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The rule's score of one row.
 *
 * @param row an indicator's id, or {@link Cell#TOTAL} for the execution rate
 * @param score null where no rule applies, so that the self score stands alone
 */
public record RowScore(String row, @Nullable Points score, Derivation derivation) {}
