package jiheng.ui.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.ui.acts.Wording;
import jiheng.ui.moment.Moments;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Label;
import jiheng.ui.sheet.Line;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Sheet;
import jiheng.ui.sheet.Square;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the document of a form as it stood at a moment, for a person who may read the form. */
@Component
public class Documents {
    /** Official documents are in Chinese whatever the reader's language. */
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final Reading reading;
    private final Moments moments;
    private final Wording wording;
    private final MessageSource messages;
    private final Covering covering;

    Documents(Reading reading, Moments moments, Wording wording, MessageSource messages, Covering covering) {
        this.reading = reading;
        this.moments = moments;
        this.wording = wording;
        this.messages = messages;
        this.covering = covering;
    }

    /**
     * @param asOf as {@link Moments#at} reads it
     * @param base where the product is reached, for the address in the document
     * @throws jiheng.command.CommandRefused 403 or 404 if the form is not to be read, or was not there at the moment
     */
    public FormDocument of(String id, String asOf, URI base) {
        var current = reading.form(id);
        return of(moments.at(current, asOf), current.sequence(), base);
    }

    /**
     * The document of a form that is known to be the reader's to read.
     *
     * @param latest the number of the form's last event now
     */
    public FormDocument of(Form form, long latest, URI base) {
        return of(form, stamp(form, latest, base));
    }

    /**
     * The document of what the public sees, which nobody signs.
     *
     * @param copy as {@link Disclosure#copy} makes it
     * @param address the public page
     */
    public FormDocument disclosed(Form copy, Disclosure.Publication publication, URI address) {
        var key = publication.superseded() == null ? "disclosure.document" : "disclosure.document.superseded";
        var stamp = new Stamp(
                words(key, Map.of("version", "" + publication.version(), "publication", "" + publication.number())),
                words("state.PUBLISHED", Map.of()),
                publication.digest(),
                publication.sequence(),
                publication.by().at(),
                covering.words(copy.id(), publication.sequence(), CHINESE),
                address,
                publication.superseded() == null ? "" : message("disclosure.watermark"));
        return of(copy, stamp);
    }

    private FormDocument of(Form form, Stamp stamp) {
        var project = form.project();
        var options = Options.reading("" + form.year(), form.unitName())
                .project(project == null ? "" : project.name())
                .in(CHINESE)
                .official();
        var sheet = inWords(Sheet.of(form.layout(), form.content(), options));
        return new FormDocument(
                form,
                sheet,
                sheet.caption(),
                form.layout().paper().orientation() == Layout.Orientation.LANDSCAPE ? Paper.LANDSCAPE : Paper.PORTRAIT,
                stamp);
    }

    private Stamp stamp(Form form, long latest, URI base) {
        var audit = UriComponentsBuilder.fromUri(base)
                .path("/evaluations/{id}/proof")
                .queryParam("seq", form.sequence())
                .build(form.id().value());
        return new Stamp(
                words(version(form, latest), form),
                words("state." + form.state().name(), form),
                form.content().digest(),
                form.sequence(),
                form.last().at(),
                covering.words(form.id(), form.sequence(), CHINESE),
                audit,
                form.state() == State.CANCELLED
                        ? message("document.cancelled")
                        : answeredFor(form) ? "" : message("document.draft"));
    }

    /** Somebody has put a name to what the form says now: it is out for approval, or settled. */
    private static boolean answeredFor(Form form) {
        return switch (form.state()) {
            case SUBMITTED, APPROVED, SETTLED, PUBLISHED -> true;
            case DRAFT, RETURNED, CORRECTING, CANCELLED -> false;
        };
    }

    private static String version(Form form, long latest) {
        if (form.settled()) {
            return "document.version.settled";
        }
        if (answeredFor(form)) {
            return form.stage() == Stage.TARGETS ? "document.version.targets" : "document.version.results";
        }
        return form.sequence() == latest ? "document.version.current" : "document.version.step";
    }

    private Words words(String key, Form form) {
        return words(key, Map.of("version", "" + form.version(), "step", "" + form.sequence()));
    }

    private Words words(String key, Map<String, String> arguments) {
        return new Words(wording.say(key, arguments, CHINESE), wording.say(key, arguments, Locale.ENGLISH));
    }

    private String message(String key, String... arguments) {
        return messages.getMessage(key, arguments, CHINESE);
    }

    private Sheet inWords(Sheet sheet) {
        var lines = new ArrayList<Line>();
        for (var line : sheet.lines()) {
            lines.add(new Line(
                    line.kind(),
                    line.row(),
                    line.branch(),
                    line.child(),
                    line.squares().stream().map(this::inWords).toList()));
        }
        return new Sheet(sheet.title(), sheet.caption(), sheet.options(), sheet.columns(), lines, sheet.figures());
    }

    private Square inWords(Square square) {
        var label = square.label();
        return label.message().isEmpty() ? square : square.labelled(new Label("", message(label.message())));
    }
}
