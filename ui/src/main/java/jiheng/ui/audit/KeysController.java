package jiheng.ui.audit;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.Occasion;
import jiheng.query.audit.key.KeyView;
import jiheng.query.audit.key.LogKeys;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that sign the log, for programs. */
@RestController
@RequestMapping("/api/v1/log/keys")
class KeysController {
    private static final String KEY = "Idempotency-Key";

    private final LogKeys keys;
    private final KeyActs acts;
    private final Reading reading;

    KeysController(LogKeys keys, KeyActs acts, Reading reading) {
        this.keys = keys;
        this.acts = acts;
        this.reading = reading;
    }

    record Done(Instant at, String by, String reason) {
        static @Nullable Done of(KeyView.@Nullable Done done) {
            return done == null ? null : new Done(done.at(), done.by(), done.reason());
        }
    }

    record Line(
            KeyKind kind,
            int number,
            String origin,
            String vkey,
            KeyView.State state,
            Occasion occasion,
            @Nullable Done introduced,
            @Nullable Done retired) {
        static Line of(KeyView one) {
            var key = one.key();
            return new Line(
                    key.kind(),
                    key.number(),
                    key.origin(),
                    key.vkey(),
                    one.state(),
                    one.occasion(),
                    Done.of(one.introduced()),
                    Done.of(one.retired()));
        }
    }

    record Rotation(@Nullable String reason) {}

    record Retirement(
            @Nullable String kind,
            @Nullable Integer number,
            @Nullable String reason) {}

    @GetMapping
    @Operation(
            summary = "存证日志的密钥 The log's keys",
            description = "Every key there ever was, with its public half; for auditors and administrators.")
    List<Line> list() {
        reading.requireLogReader();
        return lines();
    }

    @PostMapping(path = "/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "更换密钥 Rotate the keys",
            description = "A new key of each kind signs from now on; for administrators.")
    List<Line> rotate(@RequestBody Rotation said, @RequestHeader(value = KEY, required = false) @Nullable String key) {
        acts.rotate(requireNonNullElse(said.reason(), ""), key);
        return lines();
    }

    @PostMapping(path = "/retire", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "停用密钥 Retire a key",
            description =
                    "A key that was replaced never signs again: its private half is destroyed; for administrators.")
    List<Line> retire(
            @RequestBody Retirement said, @RequestHeader(value = KEY, required = false) @Nullable String key) {
        acts.retire(
                requireNonNullElse(said.kind(), ""),
                said.number() == null ? "" : "" + said.number(),
                requireNonNullElse(said.reason(), ""),
                key);
        return lines();
    }

    private List<Line> lines() {
        return keys.all().stream().map(Line::of).toList();
    }
}
