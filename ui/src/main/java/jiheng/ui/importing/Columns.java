package jiheng.ui.importing;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The columns of a table, found by the labels in its head row. */
final class Columns {
    /** What a label means, if anything. */
    interface Words extends Function<String, @Nullable String> {}

    private final Grid grid;
    private final int headRow;
    private final Map<String, Grid.Cell> labels;
    private final Map<String, Grid.Span> spans = new HashMap<>();

    private Columns(Grid grid, int headRow, Map<String, Grid.Cell> labels) {
        this.grid = grid;
        this.headRow = headRow;
        this.labels = labels;
        labels.forEach((key, label) -> spans.put(key, grid.columns(label)));
    }

    /** The row that holds the most labels of those that have enough, the first of equals; null if no row has. */
    static @Nullable Columns find(Grid grid, Words words, Predicate<Set<String>> enough) {
        Columns best = null;
        for (int row : grid.usedRows()) {
            Map<String, Grid.Cell> labels = labelsIn(grid.beginningIn(row), words);
            if (enough.test(labels.keySet()) && (best == null || labels.size() > best.labels.size())) {
                best = new Columns(grid, row, labels);
            }
        }
        return best;
    }

    private static Map<String, Grid.Cell> labelsIn(List<Grid.Cell> cells, Words words) {
        Map<String, Grid.Cell> labels = new LinkedHashMap<>();
        for (Grid.Cell cell : cells) {
            String key = words.apply(cell.text());
            if (key != null) {
                labels.putIfAbsent(key.equals(Vocabulary.IGNORED) ? key + cell.column() : key, cell);
            }
        }
        return labels;
    }

    int headRow() {
        return headRow;
    }

    /** The first row below the head, which may be merged over several rows. */
    int firstRow() {
        return labels.values().stream().mapToInt(grid::lastRow).max().orElse(headRow) + 1;
    }

    Map<String, Grid.Cell> labels() {
        return Collections.unmodifiableMap(labels);
    }

    Grid.@Nullable Span span(String key) {
        return spans.get(key);
    }

    /** The first column that has a label. */
    int first() {
        return spans.values().stream().mapToInt(Grid.Span::first).min().orElse(0);
    }

    /** The cells of a row that begin in it and in one of the columns. */
    List<Grid.Cell> own(int row) {
        return grid.beginningIn(row).stream()
                .filter(c -> spans.entrySet().stream()
                        .anyMatch(s -> !s.getKey().startsWith(Vocabulary.IGNORED)
                                && s.getValue().holds(c.column())))
                .toList();
    }

    /** The cells of a row in columns that a person had passed over. */
    List<Grid.Cell> ignored(int row) {
        return grid.beginningIn(row).stream()
                .filter(c -> spans.entrySet().stream()
                        .anyMatch(s -> s.getKey().startsWith(Vocabulary.IGNORED)
                                && s.getValue().holds(c.column())))
                .toList();
    }

    /** What a column shows in a row, merged regions included; what belongs to another column is not shown twice. */
    Grid.@Nullable Cell at(int row, String key) {
        Grid.Span span = spans.get(key);
        if (span == null) {
            return null;
        }
        for (int column = span.first(); column <= span.last(); column++) {
            Grid.Cell cell = grid.at(row, column);
            if (cell != null && !belongsToAnother(cell, span)) {
                return cell;
            }
        }
        return null;
    }

    private boolean belongsToAnother(Grid.Cell cell, Grid.Span span) {
        return !span.holds(cell.column()) && spans.values().stream().anyMatch(other -> other.holds(cell.column()));
    }
}
