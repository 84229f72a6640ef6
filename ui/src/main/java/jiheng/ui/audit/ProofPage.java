package jiheng.ui.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Form;
import jiheng.query.rebuild.ShownForm;
import jiheng.ui.acts.Wording;
import jiheng.ui.document.Covering;
import jiheng.ui.document.Download;
import jiheng.ui.moment.Moments;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether a form is proven: under which checkpoint, verified at the press of a button, and the bundle to take along. */
@Controller
@RequestMapping("/evaluations/{id}/proof")
class ProofPage {
    /** Fields that are told of one by one. */
    private static final int MOST_TOLD = 12;

    private final Reading reading;
    private final Proofs proofs;
    private final Bundles bundles;
    private final Wording wording;
    private final Download download;
    private final Moments moments;
    private final Covering covering;

    ProofPage(
            Reading reading,
            Proofs proofs,
            Bundles bundles,
            Wording wording,
            Download download,
            Moments moments,
            Covering covering) {
        this.reading = reading;
        this.proofs = proofs;
        this.bundles = bundles;
        this.wording = wording;
        this.download = download;
        this.moments = moments;
        this.covering = covering;
    }

    /**
     * What a document's foot says of a step.
     *
     * @param later steps that the form has had since
     */
    public record Foot(long sequence, String at, String digest, String checkpoint, long later) {}

    /** @param seq the step that the document in the reader's hand ends with; none shows the form alone */
    @GetMapping
    String page(
            @PathVariable String id, @RequestParam(required = false) @Nullable String seq, Model model, Locale locale) {
        var form = reading.form(id);
        if (seq != null) {
            model.addAttribute("foot", foot(form, moments.at(form, seq, "seq"), locale));
            different(proofs.different(form), model, locale);
        }
        model.addAttribute("onProofPage", true);
        show(form, model, locale);
        return "audit/proof";
    }

    /** The state alone, for the form's own page. */
    @GetMapping("/state")
    String state(@PathVariable String id, Model model, Locale locale) {
        show(reading.form(id), model, locale);
        return "audit/parts :: proof";
    }

    @PostMapping
    String verify(
            @PathVariable String id,
            @RequestHeader(value = "HX-Request", required = false) @Nullable String partly,
            Model model,
            Locale locale) {
        var form = reading.form(id);
        verified(form, model, locale);
        model.addAttribute("onProofPage", partly == null);
        show(form, model, locale);
        return partly == null ? "audit/proof" : "audit/parts :: proof";
    }

    @GetMapping("/bundle")
    void bundle(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean files,
            @RequestParam(defaultValue = "false") boolean log,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var form = reading.form(id);
        var with = new Bundles.With(files, true, log, download.base(request));
        BundleSending.send(bundles.of(form, with), form.id().value(), response);
    }

    /**
     * Something that the page does not show as the events have it.
     *
     * @param shown empty for nothing
     */
    public record Told(String field, String shown, String events) {
        public boolean plain() {
            return shown.isEmpty() && events.isEmpty();
        }
    }

    private void verified(Form form, Model model, Locale locale) {
        var result = proofs.verify(form);
        model.addAttribute("result", result);
        different(result.different(), model, locale);
    }

    private void different(List<ShownForm.Different> found, Model model, Locale locale) {
        model.addAttribute(
                "different",
                found.stream()
                        .limit(MOST_TOLD)
                        .map(one -> new Told(
                                wording.words(one.field(), locale),
                                value(one.path(), one.shown(), locale),
                                value(one.path(), one.events(), locale)))
                        .toList());
        model.addAttribute("more", Math.max(0, found.size() - MOST_TOLD));
    }

    private String value(String path, String value, Locale locale) {
        var named = path.equals(Comparison.GRADE) || path.equals("grade") ? "grade." : path + ".";
        return !value.isEmpty() && List.of("grade.", "state.", "stage.").contains(named)
                ? wording.say(named + value, Map.of(), locale)
                : value;
    }

    private Foot foot(Form form, Form then, Locale locale) {
        return new Foot(
                then.sequence(),
                new Telling(locale).of(then.last().at()),
                then.content().digest(),
                covering.words(then.id(), then.sequence(), locale),
                form.sequence() - then.sequence());
    }

    private void show(Form form, Model model, Locale locale) {
        var project = form.project();
        model.addAttribute("id", form.id().value());
        model.addAttribute(
                "name",
                form.unitName() + (project == null ? "" : " " + project.name()) + " " + form.year() + " "
                        + wording.words(form.layout().title(), locale));
        model.addAttribute("proof", proofs.state(form));
        model.addAttribute("say", new Telling(locale));
        model.addAttribute("mayHaveLog", reading.readsLog());
        model.addAttribute("verifier", AuditPage.VERIFIER.exists());
    }
}
