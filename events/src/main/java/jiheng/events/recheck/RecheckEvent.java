package jiheng.events.recheck;

/** What happens to the re-check of a cycle. */
public sealed interface RecheckEvent permits SampleDrawn, RowRechecked, FormRechecked {
    RecheckId recheck();

    /** The number of the draw within the cycle, from 1. */
    int draw();
}
