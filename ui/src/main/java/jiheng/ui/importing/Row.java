package jiheng.ui.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One indicator; what is merged over several rows stands in each of them.
 *
 * @param cells by the field of their column, in the form's order
 * @param sheetRow the row's number in the workbook, from 1
 */
public record Row(@Nullable Found level1, @Nullable Found level2, Map<String, Found> cells, int sheetRow) {
    public @Nullable Found level3() {
        return cells.get("name");
    }

    public @Nullable Found content() {
        return cells.get("content");
    }

    public @Nullable Found target() {
        return cells.get("target");
    }

    public @Nullable Found actual() {
        return cells.get("actual");
    }

    public @Nullable Found weight() {
        return cells.get("weight");
    }

    public @Nullable Found score() {
        return cells.get("score");
    }

    public @Nullable Found reason() {
        return cells.get("reason");
    }

    public @Nullable Found improvement() {
        return cells.get("improvement");
    }
}
