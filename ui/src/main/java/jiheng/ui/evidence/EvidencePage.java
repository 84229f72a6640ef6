package jiheng.ui.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.AttachEvidence;
import jiheng.command.evaluation.WithdrawEvidence;
import jiheng.events.Ids;
import jiheng.events.evaluation.EvidenceId;
import jiheng.query.evaluation.Form;
import jiheng.query.evidence.Attachments;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of a form: listed row by row, attached, looked at, withdrawn; now, and as they stood. */
@Controller
@RequestMapping("/evaluations/{id}/evidence")
class EvidencePage {
    private final Desk desk;
    private final Reading reading;
    private final Moments moments;
    private final Attachments attachments;
    private final FormEvidence evidence;
    private final Clips clips;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Scanner scanner;
    private final Wording wording;

    EvidencePage(
            Desk desk,
            Reading reading,
            Moments moments,
            Attachments attachments,
            FormEvidence evidence,
            Clips clips,
            Uploads uploads,
            Downloads downloads,
            Scanner scanner,
            Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.moments = moments;
        this.attachments = attachments;
        this.evidence = evidence;
        this.clips = clips;
        this.uploads = uploads;
        this.downloads = downloads;
        this.scanner = scanner;
        this.wording = wording;
    }

    /** What became of one file or of a withdrawal. */
    record Outcome(String row, boolean done, String words) {}

    @GetMapping
    String all(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            Model model,
            Locale locale) {
        var form = at(id, asOf);
        head(form, asOf, model, locale);
        model.addAttribute("rows", evidence.rows(form, asOf == null && clips.mayAttach(form), locale));
        return "evidence/form";
    }

    /** One row as a piece of HTML. */
    @GetMapping("/rows/{row}")
    String row(
            @PathVariable String id,
            @PathVariable String row,
            @RequestParam(required = false) @Nullable String asOf,
            Model model,
            Locale locale) {
        var form = at(id, asOf);
        head(form, asOf, model, locale);
        model.addAttribute("row", evidence.row(form, known(form, row), locale));
        return "evidence/parts :: row(row=${row})";
    }

    @PostMapping("/rows/{row}")
    String attach(
            @PathVariable String id,
            @PathVariable String row,
            @RequestParam List<MultipartFile> file,
            @RequestParam(defaultValue = "") String key,
            @RequestHeader(value = "X-Piece", required = false) @Nullable String piece,
            Model model,
            RedirectAttributes after,
            Locale locale) {
        var form = reading.form(id);
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < file.size(); i++) {
            var one = file.get(i);
            var name = one.getOriginalFilename() == null ? "" : one.getOriginalFilename();
            try {
                uploads.attach(form.id(), row, null, one, form.sequence(), key.isEmpty() ? null : key + "-" + i);
                outcomes.add(outcome(row, true, "evidence.done", Map.of("file", name), locale));
            } catch (CommandRefused refused) {
                outcomes.add(new Outcome(row, false, wording.refusal(refused, locale)));
            }
        }
        return shown(id, row, outcomes, piece, model, after, locale);
    }

    @PostMapping("/{evidenceId}/withdraw")
    String withdraw(
            @PathVariable String id,
            @PathVariable String evidenceId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            @RequestHeader(value = "X-Piece", required = false) @Nullable String piece,
            Model model,
            RedirectAttributes after,
            Locale locale) {
        var form = reading.form(id);
        var known = attachments.find(form.id(), id(evidenceId)).orElseThrow(() -> absent(evidenceId));
        var row = known.evidence().row();
        Outcome outcome;
        try {
            desk.send(
                    new WithdrawEvidence(
                            form.id(), form.sequence(), known.evidence().id(), reason),
                    key.isEmpty() ? null : key + "-withdraw");
            outcome = outcome(
                    row,
                    true,
                    "evidence.withdrawn",
                    Map.of("file", known.evidence().file()),
                    locale);
        } catch (CommandRefused refused) {
            outcome = new Outcome(row, false, wording.refusal(refused, locale));
        }
        return shown(id, row, List.of(outcome), piece, model, after, locale);
    }

    /** The file itself; withdrawn ones too, for whoever may read the form may read its history. */
    @GetMapping("/{evidenceId}")
    void file(
            @PathVariable String id,
            @PathVariable String evidenceId,
            @RequestParam(defaultValue = "false") boolean save,
            HttpServletResponse response)
            throws IOException {
        var form = reading.form(id);
        var known = attachments.find(form.id(), id(evidenceId)).orElseThrow(() -> absent(evidenceId));
        downloads.send(known.evidence(), save, response);
    }

    private String shown(
            String id,
            String row,
            List<Outcome> outcomes,
            @Nullable String piece,
            Model model,
            RedirectAttributes after,
            Locale locale) {
        if (piece == null) {
            after.addFlashAttribute("outcomes", outcomes);
            return "redirect:/evaluations/" + id + "/evidence#row-" + row;
        }
        var form = reading.form(id);
        head(form, null, model, locale);
        model.addAttribute("outcomes", outcomes);
        model.addAttribute("row", evidence.row(form, known(form, row), locale));
        return "evidence/parts :: row(row=${row})";
    }

    private void head(Form form, @Nullable String asOf, Model model, Locale locale) {
        var project = form.project();
        model.addAttribute("id", form.id().value());
        model.addAttribute("unit", form.unitName());
        model.addAttribute("year", "" + form.year());
        model.addAttribute("title", wording.words(form.layout().title(), locale));
        model.addAttribute("project", project == null ? "" : project.name());
        model.addAttribute("then", asOf == null ? "" : "" + form.sequence());
        model.addAttribute("attaches", asOf == null && clips.mayAttach(form));
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("accepted", Kind.accepted());
        model.addAttribute("largest", "" + AttachEvidence.LARGEST);
        model.addAttribute("most", "" + AttachEvidence.MOST);
        model.addAttribute("scanned", scanner.looks());
    }

    private Form at(String id, @Nullable String asOf) {
        var form = reading.form(id);
        return asOf == null ? form : moments.at(form, asOf);
    }

    private String known(Form form, String row) {
        if (Clips.rows(form).noneMatch(row::equals)
                && attachments.of(form.id()).stream()
                        .noneMatch(one -> one.evidence().row().equals(row))) {
            throw CommandRefused.absent("no-such-row", Map.of("row", row));
        }
        return row;
    }

    private Outcome outcome(String row, boolean done, String words, Map<String, String> arguments, Locale locale) {
        return new Outcome(row, done, wording.say(words, arguments, locale));
    }

    private static EvidenceId id(String text) {
        if (!Ids.isA(EvidenceId.KIND, text)) {
            throw absent(text);
        }
        return new EvidenceId(text);
    }

    private static CommandRefused absent(String text) {
        return CommandRefused.absent("no-such-evidence", Map.of("evidence", text));
    }
}
