package jiheng.ui.api;

import static jiheng.ui.api.Bodies.text;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.PrepareDisclosure;
import jiheng.command.evaluation.PublishForm;
import jiheng.command.evaluation.RefuseDisclosure;
import jiheng.command.evaluation.WithdrawPublication;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Redaction;
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

/** Making a form public, for programs. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}")
class DisclosureController {
    private static final String SEEN = "If-Match";
    private static final String KEY = "Idempotency-Key";

    private final Desk desk;
    private final Reading reading;
    private final Answers answers;

    DisclosureController(Desk desk, Reading reading, Answers answers) {
        this.desk = desk;
        this.reading = reading;
        this.answers = answers;
    }

    record Hide(@Nullable String cell, @Nullable String text) {}

    record Prepare(@Nullable List<@Nullable Hide> redactions) {}

    record Refuse(@Nullable String reason) {}

    record Withdraw(@Nullable Integer publication, @Nullable String reason) {}

    @PostMapping("/prepare-disclosure")
    @Operation(
            summary = "拟定公开稿 Propose the public copy",
            description =
                    "Of a settled form. Each redaction names a cell and the text to black out in it, or without text the whole cell; only words are blacked out. It takes the place of a copy that waits.")
    ResponseEntity<EvaluationView> prepare(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Prepare body) {
        var form = reading.form(id);
        List<Redaction> redactions = new ArrayList<>();
        for (var one : body.redactions() == null ? List.<@Nullable Hide>of() : body.redactions()) {
            if (one != null) {
                redactions.add(new Redaction(cell(text(one.cell())), one.text()));
            }
        }
        desk.send(new PrepareDisclosure(form.id(), Seen.of(seen, form.sequence()), redactions), key);
        return answers.current(id);
    }

    @PostMapping("/refuse-disclosure")
    @Operation(summary = "退回公开稿 Refuse the public copy", description = "With a reason; nothing waits then.")
    ResponseEntity<EvaluationView> refuse(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Refuse body) {
        var form = reading.form(id);
        desk.send(new RefuseDisclosure(form.id(), Seen.of(seen, form.sequence()), text(body.reason())), key);
        return answers.current(id);
    }

    @PostMapping("/publish")
    @Operation(
            summary = "公开 Publish",
            description =
                    "Lets the proposed copy out at /public/{id}, for everybody. Nobody publishes what they proposed.")
    ResponseEntity<EvaluationView> publish(
            @PathVariable String id,
            @RequestHeader(value = SEEN, required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        var form = reading.form(id);
        desk.send(new PublishForm(form.id(), Seen.of(seen, form.sequence())), key);
        return answers.current(id);
    }

    @PostMapping("/withdraw-publication")
    @Operation(
            summary = "撤下公开 Withdraw a publication",
            description = "By its number, with a reason. Its address goes on saying that it was there.")
    ResponseEntity<EvaluationView> withdraw(
            @PathVariable String id,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Withdraw body) {
        var number = body.publication() == null ? 0 : body.publication();
        desk.send(new WithdrawPublication(reading.form(id).id(), number, text(body.reason())), key);
        return answers.current(id);
    }

    private static Cell cell(String path) {
        try {
            return new Cell(path);
        } catch (IllegalArgumentException notACell) {
            throw CommandRefused.malformed("no-such-cell", path, Map.of("cell", path));
        }
    }
}
