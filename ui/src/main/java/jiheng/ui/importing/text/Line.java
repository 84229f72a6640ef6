package jiheng.ui.importing.text;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One row of the text.
 *
 * @param number of the line, from 1
 * @param afterBreak whether a page may have ended before it
 */
record Line(int number, boolean afterBreak, List<String> cells) {
    boolean alone() {
        return cells.size() == 1;
    }

    String first() {
        return cells.get(0);
    }

    /** The places of the cells that hold something. */
    List<Integer> filled() {
        return IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .boxed()
                .toList();
    }

    String shown() {
        return Told.shortened(
                String.join(" ", cells.stream().filter(cell -> !cell.isEmpty()).toList()));
    }
}
