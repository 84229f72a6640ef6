package jiheng.ui.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Evidence;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Files that prove several rows or serve several units, for those who look across units. */
@Controller
class SharedPage {
    private static final int SIZE = 50;

    private final Reading reading;
    private final Attachments attachments;
    private final Evaluations evaluations;
    private final Wording wording;

    SharedPage(Reading reading, Attachments attachments, Evaluations evaluations, Wording wording) {
        this.reading = reading;
        this.attachments = attachments;
        this.evaluations = evaluations;
        this.wording = wording;
    }

    /** @param units in how many units' forms it counts */
    record Shared(String sha256, String size, int units, List<Use> uses) {}

    record Use(
            String evaluation,
            String evidence,
            String unit,
            String year,
            String form,
            String row,
            String label,
            String file,
            String by,
            String at) {}

    /** @param page from 1 */
    @GetMapping("/evidence")
    String shared(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        if (!reading.isA(Role.FINANCE_REVIEWER) && !reading.isA(Role.AUDITOR)) {
            throw CommandRefused.forbidden("shared-evidence-reserved", Map.of());
        }
        if (page < 1) {
            throw CommandRefused.malformed("page-malformed", "page", Map.of("limit", "" + SIZE));
        }
        var files = new LinkedHashMap<String, List<Attachment>>();
        attachments.shared(reading.units(), SIZE + 1, (page - 1L) * SIZE).forEach(one -> files.computeIfAbsent(
                        one.evidence().sha256(), first -> new ArrayList<>())
                .add(one));
        var forms = new HashMap<EvaluationId, Optional<Form>>();
        model.addAttribute(
                "files",
                files.values().stream()
                        .limit(SIZE)
                        .map(uses -> shared(uses, forms, locale))
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("more", files.size() > SIZE);
        return "evidence/shared";
    }

    private Shared shared(List<Attachment> uses, Map<EvaluationId, Optional<Form>> forms, Locale locale) {
        var evidence = uses.get(0).evidence();
        var units = uses.stream().map(Attachment::unit).distinct().count();
        return new Shared(
                evidence.sha256(),
                Evidence.sized(evidence.size()),
                (int) units,
                uses.stream()
                        .flatMap(use -> forms
                                .computeIfAbsent(use.evaluation(), evaluations::find)
                                .map(form -> use(form, use, locale))
                                .stream())
                        .toList());
    }

    private Use use(Form form, Attachment at, Locale locale) {
        var place = Places.place(form, at);
        return new Use(
                place.evaluation(),
                place.evidence(),
                place.unitName(),
                "" + place.year(),
                place.project().isEmpty() ? wording.words(place.title(), locale) : place.project(),
                place.row(),
                wording.words(place.rowTitle(), locale),
                place.file(),
                at.by(),
                RowFiles.at(at.at()));
    }
}
