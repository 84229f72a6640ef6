package jiheng.ui.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one file says.
 *
 * @param sha256 of the file's bytes, lower-case hex
 * @param funds per source, without the total row
 * @param sheet where it was read, and by which words; null for a form whose sheet was not read by words
 * @param exported the sheet itself if this product wrote it; it is then read cell by cell once its template is known
 * @param narratives by key; one that is empty is absent
 */
public record OfficialForm(
        String fileName,
        String sha256,
        @Nullable Found title,
        @Nullable Integer year,
        @Nullable Found unitName,
        @Nullable Found projectName,
        @Nullable Found projectCode,
        List<Header> header,
        List<FundRow> funds,
        @Nullable FundTotals fundTotal,
        Map<String, Found> narratives,
        Map<String, Found> signoff,
        List<Row> rows,
        @Nullable Totals totals,
        @Nullable SheetForm sheet,
        @Nullable Exported exported,
        List<Notice> notices) {
    public OfficialForm {
        header = List.copyOf(header);
        funds = List.copyOf(funds);
        narratives = Map.copyOf(narratives);
        signoff = Map.copyOf(signoff);
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    OfficialForm writtenAs(@Nullable Exported own) {
        return new OfficialForm(
                fileName,
                sha256,
                title,
                year,
                unitName,
                projectName,
                projectCode,
                header,
                funds,
                fundTotal,
                narratives,
                signoff,
                rows,
                totals,
                sheet,
                own,
                notices);
    }
}
