package jiheng.ui.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.AddIndicator;
import jiheng.command.evaluation.RemoveIndicator;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.IndicatorId;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Square;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Adds and removes rows for the sheet, which draws its page anew afterwards. */
@RestController
class FormRows {
    private final Desk desk;
    private final Reading reading;
    private final Wording wording;

    FormRows(Desk desk, Reading reading, Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.wording = wording;
    }

    record Place(@Nullable String branch, @Nullable String child) {}

    /** One of the two. */
    record Asked(@Nullable Place add, @Nullable String remove) {}

    /** {@code focus} is the id of the square to go to, null after a removal. */
    record Changed(long sequence, @Nullable String focus) {}

    @PostMapping(path = "/evaluations/{id}/rows", consumes = "application/json")
    ResponseEntity<?> change(
            @PathVariable String id,
            @RequestHeader("If-Match") String seen,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Asked asked,
            Locale locale) {
        try {
            var form = reading.form(id);
            if (asked.add() == null) {
                desk.send(new RemoveIndicator(form.id(), seen(seen), row(asked.remove())), key);
                return ResponseEntity.ok(new Changed(reading.form(id).sequence(), null));
            }
            var row = IndicatorId.of(desk.made(form.id(), key));
            var place = asked.add();
            desk.send(new AddIndicator(form.id(), row, text(place.branch()), text(place.child()), List.of()), key);
            var focus = Square.id(Cell.indicator(row, "name"));
            return ResponseEntity.ok(new Changed(reading.form(id).sequence(), focus));
        } catch (CommandRefused refused) {
            var words = wording.refusal(refused, locale);
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, words);
            problem.setTitle(words);
            problem.setProperty("code", refused.code());
            return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
        }
    }

    private static IndicatorId row(@Nullable String named) {
        if (named == null || !Ids.isA(IndicatorId.KIND, named)) {
            throw CommandRefused.malformed("no-such-row", "row", Map.of("row", text(named)));
        }
        return new IndicatorId(named);
    }

    private static long seen(String header) {
        var bare = header.replace("\"", "");
        if (!bare.matches("[0-9]{1,18}")) {
            throw CommandRefused.malformed("if-match-malformed", "If-Match", Map.of("text", header));
        }
        return Long.parseLong(bare);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
