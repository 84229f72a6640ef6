package jiheng.command.evaluation;

import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed into a cell, as typed; an empty text empties the cell.
 *
 * @param origin where an imported value stood, null for a typed one
 */
public record CellEntry(Cell cell, String text, @Nullable Origin origin) {
    public static CellEntry typed(Cell cell, String text) {
        return new CellEntry(cell, text, null);
    }
}
