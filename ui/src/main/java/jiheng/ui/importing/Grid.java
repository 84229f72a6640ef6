package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The non-empty cells of one sheet, with its merged regions and a record of which cells were understood. Rows and
 * columns count from 0.
 */
final class Grid {
    /** What a cell holds besides its text that a reader has to know. */
    enum Trait {
        PERCENT,
        FORMULA,
        NO_CACHED_VALUE,
        ERROR,
        DATE,
        ROUNDED
    }

    /**
     * @param text as the sheet shows it
     * @param number the stored value of a numeric cell, a percentage as a fraction
     */
    record Cell(int row, int column, String text, @Nullable BigDecimal number, Set<Trait> traits) {
        String address() {
            return new CellReference(row, column).formatAsString();
        }

        boolean has(Trait trait) {
            return traits.contains(trait);
        }
    }

    /** Nobody's form is wider. */
    static final int MOST_COLUMNS = 255;

    private final String name;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
    private final Map<Integer, TreeMap<Integer, CellRangeAddress>> regions = new HashMap<>();
    private final Set<Cell> taken = new HashSet<>();
    private final Set<Cell> ignored = new HashSet<>();

    /** @param name the sheet's */
    Grid(String name, Collection<Cell> cells, List<CellRangeAddress> regions) {
        this.name = name;
        for (Cell cell : cells) {
            rows.computeIfAbsent(cell.row(), r -> new TreeMap<>()).put(cell.column(), cell);
        }
        int lastColumn = lastColumn();
        for (CellRangeAddress region : regions) {
            if (region.getFirstColumn() <= lastColumn) {
                rows.subMap(region.getFirstRow(), true, region.getLastRow(), true)
                        .keySet()
                        .forEach(row -> this.regions
                                .computeIfAbsent(row, r -> new TreeMap<>())
                                .putIfAbsent(region.getFirstColumn(), region));
            }
        }
    }

    String name() {
        return name;
    }

    /** The cell shown at a place of a row in use: of a merged region its top left one. */
    @Nullable Cell at(int row, int column) {
        CellRangeAddress region = region(row, column);
        return region == null ? own(row, column) : own(region.getFirstRow(), region.getFirstColumn());
    }

    private @Nullable Cell own(int row, int column) {
        TreeMap<Integer, Cell> cells = rows.get(row);
        return cells == null ? null : cells.get(column);
    }

    private @Nullable CellRangeAddress region(int row, int column) {
        TreeMap<Integer, CellRangeAddress> inRow = regions.get(row);
        Map.Entry<Integer, CellRangeAddress> nearest = inRow == null ? null : inRow.floorEntry(column);
        return nearest == null || nearest.getValue().getLastColumn() < column ? null : nearest.getValue();
    }

    /** The cells that begin in a row, from the left, without those that a merged region hides. */
    List<Cell> beginningIn(int row) {
        TreeMap<Integer, Cell> cells = rows.get(row);
        if (cells == null) {
            return List.of();
        }
        return cells.values().stream().filter(c -> at(row, c.column()) == c).toList();
    }

    List<Cell> all() {
        return rows.values().stream().flatMap(r -> r.values().stream()).toList();
    }

    Collection<Integer> usedRows() {
        return rows.keySet();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int lastRow() {
        return rows.isEmpty() ? -1 : rows.lastKey();
    }

    int lastColumn() {
        return rows.values().stream().mapToInt(TreeMap::lastKey).max().orElse(-1);
    }

    /** The columns a cell covers. */
    Span columns(Cell cell) {
        CellRangeAddress region = region(cell.row(), cell.column());
        return region == null
                ? new Span(cell.column(), cell.column())
                : new Span(region.getFirstColumn(), region.getLastColumn());
    }

    /** The last row a cell covers. */
    int lastRow(Cell cell) {
        CellRangeAddress region = region(cell.row(), cell.column());
        return region == null ? cell.row() : region.getLastRow();
    }

    /** Whether a merged region lies over this cell, so that the sheet does not show it. */
    boolean covered(Cell cell) {
        return at(cell.row(), cell.column()) != cell;
    }

    void ignore(Cell cell) {
        ignored.add(cell);
    }

    boolean isIgnored(Cell cell) {
        return ignored.contains(cell);
    }

    boolean isTaken(Cell cell) {
        return taken.contains(cell);
    }

    void take(Cell cell) {
        taken.add(cell);
    }

    /** The cells nobody took. */
    List<Cell> left() {
        List<Cell> left = new ArrayList<>(all());
        left.removeIf(taken::contains);
        return left;
    }

    /** Columns from the first to the last, both included. */
    record Span(int first, int last) {
        boolean holds(int column) {
            return column >= first && column <= last;
        }
    }
}
