package jiheng.command.evaluation;

import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.Stage;

/** Attaching and withdrawing files, by the rules of filling in results. */
final class Evidencing {
    private final Form form;
    private final Editing editing;

    Evidencing(Form form, Editing editing) {
        this.form = form;
        this.editing = editing;
    }

    void attach(AttachEvidence command) {
        requireOpen(command.seen());
        requireRow(command.row());
        var file = FileName.clean(command.file());
        if (command.size() < 1) {
            throw CommandRefused.malformed("file-empty", "file", Map.of("file", file));
        }
        if (command.size() > AttachEvidence.LARGEST) {
            throw CommandRefused.malformed(
                    "file-too-large", "file", Map.of("file", file, "limit", "" + AttachEvidence.LARGEST / 1_048_576));
        }
        if (form.everHad(command.evidence().value())) {
            throw CommandRefused.rule(
                    "evidence-exists", Map.of("evidence", command.evidence().value()));
        }
        var there = form.content().evidence(command.row());
        for (var one : there) {
            if (one.sha256().equals(command.sha256())) {
                throw CommandRefused.rule("evidence-already-there", Map.of("file", one.file()));
            }
        }
        if (there.size() >= AttachEvidence.MOST) {
            throw CommandRefused.rule("too-many-files", Map.of("limit", "" + AttachEvidence.MOST));
        }
        editing.tell(new EvidenceAttached(
                command.evaluation(),
                command.evidence(),
                command.row(),
                file,
                command.mediaType(),
                command.size(),
                command.sha256(),
                editing.why()));
        lapse(command.row());
    }

    void withdraw(WithdrawEvidence command) {
        requireOpen(command.seen());
        var reason = Rules.reason(command.reason());
        var known = form.content().evidence().stream()
                .filter(one -> one.id().equals(command.evidence()))
                .findFirst()
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-evidence",
                        Map.of("evidence", command.evidence().value())));
        editing.tell(new EvidenceWithdrawn(
                command.evaluation(), known.id(), known.row(), known.file(), known.sha256(), reason, editing.why()));
        lapse(known.row());
    }

    /** A file is a thing of its own and never changes, so another person's act on another file does not stand in the way. */
    private void requireOpen(long seen) {
        editing.requireFilling();
        if (form.stage() != Stage.RESULTS) {
            throw CommandRefused.rule("evidence-not-yet", Map.of());
        }
        if (seen > form.sequence()) {
            throw Rules.changed(form, seen);
        }
    }

    private void requireRow(String row) {
        var known = row.equals(Cell.TOTAL)
                || form.content().indicators().stream()
                        .anyMatch(one -> one.id().value().equals(row));
        if (!known) {
            throw CommandRefused.absent("no-such-row", Map.of("row", row));
        }
    }

    private void lapse(String row) {
        if (form.correcting()) {
            var cell = Evidence.cell(row);
            editing.lapse(Fields.partOf(cell), cell);
        }
    }
}
