package jiheng.ui.importing;

import org.jspecify.annotations.Nullable;

/**
 * The total row of the fund table; amounts in 万元.
 *
 * @param rate as printed, for example 134.74%
 */
public record FundTotals(
        @Nullable Found budget,
        @Nullable Found executed,
        @Nullable Found transfers,
        @Nullable Found weight,
        @Nullable Found rate,
        @Nullable Found score) {}
