package jiheng.ui.audit;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.sm.Sm2;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The log for those who watch it, without signing in: signed heads, proofs and public keys, all of them hashes, as lines
 * of text in the formats of c2sp.org.
 */
@Hidden
@RestController
@RequestMapping(path = "/public/log", produces = "text/plain;charset=UTF-8")
class LogController {
    /** Between a witness's clock and the product's. */
    private static final Duration MOST_APART = Duration.ofDays(1);

    private final LogReader log;
    private final Signing signing;
    private final Clock clock;

    LogController(LogReader log, Signing signing, Clock clock) {
        this.log = log;
        this.signing = signing;
        this.clock = clock;
    }

    /** The log's public keys, old ones too, one a line. For information: trust comes another way. */
    @GetMapping("/keys")
    String keys() {
        return signing.keys().stream().map(key -> key + "\n").collect(Collectors.joining());
    }

    /** The newest signed head of a tree. */
    @GetMapping("/{tree}/checkpoint")
    ResponseEntity<byte[]> newest(@PathVariable String tree) {
        return note(log.newest(tree(tree)));
    }

    @GetMapping("/{tree}/checkpoint/{size}")
    ResponseEntity<byte[]> checkpoint(@PathVariable String tree, @PathVariable String size) {
        return note(log.head(tree(tree), number(size)));
    }

    /** That the tree of one size is the beginning of that of another: hashes in base64, one a line. */
    @GetMapping("/{tree}/consistency/{earlier}/{later}")
    String consistency(@PathVariable String tree, @PathVariable String earlier, @PathVariable String later) {
        try {
            return lines(log.consistency(tree(tree), number(earlier), number(later)));
        } catch (IndexOutOfBoundsException none) {
            throw absent();
        }
    }

    /** That a leaf is in the newest signed tree, as c2sp.org/tlog-proof has it. */
    @GetMapping("/{tree}/inclusion/{index}")
    String inclusion(@PathVariable String tree, @PathVariable String index) {
        var head = log.newest(tree(tree)).orElseThrow(LogController::absent);
        try {
            return log.inclusion(head, number(index)).toString();
        } catch (IndexOutOfBoundsException none) {
            throw absent();
        }
    }

    /**
     * Takes a witness's line under a head, if the witness is one of those that were named, the line is its own, and its
     * time is about now: what was taken stays.
     */
    @PostMapping(path = "/{tree}/cosignatures/{size}", consumes = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<Void> cosigned(@PathVariable String tree, @PathVariable String size, @RequestBody String line) {
        var head = log.head(tree(tree), number(size)).orElseThrow(LogController::absent);
        var text = head.note().text();
        var kind = head.tree() == Algorithm.SHA256 ? Cosigned.ED25519 : Sm2.COSIGNED;
        try {
            var signature = Note.parse((text + "\n" + line).getBytes(StandardCharsets.UTF_8))
                    .signatures();
            var witness = signing.witnesses().stream()
                    .filter(key -> key.kind() == kind && signature.size() == 1 && key.verifies(text, signature.get(0)))
                    .findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
            var apart = Math.abs(
                    Cosigned.seconds(signature.get(0)) - clock.instant().getEpochSecond());
            if (apart > MOST_APART.toSeconds()) {
                throw CommandRefused.malformed("cosigned-at-another-time", "time", Map.of());
            }
            log.keep(head, witness, signature.get(0));
            return ResponseEntity.noContent().build();
        } catch (MalformedNote malformed) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, null, malformed);
        }
    }

    private static ResponseEntity<byte[]> note(Optional<LogReader.SignedHead> head) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(head.orElseThrow(LogController::absent).note().bytes());
    }

    private static String lines(List<byte[]> hashes) {
        return hashes.stream().map(hash -> Strict.base64(hash) + "\n").collect(Collectors.joining());
    }

    private static Algorithm tree(String key) {
        return Stream.of(Algorithm.values())
                .filter(tree -> tree.key().equals(key))
                .findFirst()
                .orElseThrow(LogController::absent);
    }

    private static long number(String text) {
        try {
            return Strict.decimal(text);
        } catch (IllegalArgumentException notANumber) {
            throw absent();
        }
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
