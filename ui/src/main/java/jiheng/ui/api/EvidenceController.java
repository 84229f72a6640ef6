package jiheng.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.WithdrawEvidence;
import jiheng.events.Ids;
import jiheng.events.evaluation.EvidenceId;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Seen;
import jiheng.ui.evidence.Downloads;
import jiheng.ui.evidence.Places;
import jiheng.ui.evidence.Uploads;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files as evidence of a form's rows. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}")
class EvidenceController {
    private final Desk desk;
    private final Reading reading;
    private final Answers answers;
    private final Attachments attachments;
    private final Places places;
    private final Uploads uploads;
    private final Downloads downloads;

    EvidenceController(
            Desk desk,
            Reading reading,
            Answers answers,
            Attachments attachments,
            Places places,
            Uploads uploads,
            Downloads downloads) {
        this.desk = desk;
        this.reading = reading;
        this.answers = answers;
        this.attachments = attachments;
        this.places = places;
        this.uploads = uploads;
        this.downloads = downloads;
    }

    record Withdrawing(@Nullable String evidence, @Nullable String reason) {}

    /** {@code elsewhere} are rows where the same content counts; {@code hidden} how many more you may not see. */
    record EvidenceView(
            String id,
            String row,
            String file,
            String mediaType,
            long size,
            String sha256,
            long sequence,
            String by,
            Instant at,
            Attachment.@Nullable Withdrawal withdrawal,
            List<Places.Place> elsewhere,
            int hidden) {}

    @PostMapping(path = "/attach-evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上传佐证 Attach a file to a row as evidence",
            description =
                    "row is an indicator's id, or total for the execution of the funds. Up to 50 MB: PDF, OFD, pictures and office documents, judged by their content, without macros or passwords. Without evidence, the file's id follows from the Idempotency-Key.")
    ResponseEntity<EvaluationView> attach(
            @PathVariable String id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam String row,
            @RequestParam(required = false) @Nullable String evidence,
            @RequestParam MultipartFile file) {
        var form = reading.form(id);
        var named = evidence == null || evidence.isBlank() ? null : named(evidence);
        uploads.attach(form.id(), row, named, file, Seen.of(seen, form.sequence()), key);
        return answers.current(id);
    }

    @PostMapping("/withdraw-evidence")
    @Operation(
            summary = "撤下佐证 Withdraw a file as evidence",
            description = "With a reason. Nothing is deleted: the file stays in the history and can be read there.")
    ResponseEntity<EvaluationView> withdraw(
            @PathVariable String id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Withdrawing body) {
        var form = reading.form(id);
        var evidence = id(body.evidence() == null ? "" : body.evidence());
        var reason = body.reason() == null ? "" : body.reason();
        desk.send(new WithdrawEvidence(form.id(), Seen.of(seen, form.sequence()), evidence, reason), key);
        return answers.current(id);
    }

    @GetMapping("/evidence")
    @Operation(
            summary = "佐证清单 All files of the form",
            description =
                    "Withdrawn ones too, in the order in which they came, and where else the same content counts.")
    List<EvidenceView> list(@PathVariable String id) {
        var all = attachments.of(reading.form(id).id());
        var elsewhere = places.of(all);
        return all.stream()
                .map(one -> view(one, elsewhere.get(one.evidence().id().value())))
                .toList();
    }

    @GetMapping("/evidence/{evidenceId}")
    @Operation(
            summary = "下载佐证 One file",
            description =
                    "Its bytes, after all of them were compared with the SHA-256 recorded when it was attached; a changed byte is refused with 409. Repr-Digest tells the hash.")
    void file(@PathVariable String id, @PathVariable String evidenceId, HttpServletResponse response)
            throws IOException {
        var form = reading.form(id);
        var known = attachments
                .find(form.id(), id(evidenceId))
                .orElseThrow(() -> CommandRefused.absent("no-such-evidence", Map.of("evidence", evidenceId)));
        downloads.send(known.evidence(), true, response);
    }

    private static EvidenceView view(Attachment one, Places.@Nullable Elsewhere elsewhere) {
        var evidence = one.evidence();
        return new EvidenceView(
                evidence.id().value(),
                evidence.row(),
                evidence.file(),
                evidence.mediaType(),
                evidence.size(),
                evidence.sha256(),
                one.sequence(),
                one.by(),
                one.at(),
                one.withdrawal(),
                elsewhere == null ? List.of() : elsewhere.seen(),
                elsewhere == null ? 0 : elsewhere.hidden());
    }

    private static EvidenceId named(String text) {
        if (!Ids.isA(EvidenceId.KIND, text)) {
            throw CommandRefused.malformed("parameter-malformed", "evidence", Map.of("parameter", "evidence"));
        }
        return new EvidenceId(text);
    }

    private static EvidenceId id(String text) {
        if (!Ids.isA(EvidenceId.KIND, text)) {
            throw CommandRefused.absent("no-such-evidence", Map.of("evidence", text));
        }
        return new EvidenceId(text);
    }
}
