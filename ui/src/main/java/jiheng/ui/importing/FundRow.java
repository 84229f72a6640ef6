package jiheng.ui.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One source of funds; points and rate only where the form prints them per source.
 *
 * @param amounts in 万元, by the key of their column
 */
public record FundRow(
        @Nullable Found source,
        Map<String, Found> amounts,
        @Nullable Found weight,
        @Nullable Found rate,
        @Nullable Found score) {
    public FundRow {
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
