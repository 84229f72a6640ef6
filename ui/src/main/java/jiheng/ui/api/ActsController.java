package jiheng.ui.api;

import static jiheng.ui.api.Bodies.text;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.AbandonCorrection;
import jiheng.command.evaluation.AddIndicator;
import jiheng.command.evaluation.ApproveStep;
import jiheng.command.evaluation.CancelEvaluation;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.CorrectTargets;
import jiheng.command.evaluation.FillCells;
import jiheng.command.evaluation.GrantCorrection;
import jiheng.command.evaluation.RefuseCorrection;
import jiheng.command.evaluation.RemoveIndicator;
import jiheng.command.evaluation.ReopenEvaluation;
import jiheng.command.evaluation.RequestCorrection;
import jiheng.command.evaluation.ReturnForm;
import jiheng.command.evaluation.SettleForm;
import jiheng.command.evaluation.SubmitForm;
import jiheng.command.evaluation.WithdrawSubmission;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorId;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Seen;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One path per act on a form. Each takes {@code If-Match} with the sequence seen and an {@code Idempotency-Key}. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}")
class ActsController {
    private static final String SEEN = "If-Match";
    private static final String KEY = "Idempotency-Key";

    private final Desk desk;
    private final Reading reading;
    private final Answers answers;
    private final Histories histories;

    ActsController(Desk desk, Reading reading, Answers answers, Histories histories) {
        this.histories = histories;
        this.desk = desk;
        this.reading = reading;
        this.answers = answers;
    }

    /** Fills in cells as one act; the answer holds what was stored and every figure that follows from it. */
    @PostMapping("/fill")
    @Operation(
            summary = "填写单元格 Fill in cells",
            description =
                    "All changes are one act: all are stored or none. A cell that another person changed since If-Match is refused with 412 and their value; other cells do not stand in the way.")
    ResponseEntity<Bodies.Filled> fill(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.Changes body,
            Locale locale) {
        var before = reading.form(id);
        var version = Seen.of(seen, before.sequence());
        desk.send(new FillCells(before.id(), version, entries(body)), key);
        return answers.filled(reading.form(id), version, entries(body), locale);
    }

    /** Changes locked targets, with a reason code and a reason. */
    @PostMapping("/correct-targets")
    @Operation(
            summary = "更正已锁定的目标 Correct locked targets",
            description =
                    "Takes the same changes as fill, with a reason code (typing-error, figure-wrong, basis-changed, audit-finding, other) and a reason. The approvals of the targets that it touches lapse.")
    ResponseEntity<Bodies.Filled> correctTargets(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.Changes body,
            Locale locale) {
        var before = reading.form(id);
        var version = Seen.of(seen, before.sequence());
        var code = text(body.reasonCode());
        desk.send(new CorrectTargets(before.id(), version, entries(body), code, text(body.reason())), key);
        return answers.filled(reading.form(id), version, entries(body), locale);
    }

    @PostMapping("/add-indicator")
    @Operation(
            summary = "增加一行指标 Add an indicator row",
            description =
                    "Below a branch and a child of the form's layout. Without row, the row's id follows from the person, the form and the Idempotency-Key.")
    ResponseEntity<EvaluationView> addIndicator(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.AddRow body) {
        var form = reading.form(id);
        var named = body.row();
        var row = named == null || named.isBlank() ? IndicatorId.of(desk.made(form.id(), key)) : indicator(named);
        var fields = body.fields() == null ? Map.<String, @Nullable String>of() : body.fields();
        var entries = fields.entrySet().stream()
                .map(field -> CellEntry.typed(
                        cell(Cell.INDICATORS + "/" + row + "/" + field.getKey()), text(field.getValue())))
                .toList();
        desk.send(new AddIndicator(form.id(), row, text(body.branch()), text(body.child()), entries), key);
        return answers.current(id);
    }

    @PostMapping("/remove-indicator")
    @Operation(summary = "删除一行指标 Remove an indicator row", description = "The row's history stays.")
    ResponseEntity<EvaluationView> removeIndicator(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Bodies.RemoveRow body) {
        var form = reading.form(id);
        desk.send(new RemoveIndicator(form.id(), Seen.of(seen, form.sequence()), indicator(text(body.row()))), key);
        return answers.current(id);
    }

    /** Submits the next version of the stage the form is in. */
    @PostMapping("/submit")
    @Operation(
            summary = "送审 Submit",
            description =
                    "Submits the next version of the stage the form is in; what is missing is refused with 409 and a list of cells.")
    ResponseEntity<EvaluationView> submit(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        return decide(id, seen, key, null, (form, version, said) -> new SubmitForm(form, version));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "撤回送审 Withdraw the submission", description = "Only before anyone acted on it.")
    ResponseEntity<EvaluationView> withdraw(
            @PathVariable String id, @RequestHeader(value = KEY, required = false) @Nullable String key) {
        return act(id, key, form -> new WithdrawSubmission(form));
    }

    @PostMapping("/approve")
    @Operation(
            summary = "同意 Approve the step that waits",
            description =
                    "The last approval of the targets locks the baseline. Over open findings that are owed a word, despite says why; without it the approval is refused with 409.")
    ResponseEntity<EvaluationView> approve(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return decide(
                id,
                seen,
                key,
                body,
                (form, version, said) -> new ApproveStep(form, version, said.opinion(), said.despite()));
    }

    @PostMapping("/return")
    @Operation(
            summary = "退回 Return for correction",
            description =
                    "With a reason for the form and, if wanted, for rows. The next submission goes straight back to the step that returned it.")
    ResponseEntity<EvaluationView> giveBack(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return decide(
                id,
                seen,
                key,
                body,
                (form, version, said) -> new ReturnForm(form, version, said.reason(), said.rows()));
    }

    @PostMapping("/settle")
    @Operation(
            summary = "审定 Settle",
            description = "The last step of the route approves and settles in one act; the grade is recorded.")
    ResponseEntity<EvaluationView> settle(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return decide(
                id,
                seen,
                key,
                body,
                (form, version, said) -> new SettleForm(form, version, said.opinion(), said.despite()));
    }

    @PostMapping("/request-correction")
    @Operation(
            summary = "申请更正 Request a correction",
            description = "After settlement, with a reason code and a reason.")
    ResponseEntity<EvaluationView> requestCorrection(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return act(id, key, form -> {
            var asked = CorrectionId.of(desk.made(form, key));
            var said = Bodies.Decision.said(body);
            return new RequestCorrection(form, asked, said.reasonCode(), said.reason());
        });
    }

    @PostMapping("/grant-correction")
    @Operation(
            summary = "同意更正 Grant the correction",
            description =
                    "correction names the request; without it, the one that waits. Nobody grants their own request.")
    ResponseEntity<EvaluationView> grantCorrection(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return answer(id, key, body, (form, asked, said) -> new GrantCorrection(form, asked, said.opinion()));
    }

    @PostMapping("/refuse-correction")
    @Operation(summary = "不同意更正 Refuse the correction", description = "With a reason.")
    ResponseEntity<EvaluationView> refuseCorrection(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return answer(id, key, body, (form, asked, said) -> new RefuseCorrection(form, asked, said.reason()));
    }

    @PostMapping("/abandon-correction")
    @Operation(summary = "放弃更正 Abandon a granted correction", description = "Only while nothing has been corrected.")
    ResponseEntity<EvaluationView> abandonCorrection(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return answer(id, key, body, (form, asked, said) -> new AbandonCorrection(form, asked, said.reason()));
    }

    @PostMapping("/cancel")
    @Operation(
            summary = "作废 Cancel the form",
            description = "With a reason. A form that was submitted once is the finance bureau's to cancel.")
    ResponseEntity<EvaluationView> cancel(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return decide(id, seen, key, body, (form, version, said) -> new CancelEvaluation(form, version, said.reason()));
    }

    @PostMapping("/reopen")
    @Operation(summary = "恢复 Reopen a cancelled form", description = "With a reason.")
    ResponseEntity<EvaluationView> reopen(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) Bodies.@Nullable Decision body) {
        return act(
                id,
                key,
                form -> new ReopenEvaluation(form, Bodies.Decision.said(body).reason()));
    }

    private interface Deciding {
        Object command(EvaluationId form, long version, Bodies.Said said);
    }

    private interface Answering {
        Object command(EvaluationId form, CorrectionId asked, Bodies.Said said);
    }

    /** An act on what was seen of the form. */
    private ResponseEntity<EvaluationView> decide(
            String id, @Nullable String seen, @Nullable String key, Bodies.@Nullable Decision body, Deciding deciding) {
        var form = reading.form(id);
        desk.send(deciding.command(form.id(), Seen.of(seen, form.sequence()), Bodies.Decision.said(body)), key);
        return answers.current(id);
    }

    /** An act that does not depend on what the form holds. */
    private ResponseEntity<EvaluationView> act(
            String id, @Nullable String key, Function<EvaluationId, Object> command) {
        desk.send(command.apply(reading.form(id).id()), key);
        return answers.current(id);
    }

    /** An act on a correction; repeated after it was answered, the request no longer waits and is found by its key. */
    private ResponseEntity<EvaluationView> answer(
            String id, @Nullable String key, Bodies.@Nullable Decision body, Answering answering) {
        if (reading.form(id).correction() == null && isMine(reading.form(id).id(), key)) {
            return answers.current(id);
        }
        var said = Bodies.Decision.said(body);
        var asked = correction(id, said.correction());
        return act(id, key, form -> answering.command(form, asked, said));
    }

    private boolean isMine(EvaluationId form, @Nullable String key) {
        var me = desk.account().value();
        return histories.entries(Histories.Filter.of(form).by(me), Integer.MAX_VALUE).stream()
                .anyMatch(entry -> entry.by().act().equals(key));
    }

    private CorrectionId correction(String id, String named) {
        if (!named.isEmpty()) {
            if (!Ids.isA(CorrectionId.KIND, named)) {
                throw CommandRefused.malformed("no-such-correction", "correction", Map.of("correction", named));
            }
            return new CorrectionId(named);
        }
        var pending = reading.form(id).correction();
        if (pending == null) {
            throw CommandRefused.rule("no-correction-pending", Map.of());
        }
        return pending.id();
    }

    private static List<CellEntry> entries(Bodies.Changes body) {
        List<CellEntry> entries = new ArrayList<>();
        for (var change : body.changes() == null ? List.<Bodies.@Nullable Change>of() : body.changes()) {
            if (change != null) {
                entries.add(CellEntry.typed(cell(text(change.cell())), text(change.value())));
            }
        }
        if (entries.isEmpty()) {
            throw CommandRefused.malformed("nothing-to-change", "changes", Map.of());
        }
        return entries;
    }

    private static Cell cell(String path) {
        try {
            return new Cell(path);
        } catch (IllegalArgumentException notACell) {
            throw CommandRefused.malformed("no-such-cell", path, Map.of("cell", path));
        }
    }

    private static IndicatorId indicator(String named) {
        if (!Ids.isA(IndicatorId.KIND, named)) {
            throw CommandRefused.malformed("no-such-row", "row", Map.of("row", named));
        }
        return new IndicatorId(named);
    }
}
