package jiheng.ui.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import jiheng.ui.document.Covering;
import jiheng.ui.document.Documents;
import jiheng.ui.document.Formats;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What is published, under addresses that stay. */
@Controller
class PublicPages {
    private static final int SIZE = 50;
    private static final String CACHE =
            Objects.requireNonNull(CacheControl.noCache().cachePublic().getHeaderValue());

    private final Copies copies;
    private final Evaluations evaluations;
    private final Documents documents;
    private final Formats formats;
    private final Covering covering;
    private final Wording wording;
    private final String address;
    private final String version;

    PublicPages(
            Copies copies,
            Evaluations evaluations,
            Documents documents,
            Formats formats,
            Covering covering,
            Wording wording,
            @Value("${jiheng.address:}") String address,
            @Value("${jiheng.version}") String version) {
        this.copies = copies;
        this.evaluations = evaluations;
        this.documents = documents;
        this.formats = formats;
        this.covering = covering;
        this.wording = wording;
        this.address = address;
        this.version = version;
    }

    /** One form in the list. */
    record Line(String id, String unit, String title, int year, Disclosure.Publication publication) {
        public String at() {
            return BeijingTime.text(publication.by().at());
        }
    }

    @GetMapping("/public")
    String all(@RequestParam(defaultValue = "1") String page, Model model, Locale locale) {
        var number = page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
        var total = evaluations.publishedCount();
        model.addAttribute(
                "lines",
                evaluations.published(number - 1, SIZE).stream()
                        .map(form -> new Line(
                                form.id().value(),
                                form.unitName(),
                                title(form, locale),
                                form.year(),
                                form.disclosure().latest().orElseThrow()))
                        .toList());
        model.addAttribute("total", total);
        model.addAttribute("page", number);
        model.addAttribute("pages", Math.max(1, (total + SIZE - 1) / SIZE));
        return "public/list";
    }

    @GetMapping({"/public/{id}", "/public/{id}/{number}"})
    @Nullable String page(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String number,
            Model model,
            WebRequest request,
            HttpServletResponse response,
            Locale locale) {
        var found = copies.find(id, number == null ? "" : number);
        var publication = found.publication();
        var checkpoint = checkpoint(found, locale);
        if (isKnown(found, "page-" + locale.getLanguage() + mark(checkpoint), request, response)) {
            return null;
        }
        model.addAttribute("id", id);
        model.addAttribute("unit", found.form().unitName());
        model.addAttribute("year", found.form().year());
        model.addAttribute("title", title(found.form(), locale));
        model.addAttribute("publication", publication);
        model.addAttribute("checkpoint", checkpoint);
        model.addAttribute("at", BeijingTime.text(publication.by().at()));
        model.addAttribute(
                "others",
                found.form().disclosure().publications().stream()
                        .filter(one -> one.number() != publication.number())
                        .toList());
        if (publication.withdrawn() != null) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute(
                    "withdrawnAt", BeijingTime.text(publication.withdrawn().by().at()));
            return "public/withdrawn";
        }
        var superseded = publication.superseded();
        if (superseded != null) {
            model.addAttribute("supersededAt", BeijingTime.text(superseded.by().at()));
        }
        var copy = copies.shown(found);
        model.addAttribute("formats", formats.names());
        model.addAttribute("sheet", Sheet.of(copy.layout(), copy.content(), options(copy, locale)));
        return "public/form";
    }

    @GetMapping({"/public/{id}.json", "/public/{id}/{number}.json"})
    @Nullable ResponseEntity<?> data(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String number,
            WebRequest request,
            HttpServletRequest servlet,
            HttpServletResponse response) {
        var found = copies.find(id, number == null ? "" : number);
        if (isKnown(found, "json", request, response)) {
            return null;
        }
        var publication = found.publication();
        var answer = ResponseEntity.status(publication.withdrawn() == null ? HttpStatus.OK : HttpStatus.GONE)
                .contentType(MediaType.APPLICATION_JSON);
        if (publication.withdrawn() != null) {
            return answer.body(Map.of("id", id, "publication", publication.number(), "withdrawn", true));
        }
        return answer.body(PublicData.of(
                copies.shown(found), publication, at(found, servlet).toString(), copies.settledDigest(found)));
    }

    @GetMapping({"/public/{id}/documents/{format}", "/public/{id}/{number}/documents/{format}"})
    @Nullable ResponseEntity<byte[]> document(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String number,
            @PathVariable String format,
            WebRequest request,
            HttpServletRequest servlet,
            HttpServletResponse response)
            throws IOException {
        var found = copies.find(id, number == null ? "" : number);
        var writer = formats.writer(format);
        var copy = copies.shown(found);
        if (isKnown(found, format + mark(checkpoint(found, Locale.SIMPLIFIED_CHINESE)), request, response)) {
            return null;
        }
        var out = new ByteArrayOutputStream();
        writer.write(documents.disclosed(copy, found.publication(), at(found, servlet)), out);
        var name = id + "-" + found.publication().number() + "." + writer.format();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(writer.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(out.toByteArray());
    }

    @ExceptionHandler
    ModelAndView refused(CommandRefused refused, Locale locale) {
        var page = new ModelAndView("public/absent", Statuses.of(refused));
        page.addObject("words", wording.refusal(refused, locale));
        return page;
    }

    /** Answers 304 if the reader has it as it stands; sets what caches need to know. */
    private boolean isKnown(Copies.Found found, String as, WebRequest request, HttpServletResponse response) {
        var publication = found.publication();
        var standing = publication.withdrawn() != null ? "w" : publication.superseded() != null ? "s" : "c";
        var others = found.form().disclosure().publications().size();
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE);
        response.setHeader(HttpHeaders.VARY, "Cookie");
        return request.checkNotModified("\"" + publication.digest().substring(0, 16) + "-" + publication.number()
                + standing + others + "-" + as + "-" + version + "\"");
    }

    private String checkpoint(Copies.Found found, Locale locale) {
        return covering.words(found.form().id(), found.publication().sequence(), locale);
    }

    /** Another once the copy stands under a checkpoint. */
    private static String mark(String checkpoint) {
        return "-" + Integer.toHexString(checkpoint.hashCode());
    }

    /** The address of one copy, which goes on naming it when another has taken its place. */
    private URI at(Copies.Found found, HttpServletRequest request) {
        var base = address.isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : address;
        return URI.create(base.replaceAll("/$", "") + "/public/" + found.form().id() + "/"
                + found.publication().number());
    }

    private String title(Form form, Locale locale) {
        var project = form.project();
        return (project == null ? "" : project.name() + " ")
                + wording.words(form.layout().title(), locale);
    }

    private static Options options(Form form, Locale locale) {
        var project = form.project();
        return Options.reading("" + form.year(), form.unitName())
                .project(project == null ? "" : project.name())
                .in(locale)
                .official();
    }
}
