package jiheng.ui.sheet;

import java.util.List;

/**
 * One line of the table.
 *
 * @param kind names the part of the form in style sheets: header, fund, narrative, indicator, total …
 * @param row the indicator of the line, or empty
 * @param branch and {@code child} say where in the tree the line hangs, or are empty
 */
public record Line(String kind, String row, String branch, String child, List<Square> squares) {
    public Line {
        squares = List.copyOf(squares);
    }

    static Line of(String kind, List<Square> squares) {
        return new Line(kind, "", "", "", squares);
    }
}
