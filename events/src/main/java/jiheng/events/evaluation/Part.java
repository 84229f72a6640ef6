package jiheng.events.evaluation;

/** A part of the form that an approval vouches for. */
public enum Part {
    HEADER,
    FUNDS,
    NARRATIVES,
    TARGETS,
    RESULTS
}
