package jiheng.ui.cycle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Openings;
import jiheng.ui.acts.Wording;
import jiheng.ui.document.Documents;
import jiheng.ui.document.Formats;
import jiheng.ui.moment.Moments;
import org.springframework.stereotype.Component;

/** Writes all forms of a year that a person may read, a few at a time in memory however many there are. */
@Component
class CycleExports {
    private static final Set<String> MOMENTS = Set.of("current", "settled");

    private final Evaluations evaluations;
    private final Organisation organisation;
    private final Openings openings;
    private final Documents documents;
    private final Formats formats;
    private final Moments moments;
    private final Wording wording;

    CycleExports(
            Evaluations evaluations,
            Organisation organisation,
            Openings openings,
            Documents documents,
            Formats formats,
            Moments moments,
            Wording wording) {
        this.evaluations = evaluations;
        this.organisation = organisation;
        this.openings = openings;
        this.documents = documents;
        this.formats = formats;
        this.moments = moments;
        this.wording = wording;
    }

    /**
     * What is asked for: a workbook where there are no formats, else documents.
     *
     * @param units whose forms the person may read
     * @param moment {@code current}, or {@code settled}, which tells of forms that never were in the list alone
     * @param base where people reach the product
     */
    record Asked(CycleView cycle, Set<UnitId> units, List<String> formats, String moment, URI base, Locale locale) {
        boolean isWorkbook() {
            return formats.isEmpty();
        }

        String extension() {
            return isWorkbook() ? "xlsx" : "zip";
        }

        Evaluations.Filter filter() {
            return new Evaluations.Filter(units, cycle.cycle(), null, null, null);
        }
    }

    /** @throws CommandRefused 422 or 404 if there is no such cycle */
    CycleView cycle(String named) {
        var id = openings.cycle(named);
        return organisation.cycle(id).orElseThrow(() -> CommandRefused.absent("no-such-cycle", Map.of("cycle", named)));
    }

    /** @throws CommandRefused 422 or 404 if there is no such cycle, format or moment */
    Asked asked(String cycle, Collection<UnitId> units, List<String> formats, String moment, URI base, Locale locale) {
        var distinct = formats.stream().distinct().toList();
        distinct.forEach(this.formats::writer);
        if (!MOMENTS.contains(moment)) {
            throw CommandRefused.malformed("not-a-moment", "asOf", Map.of("text", moment));
        }
        return new Asked(cycle(cycle), Set.copyOf(units), distinct, moment, base, locale);
    }

    List<String> formats() {
        return formats.names();
    }

    long count(Asked asked) {
        return evaluations.list(asked.filter(), 0, 1).total();
    }

    /**
     * Writes it, and leaves the stream open.
     *
     * @return how many documents could not be made; the archive's list says why
     */
    int write(Asked asked, OutputStream out, Watch watch) throws IOException {
        return asked.isWorkbook() ? workbook(asked, out, watch) : documents(asked, out, watch);
    }

    private int workbook(Asked asked, OutputStream out, Watch watch) throws IOException {
        try (var book = new CycleBook(said(asked.locale()), asked.base(), CycleBook.MOST_ROWS)) {
            evaluations.each(asked.filter(), form -> {
                book.add(form);
                watch.oneMore();
            });
            book.write(out);
        }
        return 0;
    }

    private int documents(Asked asked, OutputStream out, Watch watch) throws IOException {
        var zip = new DocumentsZip(
                out,
                asked.formats().stream().map(formats::writer).toList(),
                (form, base) -> documents.of(moments.at(form, asked.moment()), form.sequence(), base),
                wording::refusal,
                asked.base(),
                asked.locale());
        try {
            evaluations.each(asked.filter(), form -> {
                try {
                    zip.add(form);
                } catch (IOException cut) {
                    throw new UncheckedIOException(cut);
                }
                watch.oneMore();
            });
        } catch (UncheckedIOException cut) {
            throw cut.getCause();
        }
        zip.finish();
        return zip.failed();
    }

    private CycleBook.Said said(Locale locale) {
        return new CycleBook.Said(
                key -> wording.say(key, Map.of(), locale),
                words -> wording.words(words, locale),
                (Instant at) -> BeijingTime.text(at));
    }

    /** A name for the file, with its extension. */
    String fileName(Asked asked) {
        var key = asked.isWorkbook() ? "cycle.export.name.workbook" : "cycle.export.name.documents";
        return wording.say(key, Map.of("year", "" + asked.cycle().year()), asked.locale()) + "." + asked.extension();
    }
}
