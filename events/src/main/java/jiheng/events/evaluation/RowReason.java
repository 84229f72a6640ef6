package jiheng.events.evaluation;

/** A reason pinned to one row: an indicator's id, or another row of the form as in {@link Cell#row()}. */
public record RowReason(String row, String reason) {}
