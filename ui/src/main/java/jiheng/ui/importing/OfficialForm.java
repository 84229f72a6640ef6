package jiheng.ui.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one workbook says.
 *
 * @param sha256 of the file's bytes, lower-case hex
 * @param funds per source, without the total row
 * @param narratives keys {@code duties}, {@code goals}, {@code results}; one that is empty is absent
 */
public record OfficialForm(
        String fileName,
        String sha256,
        @Nullable Found title,
        @Nullable Integer year,
        @Nullable Found unitName,
        List<Header> header,
        List<FundRow> funds,
        @Nullable FundTotals fundTotal,
        Map<String, Found> narratives,
        List<Row> rows,
        @Nullable Totals totals,
        List<Notice> notices) {
    public OfficialForm {
        header = List.copyOf(header);
        funds = List.copyOf(funds);
        narratives = Map.copyOf(narratives);
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }
}
