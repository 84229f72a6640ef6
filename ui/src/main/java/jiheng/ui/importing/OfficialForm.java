package jiheng.ui.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one workbook says.
 *
 * @param sha256 of the file's bytes, lower-case hex
 * @param funds per source, without the total row
 * @param exported the sheet itself if this product wrote it; it is then read cell by cell once its template is known
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
        @Nullable Exported exported,
        List<Notice> notices) {
    public OfficialForm {
        header = List.copyOf(header);
        funds = List.copyOf(funds);
        narratives = Map.copyOf(narratives);
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    OfficialForm writtenAs(@Nullable Exported sheet) {
        return new OfficialForm(
                fileName,
                sha256,
                title,
                year,
                unitName,
                header,
                funds,
                fundTotal,
                narratives,
                rows,
                totals,
                sheet,
                notices);
    }
}
