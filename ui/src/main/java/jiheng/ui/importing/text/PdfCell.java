package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;

/** A box while its text grows over pages. */
final class PdfCell {
    final int row;
    int lastRow;
    final int column;
    final int lastColumn;
    final List<String> pieces = new ArrayList<>();
    int lineEnds;

    PdfCell(int row, int lastRow, int column, int lastColumn, String text, int lineEnds) {
        this.row = row;
        this.lastRow = lastRow;
        this.column = column;
        this.lastColumn = lastColumn;
        this.lineEnds = lineEnds;
        pieces.add(text);
    }

    String text() {
        return pieces.get(pieces.size() - 1);
    }

    boolean stands(PdfCell other) {
        return column == other.column && lastColumn == other.lastColumn;
    }

    String address() {
        return new CellReference(row, column).formatAsString();
    }
}
