package jiheng.events.evaluation;

import org.jspecify.annotations.Nullable;

/** What a published copy does not show: a text wherever it stands in a cell, or the whole cell if null. */
public record Redaction(Cell cell, @Nullable String text) {}
