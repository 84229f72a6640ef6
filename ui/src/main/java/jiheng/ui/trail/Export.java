package jiheng.ui.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Wording;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A history as a file for spreadsheets: a record for each field that changed, or one for an event without any. */
@Component
class Export {
    private static final int AT_ONCE = 2_000;

    static final List<String> COLUMNS = List.of(
            "step",
            "time",
            "name",
            "account",
            "role",
            "unit",
            "behalf",
            "act",
            "summary",
            "field",
            "from",
            "to",
            "reason",
            "path",
            "form",
            "kind",
            "actId",
            "session",
            "address",
            "request",
            "application");

    private final Histories histories;
    private final Telling telling;
    private final Wording wording;

    Export(Histories histories, Telling telling, Wording wording) {
        this.histories = histories;
        this.telling = telling;
        this.wording = wording;
    }

    /** Writes all that the filter finds, however much it is, in the order of time. */
    void write(Histories.Filter filter, String name, HttpServletResponse response, Locale locale) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getWriter();
        out.write(Csv.BOM);
        out.write(Csv.record(COLUMNS.stream()
                .map(column -> wording.say("trail.csv." + column, Map.of(), locale))
                .toList()));
        List<Entry> some;
        long skipped = 0;
        do {
            some = histories.entries(filter, AT_ONCE, skipped);
            for (var entry : some) {
                for (var record : records(entry, locale)) {
                    out.write(Csv.record(record));
                }
            }
            skipped += some.size();
        } while (some.size() == AT_ONCE);
        out.flush();
    }

    List<List<String>> records(Entry entry, Locale locale) {
        if (entry.changes().isEmpty()) {
            return List.of(record(entry, "", "", "", "", locale));
        }
        return entry.changes().stream()
                .map(change -> record(
                        entry,
                        wording.words(change.label(), locale),
                        change.from(),
                        change.to(),
                        change.field(),
                        locale))
                .toList();
    }

    private List<String> record(Entry entry, String label, String from, String to, String path, Locale locale) {
        var told = telling.signed(entry.by(), locale);
        var record = new ArrayList<>(List.of(
                "" + entry.sequence(),
                told.at(),
                told.name(),
                told.account(),
                told.role(),
                told.unit(),
                told.behalf()));
        record.addAll(List.of(
                telling.kind(entry.kind(), locale),
                wording.words(entry.summary(), locale),
                label,
                from,
                to,
                telling.reason(entry, locale)));
        record.addAll(List.of(
                path,
                entry.evaluation().value(),
                entry.kind(),
                told.act(),
                told.session(),
                told.address(),
                told.request(),
                told.application()));
        return record;
    }
}
