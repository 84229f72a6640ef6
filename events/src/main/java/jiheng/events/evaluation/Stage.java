package jiheng.events.evaluation;

/** The two rounds of a form: its targets at the start of the year, its results at the end. */
public enum Stage {
    TARGETS,
    RESULTS
}
