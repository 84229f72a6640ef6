package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a form's layout stand in an exported sheet. The layout is drawn as the export draws it, and its
 * lines are found again by the headings in their own columns, wherever rows were put in or taken out.
 */
final class ExportedLines {
    private static final String HEADINGS = "indicator headings";
    private static final String TOTAL = "total";

    private final Grid grid;
    private final UnaryOperator<String> message;
    private final List<List<Placed>> lines;
    private final Map<Integer, Integer> rows = new LinkedHashMap<>();

    /** @param message the Chinese words of a message key */
    ExportedLines(Layout layout, boolean project, Grid grid, UnaryOperator<String> message) {
        this.grid = grid;
        this.message = message;
        var options = Options.reading("", "").project(project ? "·" : "").official();
        var placed = Sheet.of(layout, oneRowEach(layout), options).placed();
        lines = List.copyOf(placed.stream()
                .collect(Collectors.groupingBy(Placed::row, TreeMap::new, Collectors.toList()))
                .values());
        find();
    }

    private static Content oneRowEach(Layout layout) {
        var rows = new ArrayList<Indicator>();
        for (var branch : layout.branches()) {
            for (var child : branch.children()) {
                rows.add(new Indicator(IndicatorId.of("" + (rows.size() + 1)), branch.key(), child.key(), rows.size()));
            }
        }
        return new Content(rows, Content.EMPTY.cells(), Map.of(), null);
    }

    private void find() {
        int from = 0;
        for (int line = 0; line < lines.size(); line++) {
            if (kind(line).startsWith("indicator") && !kind(line).equals(HEADINGS)) {
                continue;
            }
            int row = heads(line).isEmpty() ? headless(line, from) : headed(line, from);
            if (row >= 0) {
                rows.put(line, row);
                from = row + 1;
            }
        }
    }

    private int headed(int line, int from) {
        for (int row : grid.usedRows()) {
            int at = row;
            if (row >= from && heads(line).stream().allMatch(head -> stands(head, at))) {
                return row;
            }
        }
        return -1;
    }

    /** Text below headings: the first row before the next line that begins anything in the columns of the text. */
    private int headless(int line, int from) {
        int next = line + 1 < lines.size() ? headed(line + 1, from) : -1;
        for (int row : grid.usedRows()) {
            int at = row;
            if (row >= from
                    && (next < 0 || row < next)
                    && lines.get(line).stream().anyMatch(one -> {
                        var cell = grid.at(at, one.column());
                        return cell != null && cell.row() == at;
                    })) {
                return row;
            }
        }
        return -1;
    }

    private boolean stands(Placed head, int row) {
        var cell = grid.at(row, head.column());
        return cell != null && cell.row() == row && Labels.plain(cell.text()).equals(Labels.plain(words(head)));
    }

    private List<Placed> heads(int line) {
        return lines.get(line).stream()
                .filter(one -> one.square().isHead() && !words(one).isEmpty())
                .toList();
    }

    private String words(Placed head) {
        var label = head.square().label();
        return label.message().isEmpty() ? label.words() : message.apply(label.message());
    }

    private String kind(int line) {
        return lines.get(line).get(0).line().kind();
    }

    /** Whether the indicators' heading and the end of their table stand where the layout has them. */
    boolean complete() {
        return rowOf(HEADINGS) >= 0 && rowOf(TOTAL) >= 0;
    }

    int headingsRow() {
        return rowOf(HEADINGS);
    }

    int totalRow() {
        return rowOf(TOTAL);
    }

    private int rowOf(String kind) {
        return rows.entrySet().stream()
                .filter(found -> kind(found.getKey()).equals(kind))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(-1);
    }

    /** The squares of each line that was found, with the row it stands in; indicators' lines are not among them. */
    Map<Integer, List<Placed>> found() {
        var found = new LinkedHashMap<Integer, List<Placed>>();
        rows.forEach((line, row) -> found.put(row, lines.get(line)));
        return found;
    }

    /** The squares of some indicator that has all columns, those of the two levels above included. */
    List<Placed> indicator() {
        return lines.stream()
                .filter(line -> line.get(0).line().kind().equals("indicator"))
                .findFirst()
                .orElse(List.of());
    }

    /** The lines that were not found, as their headings name them. */
    List<String> missing() {
        var names = new ArrayList<String>();
        for (int line = 0; line < lines.size(); line++) {
            if (!kind(line).startsWith("indicator") && !rows.containsKey(line)) {
                heads(line).stream().map(this::words).findFirst().ifPresent(names::add);
            }
        }
        return names;
    }

    /** Where the fund table's total stands; null if it was not found. */
    @Nullable Integer fundTotalRow() {
        return rows.entrySet().stream()
                .filter(found -> lines.get(found.getKey()).get(0).line().row().equals(Cell.TOTAL))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
