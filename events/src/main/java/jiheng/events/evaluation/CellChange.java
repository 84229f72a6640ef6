package jiheng.events.evaluation;

import org.jspecify.annotations.Nullable;

/** A cell's value before and after; null is an empty cell. */
public record CellChange(
        Cell cell, @Nullable Value before, @Nullable Value after) {}
