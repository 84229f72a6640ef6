package jiheng.ui.audit;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.SignedHeads;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.evaluation.Form;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * That an act is in the log, with the leaf itself in the extra line, so that the holder needs nothing else. A receipt is
 * verified before it leaves, as its holder will: what is stored may have been changed since it was signed.
 */
@Component
class Receipts {
    private final LogReader log;
    private final Signing signing;

    Receipts(LogReader log, Signing signing) {
        this.log = log;
        this.signing = signing;
    }

    /**
     * Signs first what is not signed yet; empty if that fails.
     *
     * @throws CommandRefused 404 if the form has no such step, 409 if the step as it is stored now is not what was signed
     */
    Optional<TlogProof> of(Form form, long sequence, Algorithm tree) {
        if (sequence < 0 || sequence > form.sequence()) {
            throw noMoment(sequence);
        }
        var stream = form.id().value();
        var leaf = log.leafOf(stream, sequence);
        if (leaf.isEmpty()) {
            throw CommandRefused.rule("receipt-gone", Map.of("sequence", "" + sequence));
        }
        var index = leaf.getAsLong();
        try {
            var found = log.receipt(tree, stream, sequence);
            if (found.isEmpty()) {
                signing.sign();
                found = log.receipt(tree, stream, sequence);
            }
            var proof = found.flatMap(one -> log.entry(one.index())
                    .map(entry -> new TlogProof(entry.leaf().encode(), one.index(), one.path(), one.checkpoint())));
            if (proof.isPresent() && !holds(proof.get(), tree)) {
                throw changed(index, sequence);
            }
            return proof;
        } catch (Discrepancy | IllegalArgumentException damaged) {
            throw changed(index, sequence);
        }
    }

    private boolean holds(TlogProof proof, Algorithm tree) {
        var head = Checkpoint.parse(proof.checkpoint().text());
        var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
        return new Verification(hash)
                        .inclusion(proof.index(), head.size(), hash.leaf(proof.extra()), proof.path(), head.root())
                && SignedHeads.isSigned(tree, proof.checkpoint(), head.origin(), signing.keys());
    }

    ResponseEntity<byte[]> file(Form form, long sequence, String tree) {
        var chosen = Stream.of(Algorithm.values())
                .filter(one -> one.key().equals(tree))
                .findFirst()
                .orElseThrow(() -> CommandRefused.malformed("no-such-tree", "tree", Map.of("tree", tree)));
        var proof = of(form, sequence, chosen).orElseThrow(this::unsigned);
        var name = form.id().value() + "-" + sequence + (chosen == Algorithm.SM3 ? "-sm3" : "") + ".tlog-proof";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(proof.bytes());
    }

    /** That nothing can be signed: for good until somebody looks into it, or for now. */
    RuntimeException unsigned() {
        var refusal = signing.state().refusal();
        return refusal == null
                ? new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "log-unsigned")
                : CommandRefused.rule("log-refuses", Map.of("index", "" + refusal.index()));
    }

    private static CommandRefused changed(long index, long sequence) {
        return CommandRefused.rule("receipt-false", Map.of("index", "" + index, "sequence", "" + sequence));
    }

    static CommandRefused noMoment(long sequence) {
        return CommandRefused.absent("no-such-moment", Map.of("moment", "" + sequence));
    }
}
