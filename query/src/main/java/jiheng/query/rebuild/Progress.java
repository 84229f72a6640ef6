package jiheng.query.rebuild;

/**
 * How far a rebuild has come.
 *
 * @param folded events folded so far
 * @param all events there were when it last looked; acts go on meanwhile
 */
public record Progress(Phase phase, long folded, long all) {
    /** What it is doing. While {@link #TAIL}, {@link #COMPARING} and {@link #SWITCHING} last, acts wait. */
    public enum Phase {
        PREPARING,
        FOLDING,
        TAIL,
        COMPARING,
        SWITCHING
    }

    public int percent() {
        return all == 0 ? 0 : (int) Math.min(100, 100 * folded / all);
    }
}
