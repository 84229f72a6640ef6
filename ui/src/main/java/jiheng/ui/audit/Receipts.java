package jiheng.ui.audit;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.evaluation.Form;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** That an act is in the log, with the leaf itself in the extra line, so that the holder needs nothing else. */
@Component
class Receipts {
    private final LogReader log;
    private final Signing signing;

    Receipts(LogReader log, Signing signing) {
        this.log = log;
        this.signing = signing;
    }

    /** Signs first what is not signed yet; empty if that fails. */
    Optional<TlogProof> of(Form form, long sequence, Algorithm tree) {
        var stream = form.id().value();
        var leaf = log.leafOf(stream, sequence);
        if (leaf.isEmpty()) {
            return Optional.empty();
        }
        var found = log.receipt(tree, stream, sequence);
        if (found.isEmpty()) {
            signing.sign();
            found = log.receipt(tree, stream, sequence);
        }
        return found.flatMap(proof -> log.entry(proof.index())
                .map(entry -> new TlogProof(entry.leaf().encode(), proof.index(), proof.path(), proof.checkpoint())));
    }

    ResponseEntity<byte[]> file(Form form, long sequence, String tree) {
        if (sequence < 0 || sequence > form.sequence()) {
            throw noMoment(sequence);
        }
        var chosen = Stream.of(Algorithm.values())
                .filter(one -> one.key().equals(tree))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var proof = of(form, sequence, chosen).orElseThrow(Receipts::unsigned);
        var name = form.id().value() + "-" + sequence + (chosen == Algorithm.SM3 ? "-sm3" : "") + ".tlog-proof";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(proof.bytes());
    }

    static ResponseStatusException unsigned() {
        return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }

    static CommandRefused noMoment(long sequence) {
        return CommandRefused.absent("no-such-moment", Map.of("moment", "" + sequence));
    }
}
