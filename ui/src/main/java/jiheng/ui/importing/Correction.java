package jiheng.ui.importing;

/**
 * What a person said a sheet's own words mean; it is known again by the words, wherever they stand.
 *
 * @param label as labels are compared: width folded, without white space
 * @param target what it means in the template; {@link Vocabulary#IGNORED} for nothing
 */
public record Correction(Part part, String label, String target) {
    /** Where the words stand. */
    public enum Part {
        /** A column of the fund table: its key, or {@code #source}, {@code #weight}, {@code #rate}, {@code #score}. */
        FUNDS,
        /** A column of the indicator table: its field. */
        INDICATORS,
        /** The label of a field beside the tables: {@code header/x}, {@code narratives/x} or {@code signoff/x}. */
        FIELDS,
        /** A row of the fund table: a source's key. */
        SOURCES,
        /** {@code level 1/level 2} of an indicator: {@code branch/child}. */
        ROWS
    }

    /** In code units. */
    public static final int LONGEST = 200;

    public Correction {
        label = Labels.plain(label == null ? "" : label);
        target = target == null ? "" : target;
    }

    public boolean isWhole() {
        return part != null && !label.isEmpty() && label.length() <= LONGEST && target.length() <= LONGEST;
    }
}
