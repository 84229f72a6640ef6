package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.ui.sheet.Placed;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * An indicator's row of an exported sheet.
 *
 * @param key the row's name, empty for a row that somebody put in
 * @param begins whether the level-1 indicator begins in this row
 * @param headings the cells of the levels above that begin here
 * @param cells what stands in the columns of the indicator's fields
 */
record ExportedRow(
        int row,
        String key,
        String branch,
        boolean begins,
        String child,
        List<Grid.Cell> headings,
        Map<Placed, Grid.Cell> cells,
        boolean isVacant) {

    /** Empty for a row without anything, as the lower rows of a tall line are. */
    static Optional<ExportedRow> in(Exported sheet, List<Placed> columns, int row) {
        var headings = new ArrayList<Grid.Cell>();
        var cells = new LinkedHashMap<Placed, Grid.Cell>();
        var levels = new ArrayList<String>();
        for (var column : columns) {
            var cell = nearest(sheet.grid(), row, column);
            boolean here = cell != null && cell.row() == row;
            if (column.square().isHead()) {
                levels.add(cell == null ? "" : cell.text());
                if (here) {
                    headings.add(cell);
                }
            } else if (here) {
                cells.put(column, cell);
            }
        }
        var name = sheet.beside(row, Beside.Column.ROW);
        var key = name == null ? "" : name.text().strip();
        boolean filled = !cells.isEmpty()
                || !key.isEmpty()
                || sheet.beside(row, Beside.Column.TARGETS) != null
                || sheet.beside(row, Beside.Column.ACTUALS) != null;
        if (!filled && headings.isEmpty() || key.equals(Beside.CONTINUED)) {
            return Optional.empty();
        }
        int branchColumn = columns.get(0).column();
        boolean begins = headings.stream().anyMatch(cell -> cell.column() == branchColumn);
        return Optional.of(new ExportedRow(row, key, levels.get(0), begins, levels.get(1), headings, cells, !filled));
    }

    /** What stands there; below a level's name that is not merged over its rows, the name itself. */
    private static Grid.@Nullable Cell nearest(Grid grid, int row, Placed column) {
        var cell = grid.at(row, column.column());
        int above = row;
        while (cell == null && column.square().isHead() && above > 0) {
            cell = grid.at(--above, column.column());
        }
        return cell;
    }

    String address() {
        return new CellReference(row, 0).formatAsString();
    }
}
