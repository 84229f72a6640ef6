package jiheng.events.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The address of one cell of a form, {@code section/row/field}: {@code funds/fiscal/budget},
 * {@code indicators/indicator-3/score}, {@code narratives/duties/text}, {@code header/form/independentUnits},
 * {@code branches/output/weight}, {@code signoff/form/preparer}.
 */
public record Cell(@JsonValue String path) implements Comparable<Cell> {
    public static final String FUNDS = "funds";
    public static final String INDICATORS = "indicators";
    public static final String NARRATIVES = "narratives";
    public static final String HEADER = "header";
    public static final String BRANCHES = "branches";
    public static final String SIGNOFF = "signoff";

    /** The row of the fund section that carries the weight and score of the execution rate. */
    public static final String TOTAL = "total";

    private static final Pattern PATH = Pattern.compile(
            "(funds|indicators|narratives|header|branches|signoff)/([a-z0-9][a-z0-9-]*)/([a-zA-Z][a-zA-Z0-9]*)");

    @JsonCreator
    public Cell {
        if (path.length() > 200 || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the address of a cell: " + path);
        }
    }

    public static Cell indicator(IndicatorId indicator, String field) {
        return new Cell(INDICATORS + "/" + indicator + "/" + field);
    }

    public static Cell fund(String source, String field) {
        return new Cell(FUNDS + "/" + source + "/" + field);
    }

    public static Cell narrative(String key) {
        return new Cell(NARRATIVES + "/" + key + "/text");
    }

    public static Cell header(String key) {
        return new Cell(HEADER + "/form/" + key);
    }

    public static Cell signOff(String key) {
        return new Cell(SIGNOFF + "/form/" + key);
    }

    public static Cell branch(String key, String field) {
        return new Cell(BRANCHES + "/" + key + "/" + field);
    }

    public String section() {
        return path.substring(0, path.indexOf('/'));
    }

    public String row() {
        return path.substring(path.indexOf('/') + 1, path.lastIndexOf('/'));
    }

    public String field() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public boolean isIn(String section) {
        return path.startsWith(section + "/");
    }

    @Override
    public int compareTo(Cell other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
