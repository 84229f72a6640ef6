package jiheng.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Openings;
import jiheng.ui.acts.Seen;
import jiheng.ui.moment.Moments;
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

/** Forms: the list, opening one, the form now and as it was, its history, versions and differences. */
@RestController
@RequestMapping("/api/v1/evaluations")
class EvaluationsController {
    private static final int LARGEST_PAGE = 200;
    private static final int MOST_ENTRIES = 20_000;

    private final Desk desk;
    private final Reading reading;
    private final Evaluations evaluations;
    private final Histories histories;
    private final Moments moments;
    private final Answers answers;
    private final Openings openings;

    EvaluationsController(
            Desk desk,
            Reading reading,
            Evaluations evaluations,
            Histories histories,
            Moments moments,
            Answers answers,
            Openings openings) {
        this.desk = desk;
        this.reading = reading;
        this.evaluations = evaluations;
        this.histories = histories;
        this.moments = moments;
        this.answers = answers;
        this.openings = openings;
    }

    /** A version as submitted; {@code digest} is the SHA-256 of its content. */
    record SubmissionView(
            Stage stage,
            int version,
            long sequence,
            Instant at,
            String by,
            String digest,
            boolean afterDeadline,
            boolean withdrawn) {}

    /** A version with the form as it stood; {@code digestHolds} says that the content folds to the digest. */
    record SubmittedView(SubmissionView submission, boolean digestHolds, EvaluationView evaluation) {}

    record CompareView(String from, String to, List<Comparison.Difference> differences) {}

    /** {@code page} counts from 0; {@code size} is at most 200. */
    @GetMapping
    @Operation(
            summary = "自评表列表 Forms, filtered and paged",
            description = "Only those of the units you may read. page counts from 0, size is at most 200.")
    Evaluations.Page list(
            @RequestParam(required = false) @Nullable String cycle,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw CommandRefused.malformed("page-malformed", "page", Map.of("limit", "" + LARGEST_PAGE));
        }
        var filter = new Evaluations.Filter(
                reading.units(),
                blank(cycle) ? null : openings.cycle(cycle),
                blank(unit) ? null : openings.unit(unit),
                blank(state) ? null : state(state),
                text);
        return evaluations.list(filter, page, size);
    }

    @PostMapping
    @Operation(
            summary = "开设自评表 Open a form",
            description =
                    "A unit has one form of a kind per cycle and project. Without template the department form, without ruleSet the template's own, without stage the targets first.")
    ResponseEntity<EvaluationView> open(
            @RequestBody Bodies.Open body,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key) {
        var project = body.project();
        var command = openings.command(
                body.unit(),
                body.cycle(),
                body.template() == null ? null : body.template().id(),
                body.template() == null ? null : body.template().version(),
                body.ruleSet() == null ? null : body.ruleSet().id(),
                body.ruleSet() == null ? null : body.ruleSet().version(),
                project == null ? null : project.code(),
                project == null ? null : project.name(),
                body.stage());
        desk.send(command, key);
        var form = reading.form(command.evaluation().value());
        return ResponseEntity.created(URI.create("/api/v1/evaluations/" + form.id()))
                .eTag(Seen.tag(form.sequence()))
                .body(EvaluationView.of(form));
    }

    /** @param asOf an event's sequence number, an instant, {@code v2}, {@code t1}, {@code settled}; null for now */
    @GetMapping("/{id}")
    @Operation(
            summary = "自评表 The form, now or as it was",
            description =
                    "asOf is an event's sequence number, an instant, v2 (as submitted), t1 (targets as submitted), settled, or current.")
    ResponseEntity<EvaluationView> form(
            @PathVariable String id, @RequestParam(required = false) @Nullable String asOf) {
        if (asOf == null) {
            return answers.current(id);
        }
        var form = moments.at(reading.form(id), asOf);
        return ResponseEntity.ok(EvaluationView.of(form));
    }

    @GetMapping("/{id}/problems")
    @Operation(
            summary = "待改之处 What stands in the way of submitting",
            description = "Errors stand in the way; warnings deserve a look.")
    List<Bodies.ProblemView> problems(@PathVariable String id, Locale locale) {
        return answers.problems(reading.form(id), locale);
    }

    /** Times are ISO 8601 instants; {@code row} is a row's key or a cell's path. */
    @GetMapping("/{id}/history")
    @Operation(
            summary = "变更记录 The acts of a form",
            description =
                    "One entry an event, in their order, with who, when, from where, and each cell before and after.")
    List<Bodies.ActView> history(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String act,
            @RequestParam(required = false) @Nullable String row) {
        var form = reading.form(id);
        var filter = new Histories.Filter(form.id(), null, person, from, until, act, row, null);
        return histories.entries(filter, MOST_ENTRIES).stream()
                .map(Bodies.ActView::of)
                .toList();
    }

    @GetMapping("/{id}/submissions")
    @Operation(summary = "送审版本 Versions as submitted", description = "Targets and results are counted on their own.")
    List<SubmissionView> submissions(@PathVariable String id) {
        return reading.form(id).submissions().stream()
                .map(EvaluationsController::view)
                .toList();
    }

    /** @param stage RESULTS or TARGETS: the versions of each are counted on their own */
    @GetMapping("/{id}/submissions/{n}")
    @Operation(
            summary = "某一送审版本 One version as submitted",
            description =
                    "With the form as it stood then, and whether it still folds to the digest recorded with the submission.")
    SubmittedView submission(
            @PathVariable String id, @PathVariable int n, @RequestParam(defaultValue = "RESULTS") Stage stage) {
        var current = reading.form(id);
        var form = moments.submitted(current, stage, n);
        var submission = current.submission(stage, n).orElseThrow();
        var holds = form.content().digest().equals(submission.digest());
        return new SubmittedView(view(submission), holds, EvaluationView.of(form));
    }

    /** Both are a sequence number, an instant, {@code v1}, {@code t1}, {@code settled} or {@code current}. */
    @GetMapping("/{id}/compare")
    @Operation(
            summary = "两个时点的差异 Differences between two moments",
            description =
                    "from and to are written as asOf is; texts are compared word by word. A row that came or went is a difference of its own (ROW_ADDED, ROW_REMOVED) beside those of its cells; totals/grade has the grades by name. KEPT is a cell that says the same and has its place on one of the two forms only, because the template was changed in between.")
    CompareView compare(
            @PathVariable String id, @RequestParam String from, @RequestParam(defaultValue = "current") String to) {
        var current = reading.form(id);
        Form before = moments.at(current, from, "from");
        Form after = moments.at(current, to, "to");
        return new CompareView(from, to, Comparison.between(before, after));
    }

    private static SubmissionView view(Form.Submission one) {
        return new SubmissionView(
                one.stage(),
                one.version(),
                one.sequence(),
                one.by().at(),
                one.by().signature(),
                one.digest(),
                one.late(),
                one.withdrawn());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static State state(@Nullable String name) {
        try {
            return State.valueOf(name == null ? "" : name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw CommandRefused.malformed("unknown-state", "state", Map.of("text", "" + name));
        }
    }
}
