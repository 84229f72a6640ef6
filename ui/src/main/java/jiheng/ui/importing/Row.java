package jiheng.ui.importing;

import org.jspecify.annotations.Nullable;

/**
 * One indicator; what is merged over several rows stands in each of them.
 *
 * @param sheetRow the row's number in the workbook, from 1
 */
public record Row(
        @Nullable Found level1,
        @Nullable Found level2,
        @Nullable Found level3,
        @Nullable Found content,
        @Nullable Found target,
        @Nullable Found actual,
        @Nullable Found weight,
        @Nullable Found score,
        @Nullable Found reason,
        @Nullable Found improvement,
        int sheetRow) {}
