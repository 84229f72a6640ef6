package jiheng.ui.findings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.AcceptFinding;
import jiheng.command.evaluation.AnswerFinding;
import jiheng.command.evaluation.CloseFinding;
import jiheng.command.evaluation.RaiseFinding;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingId;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Square;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The findings of one form, with what the person may do about each. */
@Controller
@RequestMapping("/evaluations/{id}/findings")
class FindingPages {
    private final Desk desk;
    private final Reading reading;
    private final FindingViews views;
    private final Sweep sweep;
    private final Wording wording;

    FindingPages(Desk desk, Reading reading, FindingViews views, Sweep sweep, Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.views = views;
        this.sweep = sweep;
        this.wording = wording;
    }

    /** A finding that was refused beside its cell: what was typed, and why. */
    record Doubted(String place, String label, String text, String words) {}

    /** A row to raise a finding on. */
    record Place(String value, String label) {}

    /** @param ask whether the checks are asked of the form as it stands now; what they find is shown and not recorded */
    @GetMapping
    String list(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean ask, Model model, Locale locale) {
        var form = reading.form(id);
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("title", wording.words(form.layout().title(), locale));
        model.addAttribute("findings", views.of(form, locale));
        model.addAttribute("open", form.findings().open().size());
        model.addAttribute("raises", views.raises(form.unit()));
        model.addAttribute("places", places(form, locale));
        model.addAttribute("key", UUID.randomUUID().toString());
        if (ask) {
            var known = form.findings().threads();
            model.addAttribute(
                    "asked",
                    sweep.ask(form).findings().stream()
                            .filter(found -> known.stream()
                                    .noneMatch(one -> known(one.raised(), found)
                                            && !one.standing().name().equals("GONE")))
                            .map(found -> views.unrecorded(form.id(), found, locale))
                            .toList());
        }
        return "findings/form";
    }

    /** The same facts, or the same rows by another version of the check: a program that is renewed doubts nothing anew. */
    private static boolean known(Finding recorded, Finding found) {
        var then = recorded.check();
        var now = found.check();
        return recorded.same(found)
                || (then != null
                        && now != null
                        && then.code().equals(now.code())
                        && then.version() != now.version()
                        && recorded.rows().equals(found.rows()));
    }

    @PostMapping("/{act:raise|answer|accept|close}")
    String act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "false") boolean beside,
            RedirectAttributes after,
            Locale locale) {
        var form = reading.form(id);
        // What came of it is said where it was asked.
        if (form.findings().threads().stream().anyMatch(one -> one.id().value().equals(finding))) {
            after.addFlashAttribute("acted", finding);
        }
        try {
            desk.send(command(form, act, finding, place, text), key.isEmpty() ? null : key + "-" + act + finding);
            after.addFlashAttribute("done", "finding.done." + act);
        } catch (CommandRefused refused) {
            if (beside) {
                after.addFlashAttribute(
                        "doubted",
                        new Doubted(place, label(form, place, locale), text, wording.refusal(refused, locale)));
                return beside(id, place);
            }
            after.addFlashAttribute("refused", wording.refusal(refused, locale));
            after.addFlashAttribute("typed", Map.of("act", act, "finding", finding, "place", place, "text", text));
        }
        return beside
                ? beside(id, place)
                : "redirect:/evaluations/" + id + "/findings" + (finding.isEmpty() ? "" : "#" + finding);
    }

    /** Back to the form, at the cell that was spoken of. */
    private static String beside(String id, String place) {
        return "redirect:/evaluations/" + id
                + cell(place).map(cell -> "#" + Square.id(cell)).orElse("");
    }

    private String label(Form form, String place, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        return cell(place).map(cell -> wording.words(labels.cell(cell), locale)).orElse(place);
    }

    private static Optional<Cell> cell(String place) {
        try {
            return Optional.of(new Cell(place));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Object command(Form form, String act, String finding, String place, String text) {
        return switch (act) {
            case "raise" -> new RaiseFinding(form.id(), place, text);
            case "answer" -> new AnswerFinding(form.id(), finding(finding), text);
            case "accept" -> new AcceptFinding(form.id(), finding(finding), text);
            default -> new CloseFinding(form.id(), finding(finding), text);
        };
    }

    static FindingId finding(String named) {
        if (!Ids.isA(FindingId.KIND, named)) {
            throw CommandRefused.absent("no-such-finding", Map.of("finding", named));
        }
        return new FindingId(named);
    }

    private List<Place> places(Form form, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        return Stream.of(
                        Stream.of(Cell.TOTAL),
                        form.layout().narratives().stream().map(one -> one.key()),
                        form.content().indicators().stream().map(one -> one.id().value()))
                .flatMap(rows -> rows)
                .map(row -> new Place(row, wording.words(labels.row(row), locale)))
                .toList();
    }
}
