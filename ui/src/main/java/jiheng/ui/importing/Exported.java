package jiheng.ui.importing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sheet that this product wrote, as people gave it back. */
final class Exported {
    private final Grid grid;
    private final Beside.Mark mark;
    private final Grid.Cell marked;
    private final Map<Beside.Column, Integer> columns = new EnumMap<>(Beside.Column.class);

    private Exported(Grid grid, Beside.Mark mark, Grid.Cell marked) {
        this.grid = grid;
        this.mark = mark;
        this.marked = marked;
        for (var cell : grid.beginningIn(marked.row() + 1)) {
            for (var column : Beside.Column.values()) {
                if (cell.column() >= marked.column() && cell.text().strip().equals(column.words())) {
                    columns.putIfAbsent(column, cell.column());
                    grid.take(cell);
                }
            }
        }
        grid.take(marked);
    }

    /** Null if the sheet does not say that it is one. */
    static @Nullable Exported in(Grid grid) {
        for (var cell : grid.all()) {
            Optional<Beside.Mark> mark = Beside.Mark.in(cell.text());
            if (mark.isPresent()) {
                return new Exported(grid, mark.get(), cell);
            }
        }
        return null;
    }

    Grid grid() {
        return grid;
    }

    Beside.Mark mark() {
        return mark;
    }

    /** The first column that is not the official form's. */
    int firstBeside() {
        return marked.column();
    }

    Grid.@Nullable Cell beside(int row, Beside.Column column) {
        var at = columns.get(column);
        var cell = at == null ? null : grid.at(row, at);
        return cell == null || cell.row() != row ? null : cell;
    }

    /** What stands right of a label. */
    Optional<Found> labelled(String label) {
        return grid.all().stream()
                .filter(cell -> Labels.plain(cell.text()).equals(Labels.plain(label)))
                .findFirst()
                .flatMap(cell -> Optional.ofNullable(
                        grid.at(cell.row(), grid.columns(cell).last() + 1)))
                .map(value -> new Found(value.text().strip(), value.address()));
    }

    /** Whether some row has this name. */
    boolean names(String row) {
        return grid.all().stream()
                .anyMatch(cell -> isRowName(cell) && cell.text().strip().equals(row));
    }

    boolean isRowName(Grid.Cell cell) {
        var at = columns.get(Beside.Column.ROW);
        return at != null && cell.column() == at;
    }

    boolean continues(int row) {
        var cell = beside(row, Beside.Column.ROW);
        return cell != null && cell.text().strip().equals(Beside.CONTINUED);
    }
}
