package jiheng.ui.recheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.recheck.RecheckId;
import jiheng.query.recheck.Draw;
import jiheng.query.recheck.DrawnForm;
import jiheng.query.recheck.Quality;
import jiheng.query.recheck.Rechecks;
import jiheng.ui.acts.Wording;
import jiheng.ui.cycle.Styles;
import jiheng.ui.cycle.Table;
import jiheng.ui.trail.Csv;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What came of a draw, as files: a line a form, and in the workbook each scored row, each unit and the draw itself too. */
@Component
class Results {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int MOST_ROWS = 1 << 20;

    private final Addresses addresses;
    private final Rechecks rechecks;
    private final Wording wording;

    Results(Addresses addresses, Rechecks rechecks, Wording wording) {
        this.addresses = addresses;
        this.rechecks = rechecks;
        this.wording = wording;
    }

    ResponseEntity<byte[]> csv(Draw one, Locale locale) {
        return file(one, "csv", "text/csv;charset=UTF-8", lines(one, locale).getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> workbook(Draw one, Locale locale) {
        return file(one, "xlsx", XLSX, book(one, locale));
    }

    private static ResponseEntity<byte[]> file(Draw one, String extension, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"recheck-"
                                + one.drawn().recheck().cycle().key() + "-"
                                + one.drawn().draw() + "." + extension + "\"")
                .body(bytes);
    }

    private String lines(Draw one, Locale locale) {
        var out = new StringBuilder(Csv.BOM);
        out.append(Csv.record(
                List.of("place", "id", "form", "unit", "version", "self", "reviewed", "deviation", "opinion").stream()
                        .map(column -> say(column, locale))
                        .toList()));
        var place = 0;
        for (var form : forms(one)) {
            place++;
            out.append(Csv.record(List.of(
                    "" + place,
                    form.evaluation().value(),
                    addresses.title(form.evaluation(), locale),
                    form.unitName(),
                    "" + form.version(),
                    plain(form.selfTotal()),
                    plain(form.reviewedTotal()),
                    plain(form.deviation()),
                    form.opinion())));
        }
        return out.toString();
    }

    private byte[] book(Draw one, Locale locale) {
        try (var book = new SXSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var styles = new Styles(book);
            var forms = forms(one);
            forms(
                    table(
                            book,
                            styles,
                            locale,
                            "results",
                            "place:6 id:36 form:30 unit:24 version:6 state:10 self:10 reviewed:10 percent:12 opinion:50"),
                    forms,
                    locale);
            rows(
                    one.drawn().recheck(),
                    table(
                            book,
                            styles,
                            locale,
                            "rows",
                            "id:36 form:30 unit:24 row:40 weight:8 self:10 reviewed:10 difference:10 code:10 why:50 reviewer:12 when:20"),
                    forms,
                    locale);
            units(table(book, styles, locale, "quality", "unit:24 drawn:10 state.done:10 quality.score:14"), forms);
            facts(table(book, styles, locale, "draw", "fact:24 value:70"), one, locale);
            book.write(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void forms(Table table, List<DrawnForm> forms, Locale locale) {
        var place = 0;
        for (var form : forms) {
            place++;
            table.add(Arrays.<@Nullable Object>asList(
                    new BigDecimal(place),
                    form.evaluation().value(),
                    addresses.title(form.evaluation(), locale),
                    form.unitName(),
                    new BigDecimal(form.version()),
                    say(form.finished() ? "state.done" : "state.open", locale),
                    form.selfTotal(),
                    form.reviewedTotal(),
                    form.finished() && form.deviation() == null ? say("deviation.none", locale) : form.deviation(),
                    form.opinion()));
        }
        table.end();
    }

    private void rows(RecheckId recheck, Table table, List<DrawnForm> forms, Locale locale) {
        for (var form : forms) {
            var checked = rechecks.rows(recheck, form.draw(), form.evaluation());
            if (checked.isEmpty()) {
                continue;
            }
            var title = addresses.title(form.evaluation(), locale);
            for (var line : Line.of(addresses.settled(form), checked)) {
                var by = line.checked();
                if (by != null) {
                    table.add(List.of(
                            form.evaluation().value(),
                            title,
                            form.unitName(),
                            line.title().isEmpty() ? say("funds", locale) : line.title(),
                            by.weight(),
                            by.self(),
                            by.reviewed(),
                            by.reviewed().subtract(by.self()),
                            by.code(),
                            by.reason(),
                            by.by(),
                            BeijingTime.text(by.at())));
                }
            }
        }
        table.end();
    }

    private static void units(Table table, List<DrawnForm> forms) {
        for (var unit : Quality.of(forms)) {
            table.add(Arrays.<@Nullable Object>asList(
                    unit.unitName(), new BigDecimal(unit.drawn()), new BigDecimal(unit.finished()), unit.score()));
        }
        table.end();
    }

    private void facts(Table table, Draw one, Locale locale) {
        var drawn = one.drawn();
        fact(table, "at", BeijingTime.text(one.at()), locale);
        fact(table, "by", one.by(), locale);
        fact(table, "reason", drawn.reason(), locale);
        fact(table, "method", drawn.method() + " v" + drawn.methodVersion(), locale);
        fact(table, "seed", drawn.seed(), locale);
        fact(table, "source", drawn.seedSource(), locale);
        fact(table, "population", "" + drawn.population().size(), locale);
        fact(table, "population.digest", drawn.populationDigest(), locale);
        fact(table, "size", "" + drawn.size(), locale);
        table.end();
    }

    private void fact(Table table, String key, String value, Locale locale) {
        table.add(List.of(say(key, locale), value));
    }

    /** @param columns each a key of its words and its width in characters, apart by blanks */
    private Table table(SXSSFWorkbook book, Styles styles, Locale locale, String sheet, String columns) {
        var known = Arrays.stream(columns.split(" "))
                .map(column -> column.split(":"))
                .map(column -> new Table.Column(say(column[0], locale), Integer.parseInt(column[1])))
                .toList();
        return new Table(book, styles, say("sheet." + sheet, locale), 1, known, MOST_ROWS);
    }

    private List<DrawnForm> forms(Draw one) {
        return rechecks.forms(one.drawn().recheck(), one.drawn().draw());
    }

    private String say(String key, Locale locale) {
        return wording.say("recheck." + key, Map.of(), locale);
    }

    private static String plain(@Nullable BigDecimal figure) {
        return figure == null ? "" : figure.toPlainString();
    }
}
