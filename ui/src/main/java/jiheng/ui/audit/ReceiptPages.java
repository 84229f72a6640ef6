package jiheng.ui.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import jiheng.ui.document.QrCode;
import jiheng.ui.security.Reading;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The receipt for an act on a form: that it is in the log under a signed head, as a file for machines and a sheet for
 * the folder. The file carries the leaf itself in its extra line, so that its holder needs nothing else to verify it.
 */
@Controller
@RequestMapping("/evaluations/{id}/receipts")
class ReceiptPages {
    private static final int SCALE = 4;

    private final Reading reading;
    private final Replay replay;
    private final Receipts receipts;
    private final Signing signing;
    private final Wording wording;

    ReceiptPages(Reading reading, Replay replay, Receipts receipts, Signing signing, Wording wording) {
        this.signing = signing;
        this.reading = reading;
        this.replay = replay;
        this.receipts = receipts;
        this.wording = wording;
    }

    /** A tree's part of the sheet. */
    public record Part(
            String tree, long index, long size, String root, String origin, List<String> signers, String leafHash) {}

    /** What is stored is shown only if it is what was signed; else the sheet says that it is not, and nothing more. */
    @GetMapping("/{sequence:\\d+}")
    String sheet(
            @PathVariable String id,
            @PathVariable long sequence,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var form = reading.form(id);
        model.addAttribute("id", id);
        model.addAttribute("sequence", sequence);
        model.addAttribute("unit", form.unitName());
        var project = form.project();
        model.addAttribute(
                "title",
                (project == null ? "" : project.name() + " ") + form.year() + " "
                        + wording.words(form.layout().title(), locale));
        model.addAttribute("refusal", signing.state().refusal());
        model.addAttribute("say", new Telling(locale));
        try {
            model.addAttribute("parts", parts(form, sequence));
            told(form, sequence, model, locale);
        } catch (CommandRefused refused) {
            if (refused.kind() != CommandRefused.Kind.RULE) {
                throw refused;
            }
            response.setStatus(Statuses.of(refused).value());
            model.addAttribute("parts", List.of());
            model.addAttribute("refused", wording.refusal(refused, locale));
        }
        return "receipt";
    }

    private List<Part> parts(Form form, long sequence) {
        return Stream.of(Algorithm.values())
                .flatMap(tree -> receipts.of(form, sequence, tree).stream().map(proof -> part(tree, proof)))
                .toList();
    }

    private void told(Form form, long sequence, Model model, Locale locale) {
        var entry = replay.passage(form.id(), sequence)
                .orElseThrow(() -> Receipts.noMoment(sequence))
                .entry();
        model.addAttribute("words", wording.words(entry.summary(), locale));
        model.addAttribute("who", entry.by().name());
        model.addAttribute("at", BeijingTime.text(entry.by().at()));
    }

    @GetMapping("/{sequence:\\d+}.tlog-proof")
    ResponseEntity<byte[]> file(
            @PathVariable String id, @PathVariable long sequence, @RequestParam(defaultValue = "sha256") String tree) {
        return receipts.file(reading.form(id), sequence, tree);
    }

    /** The signed head that covers the act, to be read off the paper. */
    @GetMapping(path = "/{sequence:\\d+}.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> code(@PathVariable String id, @PathVariable long sequence) {
        var form = reading.form(id);
        var proof = receipts.of(form, sequence, Algorithm.SHA256).orElseThrow(receipts::unsigned);
        return ResponseEntity.ok()
                .body(QrCode.of(new String(proof.checkpoint().bytes(), StandardCharsets.UTF_8))
                        .png(SCALE));
    }

    private static Part part(Algorithm tree, TlogProof proof) {
        var head = Checkpoint.parse(proof.checkpoint().text());
        return new Part(
                tree.key(),
                proof.index(),
                head.size(),
                Strict.base64(head.root()),
                head.origin(),
                proof.checkpoint().signatures().stream()
                        .map(one -> one.name() + " " + String.format(Locale.ROOT, "%08x", one.keyId()))
                        .toList(),
                Strict.base64(LogReader.leafHash(tree, proof.extra())));
    }
}
