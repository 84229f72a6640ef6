package jiheng.ui.findings;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import jiheng.command.evaluation.AcceptFinding;
import jiheng.command.evaluation.AnswerFinding;
import jiheng.command.evaluation.CloseFinding;
import jiheng.command.evaluation.RaiseFinding;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingId;
import jiheng.query.evaluation.Findings;
import jiheng.query.evaluation.Form;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Seen;
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

/** Findings for programs. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}")
class FindingsController {
    private static final String KEY = "Idempotency-Key";

    private final Desk desk;
    private final Reading reading;
    private final Sweep sweep;

    FindingsController(Desk desk, Reading reading, Sweep sweep) {
        this.desk = desk;
        this.reading = reading;
        this.sweep = sweep;
    }

    /** @param asked what the checks find in the form as it stands now, recorded or not; null if they were not asked */
    record Listed(
            long sequence,
            List<Findings.Thread> findings,
            @Nullable List<Finding> asked) {}

    record Raise(@Nullable String place, @Nullable String text) {}

    record Word(@Nullable String finding, @Nullable String text) {}

    @GetMapping("/findings")
    @Operation(
            summary = "疑点 The form's findings",
            description =
                    "Each with its facts, its standing and what was said about it; a step of kind GONE has no text of its own. With ask=true also what the checks find in the form as it stands now; that is recorded nowhere.")
    Listed findings(@PathVariable String id, @RequestParam(defaultValue = "false") boolean ask) {
        var form = reading.form(id);
        return listed(form, ask ? sweep.ask(form).findings() : null);
    }

    @PostMapping("/raise-finding")
    @Operation(
            summary = "提出疑点 Raise a finding",
            description =
                    "Reviewers and auditors. place is a row, the key of a narrative, a cell's address, or empty for the whole form.")
    ResponseEntity<Listed> raise(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Raise body) {
        var form = reading.form(id);
        return act(
                id,
                new RaiseFinding(form.id(), requireNonNullElse(body.place(), ""), requireNonNullElse(body.text(), "")),
                key);
    }

    @PostMapping("/answer-finding")
    @Operation(summary = "答复疑点 Answer a finding", description = "Whoever fills in the form, while it is open.")
    ResponseEntity<Listed> answer(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Word body) {
        return said(id, key, body, AnswerFinding::new);
    }

    @PostMapping("/accept-finding")
    @Operation(
            summary = "认可答复 Accept the answer to a finding",
            description = "Reviewers and auditors; what an auditor raised only an auditor.")
    ResponseEntity<Listed> accept(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Word body) {
        return said(id, key, body, AcceptFinding::new);
    }

    @PostMapping("/close-finding")
    @Operation(
            summary = "关闭疑点 Close a finding",
            description =
                    "With a reason, answered or not. Reviewers and auditors; what an auditor raised only an auditor.")
    ResponseEntity<Listed> close(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Word body) {
        return said(id, key, body, CloseFinding::new);
    }

    /** What is said about one finding. */
    private interface Said {
        Object command(EvaluationId form, FindingId finding, String text);
    }

    private ResponseEntity<Listed> said(String id, @Nullable String key, Word body, Said said) {
        var finding = FindingPages.finding(requireNonNullElse(body.finding(), ""));
        return act(id, said.command(reading.form(id).id(), finding, requireNonNullElse(body.text(), "")), key);
    }

    private ResponseEntity<Listed> act(String id, Object command, @Nullable String key) {
        desk.send(command, key);
        var form = reading.form(id);
        return ResponseEntity.ok().eTag(Seen.tag(form.sequence())).body(listed(form, null));
    }

    private static Listed listed(Form form, @Nullable List<Finding> asked) {
        return new Listed(form.sequence(), form.findings().threads(), asked);
    }
}
