package jiheng.ui.definition;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.command.definition.DeclineDefinition;
import jiheng.command.definition.DiscardDefinition;
import jiheng.command.definition.DraftDefinition;
import jiheng.command.definition.ProposeDefinition;
import jiheng.command.definition.PublishDefinition;
import jiheng.command.definition.RetireDefinition;
import jiheng.command.definition.ReviseDefinition;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionId.Kind;
import jiheng.events.evaluation.Words;
import jiheng.query.definition.DefinitionVersion;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.definition.Status;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Templates and rule sets: what there is, each version whole, and their way from draft to retirement. */
@RestController
@RequestMapping("/api/v1/definitions")
class DefinitionsController {
    private static final String KEY = "Idempotency-Key";

    private final Desk desk;
    private final DefinitionViews views;
    private final Bodies bodies;

    DefinitionsController(Desk desk, DefinitionViews views, Bodies bodies) {
        this.desk = desk;
        this.views = views;
        this.bodies = bodies;
    }

    /** One version in a list. */
    record Line(String definition, int version, Status status, Words title) {
        static Line of(DefinitionVersion one) {
            return new Line(
                    one.definition().value(),
                    one.version(),
                    one.status(),
                    one.body().title());
        }
    }

    /** A version whole. {@code sequence} is the value of If-Match for an act. */
    record Whole(
            String definition,
            int version,
            Status status,
            Words title,
            long sequence,
            @JsonRawValue String body) {}

    record Told(long sequence, int version, String act, Instant at, String account, Words summary) {}

    /** The words of an act: a note, an opinion or a reason, whichever the act asks for. */
    record Said(
            @Nullable String note,
            @Nullable String opinion,
            @Nullable String reason,
            @Nullable Integer version) {}

    @GetMapping
    @Operation(
            summary = "表样和评分规则 Templates and rule sets",
            description = "Every version of each, whatever its status, the latest first. kind is template or rules.")
    List<Line> list(@Parameter(description = "template or rules") String kind) {
        return views.all(kind(kind)).stream().map(Line::of).toList();
    }

    @GetMapping("/{definition}/versions/{version}")
    @Operation(
            summary = "某一版本 One version whole",
            description = "body is what a draft of the next version is made from.")
    ResponseEntity<Whole> version(
            @Parameter(description = "The definition's id, as template-project-sichuan or rules-national") @PathVariable
                    String definition,
            @Parameter(description = "The number of the version") @PathVariable int version) {
        return whole(find(id(definition), version));
    }

    @GetMapping("/{definition}/history")
    @Operation(summary = "变更记录 What was done to a definition", description = "The last act first.")
    List<Told> history(@Parameter(description = "The definition's id") @PathVariable String definition) {
        var id = id(definition);
        latest(id);
        return views.acts(id).stream()
                .map(act ->
                        new Told(act.sequence(), act.version(), act.kind(), act.at(), act.account(), act.sentence()))
                .toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "起草 Draft a version",
            description =
                    "The body is a template or a rule set whole; its version names the definition and the next number, 1 for a new one. kind is template or rules.")
    ResponseEntity<Whole> draft(
            @Parameter(description = "template or rules") String kind,
            @RequestBody String body,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        var read = bodies.read(kind(kind), body);
        desk.send(new DraftDefinition(read.definition(), read), key);
        var drafted = whole(find(read.definition(), read.version()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(drafted.getHeaders())
                .body(drafted.getBody());
    }

    @PutMapping(path = "/{definition}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "修改草稿 Change the draft", description = "The body is the template or rule set whole.")
    ResponseEntity<Whole> revise(
            @Parameter(description = "The definition's id") @PathVariable String definition,
            @RequestBody String body,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        var id = id(definition);
        var read = bodies.read(id.kind(), body);
        desk.send(new ReviseDefinition(id, Seen.of(seen, latest(id).sequence()), read), key);
        return whole(find(id, read.version()));
    }

    @PostMapping("/{definition}/propose")
    @Operation(summary = "提请复核 Hand the draft over for review", description = "note says what changes and why.")
    ResponseEntity<Whole> propose(
            @Parameter(description = "The definition's id") @PathVariable String definition,
            @RequestBody Said said,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        return act(
                definition,
                id -> new ProposeDefinition(
                        id, Seen.of(seen, latest(id).sequence()), requireNonNullElse(said.note(), "")),
                key);
    }

    @PostMapping("/{definition}/publish")
    @Operation(
            summary = "发布 Publish the proposed draft",
            description = "By another person than drafted it; from then on the version never changes.")
    ResponseEntity<Whole> publish(
            @Parameter(description = "The definition's id") @PathVariable String definition,
            @RequestBody Said said,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        return act(
                definition,
                id -> new PublishDefinition(
                        id, Seen.of(seen, latest(id).sequence()), requireNonNullElse(said.opinion(), "")),
                key);
    }

    @PostMapping("/{definition}/decline")
    @Operation(summary = "退回修改 Send the proposed draft back", description = "reason says what to change.")
    ResponseEntity<Whole> decline(
            @Parameter(description = "The definition's id") @PathVariable String definition,
            @RequestBody Said said,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        return act(definition, id -> new DeclineDefinition(id, requireNonNullElse(said.reason(), "")), key);
    }

    @PostMapping("/{definition}/discard")
    @Operation(summary = "放弃草稿 Give the draft up", description = "Its number is not used again.")
    ResponseEntity<Whole> discard(
            @Parameter(description = "The definition's id") @PathVariable String definition,
            @RequestBody Said said,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        return act(definition, id -> new DiscardDefinition(id, requireNonNullElse(said.reason(), "")), key);
    }

    @PostMapping("/{definition}/retire")
    @Operation(
            summary = "停用 Retire a version",
            description = "No form is opened with it any more; those that are keep it. version is its number.")
    ResponseEntity<Whole> retire(
            @Parameter(description = "The definition's id") @PathVariable String definition,
            @RequestBody Said said,
            @RequestHeader(value = KEY, required = false) @Nullable String key) {
        var number = Optional.ofNullable(said.version())
                .orElseThrow(
                        () -> CommandRefused.malformed("parameter-missing", "version", Map.of("parameter", "version")));
        var id = id(definition);
        desk.send(new RetireDefinition(id, number, requireNonNullElse(said.reason(), "")), key);
        return whole(find(id, number));
    }

    private interface Command {
        Object of(DefinitionId id);
    }

    private ResponseEntity<Whole> act(String definition, Command command, @Nullable String key) {
        var id = id(definition);
        var at = latest(id).version();
        desk.send(command.of(id), key);
        return whole(find(id, at));
    }

    private ResponseEntity<Whole> whole(DefinitionVersion one) {
        return ResponseEntity.ok()
                .eTag(Seen.tag(one.sequence()))
                .body(new Whole(
                        one.definition().value(),
                        one.version(),
                        one.status(),
                        one.body().title(),
                        one.sequence(),
                        bodies.write(one.body())));
    }

    private DefinitionVersion latest(DefinitionId id) {
        return views.versions(id).stream().findFirst().orElseThrow(() -> absent(id.value()));
    }

    private DefinitionVersion find(DefinitionId id, int version) {
        return views.find(id, version).orElseThrow(() -> absent(id + " " + version));
    }

    private static CommandRefused absent(String what) {
        return CommandRefused.absent("no-such-definition", Map.of("definition", what));
    }

    private static DefinitionId id(String text) {
        if (!DefinitionId.isOne(text)) {
            throw absent(text);
        }
        return new DefinitionId(text);
    }

    private static Kind kind(@Nullable String text) {
        for (var kind : Kind.values()) {
            if (kind.prefix().equals(text)) {
                return kind;
            }
        }
        throw CommandRefused.malformed("unknown-kind", "kind", Map.of("text", text == null ? "" : text));
    }
}
