package jiheng.ui.importing;

import org.jspecify.annotations.Nullable;

/** The row 总分 as printed. */
public record Totals(@Nullable Found weight, @Nullable Found score) {}
