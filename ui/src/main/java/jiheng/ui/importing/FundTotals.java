package jiheng.ui.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The total row of the fund table.
 *
 * @param amounts in 万元, by the key of their column
 * @param rate as printed, for example 134.74%
 */
public record FundTotals(
        Map<String, Found> amounts,
        @Nullable Found weight,
        @Nullable Found rate,
        @Nullable Found score) {
    public FundTotals {
        amounts = Map.copyOf(amounts);
    }

    public @Nullable Found budget() {
        return amounts.get("budget");
    }

    public @Nullable Found executed() {
        return amounts.get("executed");
    }

    public @Nullable Found transfers() {
        return amounts.get("transfers");
    }
}
