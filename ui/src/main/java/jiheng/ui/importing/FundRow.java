package jiheng.ui.importing;

import org.jspecify.annotations.Nullable;

/** One source of funds; amounts in 万元, points and rate only where the form prints them per source. */
public record FundRow(
        @Nullable Found source,
        @Nullable Found budget,
        @Nullable Found executed,
        @Nullable Found transfers,
        @Nullable Found weight,
        @Nullable Found rate,
        @Nullable Found score) {}
