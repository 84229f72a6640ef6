package jiheng.events.evaluation;

/** One row of the indicator tree: where it hangs; what it says is in its cells. */
public record Indicator(IndicatorId id, String branch, String child, int position) {}
