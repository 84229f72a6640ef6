package jiheng.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.MoveToTemplate;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.query.evaluation.Comparison;
import jiheng.query.history.Entry;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Seen;
import jiheng.ui.acts.Wording;
import jiheng.ui.moving.Moves;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moving a form to a newer version of its template, for programs. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}/move-to-template")
class MovingController {
    private final Desk desk;
    private final Reading reading;
    private final Answers answers;
    private final Moves moves;
    private final Wording wording;

    MovingController(Desk desk, Reading reading, Answers answers, Moves moves, Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.answers = answers;
        this.moves = moves;
        this.wording = wording;
    }

    /** @param ruleSet null takes the template's own */
    record Move(@Nullable Integer version, Bodies.@Nullable Versioned ruleSet) {}

    /** Why the act would be refused now. */
    record Refused(String code, String detail) {}

    /**
     * What the act would do.
     *
     * @param changes what the version has otherwise
     * @param kept the cells that leave their place, or come back to one
     * @param inPlace how many filled cells stay where they are
     * @param scores the figures of the rules that come out otherwise
     * @param owed what the form would owe before it is submitted, and does not owe now
     */
    record Outcome(
            List<Entry.Change> changes,
            List<Entry.Change> kept,
            long inPlace,
            List<Comparison.Difference> scores,
            List<Bodies.ProblemView> owed) {}

    /**
     * @param newer the newest version, null if the form has it
     * @param outcome null where there is no newer version or the act would be refused
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PreviewView(
            TemplateVersion template,
            RuleSetVersion ruleSet,
            @Nullable TemplateVersion newer,
            @Nullable Refused refused,
            @Nullable Outcome outcome) {}

    @GetMapping
    @Operation(
            summary = "预览换用新版表样 What moving to a newer template would change",
            description =
                    "Of the newest published version, or of version. Nothing is stored: refused tells why the act would be refused to this person now, outcome what it would change, keep and score otherwise.")
    ResponseEntity<PreviewView> preview(
            @PathVariable String id, @RequestParam Optional<Integer> version, Locale locale) {
        var form = reading.form(id);
        var newest = moves.newer(form).findFirst().map(one -> one.version());
        var to = version.map(number -> new TemplateVersion(form.template().id(), number))
                .or(() -> newest)
                .orElse(null);
        Refused refused = null;
        Outcome outcome = null;
        if (to != null) {
            try {
                var preview = moves.preview(form, to, null);
                outcome = new Outcome(
                        preview.changes(),
                        preview.cells(),
                        preview.inPlace(),
                        preview.scores(),
                        preview.owed().stream()
                                .map(one -> new Bodies.ProblemView(
                                        one.severity().name(),
                                        Optional.ofNullable(one.cell())
                                                .map(Cell::path)
                                                .orElse(null),
                                        one.code(),
                                        wording.problem(one, locale)))
                                .toList());
            } catch (CommandRefused stopped) {
                refused = new Refused(stopped.code(), wording.refusal(stopped, locale));
            }
        }
        return ResponseEntity.ok()
                .eTag(Seen.tag(form.sequence()))
                .body(new PreviewView(form.template(), form.ruleSet(), newest.orElse(null), refused, outcome));
    }

    @PostMapping
    @Operation(
            summary = "换用新版表样 Move to a newer version of the template",
            description =
                    "While the form is filled in, by its preparer or the finance bureau. Every filled cell is kept: in its place, or under kept where the version has none. ruleSet defaults to the template's own; the unit's scores stay and the rules' are recorded anew.")
    ResponseEntity<EvaluationView> move(
            @PathVariable String id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Move body) {
        var form = reading.form(id);
        var rules = body.ruleSet();
        var named = rules == null || rules.id() == null
                ? null
                : new RuleSetVersion(rules.id(), rules.version() == null ? 1 : rules.version());
        var to = new TemplateVersion(form.template().id(), body.version() == null ? 0 : body.version());
        desk.send(new MoveToTemplate(form.id(), Seen.of(seen, form.sequence()), to, named), key);
        return answers.current(id);
    }
}
