package jiheng.ui.importing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a table, found by the labels in its head row. */
final class Columns<K extends Enum<K>> {
    private final Grid grid;
    private final int headRow;
    private final Map<K, Grid.Cell> labels;
    private final Map<K, Grid.Span> spans;

    private Columns(Grid grid, int headRow, Map<K, Grid.Cell> labels, Class<K> kind) {
        this.grid = grid;
        this.headRow = headRow;
        this.labels = labels;
        this.spans = new EnumMap<>(kind);
        labels.forEach((key, label) -> spans.put(key, grid.columns(label)));
    }

    /** The first row that holds a label for each of the needed columns; null if no row does. */
    static <K extends Enum<K>> @Nullable Columns<K> find(
            Grid grid, Class<K> kind, Map<String, K> vocabulary, Set<K> needed) {
        for (int row : grid.usedRows()) {
            Map<K, Grid.Cell> labels = labelsIn(grid.beginningIn(row), kind, vocabulary);
            if (labels.keySet().containsAll(needed)) {
                return new Columns<>(grid, row, labels, kind);
            }
        }
        return null;
    }

    private static <K extends Enum<K>> Map<K, Grid.Cell> labelsIn(
            List<Grid.Cell> cells, Class<K> kind, Map<String, K> vocabulary) {
        Map<K, Grid.Cell> labels = new EnumMap<>(kind);
        for (Grid.Cell cell : cells) {
            K key = vocabulary.get(Labels.base(cell.text()));
            if (key != null) {
                labels.putIfAbsent(key, cell);
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

    Map<K, Grid.Cell> labels() {
        return Collections.unmodifiableMap(labels);
    }

    Grid.@Nullable Span span(K key) {
        return spans.get(key);
    }

    /** The cells of a row that begin in it and in one of the columns. */
    List<Grid.Cell> own(int row) {
        return grid.beginningIn(row).stream()
                .filter(c -> spans.values().stream().anyMatch(s -> s.holds(c.column())))
                .toList();
    }

    /** What a column shows in a row, merged regions included; what belongs to another column is not shown twice. */
    Grid.@Nullable Cell at(int row, K key) {
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
