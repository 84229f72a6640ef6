package jiheng.ui.copying;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Words;
import jiheng.ui.acts.Seen;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Copying forward, for programs. */
@RestController
class CopyController {
    private final CopyForward copying;
    private final Reading reading;

    CopyController(CopyForward copying, Reading reading) {
        this.copying = copying;
        this.reading = reading;
    }

    /** One cell of the new form by its path, with the text as typed. */
    record Changed(@Nullable String cell, @Nullable String value) {}

    record Asked(
            @Nullable String cycle,
            @Nullable List<@Nullable String> rows,
            @Nullable List<@Nullable String> narratives,
            @Nullable List<@Nullable Changed> changes) {}

    /** What had no place on the new form: a row, or a cell of it. */
    record Left(String row, @Nullable String cell, Words what, Words why) {}

    record Copied(String id, long sequence, List<Left> leftOut) {}

    @Operation(
            summary = "沿用到下一年度 Copy forward",
            description =
                    "Opens the unit's form of a later open cycle with the targets of the rows named, all of them without "
                            + "rows, from the newest version of the form's template. Changes are what new cells hold instead. Each "
                            + "copied cell's event names this form, its digest and the cell; what has no place comes back in leftOut.")
    @PostMapping("/api/v1/evaluations/{id}/copy-forward")
    ResponseEntity<Copied> copy(
            @PathVariable String id,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Asked asked) {
        var plan = copying.plan(reading.form(id), asked.cycle());
        var rows = asked.rows() == null ? null : present(asked.rows()).toList();
        var changes = new LinkedHashMap<Cell, String>();
        present(asked.changes())
                .forEach(one -> changes.put(cell(one.cell()), Objects.requireNonNullElse(one.value(), "")));
        copying.send(
                plan,
                new CopyForward.Chosen(
                        rows, Set.copyOf(present(asked.narratives()).toList()), changes),
                key);
        var form = reading.form(plan.id().value());
        return ResponseEntity.created(URI.create("/api/v1/evaluations/" + form.id()))
                .eTag(Seen.tag(form.sequence()))
                .body(new Copied(
                        form.id().value(),
                        form.sequence(),
                        plan.leftOut().stream()
                                .filter(one -> rows == null || one.isWeight() || rows.contains(one.row()))
                                .map(one -> new Left(one.row(), one.cell(), one.what(), one.why()))
                                .toList()));
    }

    private static <T> Stream<T> present(@Nullable List<@Nullable T> all) {
        return all == null ? Stream.of() : all.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static Cell cell(@Nullable String path) {
        try {
            return new Cell(path == null ? "" : path);
        } catch (IllegalArgumentException noAddress) {
            throw CommandRefused.malformed("no-such-cell", "changes", Map.of("cell", path == null ? "" : path));
        }
    }
}
