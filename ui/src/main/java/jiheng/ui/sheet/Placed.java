package jiheng.ui.sheet;

/** A square and its top left place among the lines and columns of its sheet, counted from 0. */
public record Placed(Line line, Square square, int row, int column) {
    public int lastRow() {
        return row + square.rowspan() - 1;
    }

    public int lastColumn() {
        return column + square.colspan() - 1;
    }
}
