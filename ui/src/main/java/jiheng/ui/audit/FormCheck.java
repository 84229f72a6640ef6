package jiheng.ui.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.StoredRow;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.verify.BundleVerification;
import jiheng.query.audit.verify.Line;
import jiheng.query.audit.verify.Trust;
import jiheng.query.audit.verify.Verdict;
import jiheng.query.evaluation.Form;
import jiheng.query.rebuild.ShownForm;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** One verification, over the rows that a reader of the log sees. */
record FormCheck(LogReader log, Signing signing, ShownForm shown) {
    Proofs.Result of(Form form) {
        var stream = form.id().value();
        var head = new Proofs(log, signing, shown).above(form);
        if (head == null) {
            return bare(
                    one(Verdict.Outcome.TRUST_MISSING, -1, "日志还没有签名的检查点", "the log has no signed head yet"),
                    null,
                    null);
        }
        try {
            var rows = log.entries(List.of(stream), Long.MAX_VALUE);
            var events = rows.stream()
                    .filter(one -> one.leaf().index() < head.size())
                    .count();
            var entries = BundleWriter.entries(
                    log.bundle(head.size(), List.of(stream), false, signing.keys(), List.of(), Map.of()));
            var verdict = BundleVerification.of(entries, new Trust(trusted(head), 0));
            return verdict.outcome() == Verdict.Outcome.TAMPERED
                    ? bare(verdict, head, bad(rows, verdict.index()))
                    : new Proofs.Result(verdict, head, events, rows.size() - events, null, different(form));
        } catch (Discrepancy found) {
            return bare(
                    one(Verdict.Outcome.TAMPERED, found.index(), found.zh(), found.en()),
                    head,
                    bad(List.of(), found.index()));
        } catch (IllegalArgumentException | SerializationException broken) {
            var why = Objects.requireNonNullElse(broken.getMessage(), broken.toString());
            return bare(
                    one(
                            Verdict.Outcome.TAMPERED,
                            -1,
                            "存储的记录不成一条：" + why,
                            "the stored rows do not fit together: " + why),
                    head,
                    null);
        }
    }

    List<ShownForm.Different> different(Form form) {
        return shown.differences(form.id(), () -> rows(form.id().value()));
    }

    private List<StoredRow> rows(String stream) {
        return log.entries(List.of(stream), Long.MAX_VALUE).stream()
                .map(LogReader.Entry::row)
                .toList();
    }

    /** The first of these that is not what its leaf says; else the one that an index names. */
    private Proofs.@Nullable Bad bad(List<LogReader.Entry> rows, long index) {
        return rows.stream()
                .filter(one -> !agrees(one))
                .findFirst()
                .or(() -> index < 0 ? Optional.empty() : entry(index))
                .map(one -> new Proofs.Bad(
                        one.leaf().index(), one.row().stream(), one.row().sequence()))
                .orElse(null);
    }

    private Optional<LogReader.Entry> entry(long index) {
        try {
            return log.entry(index);
        } catch (Discrepancy | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static boolean agrees(LogReader.Entry entry) {
        var encoded = entry.leaf().encode();
        var kept = entry.keptHashes();
        return Arrays.equals(LogReader.leafHash(Algorithm.SHA256, encoded), kept.sha256())
                && Arrays.equals(LogReader.leafHash(Algorithm.SM3, encoded), kept.sm3());
    }

    private static Proofs.Result bare(Verdict verdict, Proofs.@Nullable Head head, Proofs.@Nullable Bad bad) {
        return new Proofs.Result(verdict, head, 0, 0, bad, List.of());
    }

    /** A witness who has not come by since the head was signed leaves it unwitnessed, and the answer says so. */
    private List<VerifierKey> trusted(Proofs.Head head) {
        return signing.keys().stream()
                .filter(key ->
                        !(key.kind() instanceof Cosigned) || !head.witnesses().isEmpty())
                .toList();
    }

    private static Verdict one(Verdict.Outcome outcome, long index, String zh, String en) {
        return new Verdict(outcome, index, List.of(new Line(zh, en)));
    }
}
