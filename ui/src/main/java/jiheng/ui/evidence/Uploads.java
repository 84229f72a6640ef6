package jiheng.ui.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.AttachEvidence;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceId;
import jiheng.ui.acts.Desk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file in: judged, scanned, and then kept and told in one transaction, or not at all. */
@Component
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final Desk desk;
    private final Blobs blobs;
    private final Scanner scanner;
    private final TransactionTemplate transaction;

    Uploads(Desk desk, Blobs blobs, Scanner scanner, TransactionTemplate transaction) {
        this.desk = desk;
        this.blobs = blobs;
        this.scanner = scanner;
        this.transaction = transaction;
    }

    /**
     * @param named the id the file is to have; null has it follow from the key, so that the same request attaches it once
     * @param key the idempotency key
     * @throws CommandRefused whatever stood in the way
     */
    public EvidenceId attach(
            EvaluationId form,
            String row,
            @Nullable EvidenceId named,
            MultipartFile given,
            long seen,
            @Nullable String key) {
        var act = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        var id = named == null ? following(form, act) : named;
        var name = Optional.ofNullable(given.getOriginalFilename()).orElse("").replaceAll("^(?s).*[/\\\\]", "");
        if (given.getSize() > AttachEvidence.LARGEST) {
            var limit = "" + (AttachEvidence.LARGEST >> 20);
            throw CommandRefused.malformed("file-too-large", "file", Map.of("file", name, "limit", limit));
        }
        try {
            var file = Files.createTempFile("jiheng-evidence", ".in");
            try {
                given.transferTo(file);
                var size = Files.size(file);
                if (size == 0) {
                    throw CommandRefused.malformed("file-empty", "file", Map.of("file", name));
                }
                var kind = Judge.judge(file, name.strip());
                scan(file, name);
                var sha256 = Blobs.hashed(file).sha256();
                var command = new AttachEvidence(form, seen, id, row, name, kind.mediaType(), size, sha256);
                transaction.executeWithoutResult(status -> {
                    keep(sha256, file);
                    desk.send(command, act);
                });
                return id;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static EvidenceId following(EvaluationId form, String act) {
        var name = (form + " " + act).getBytes(StandardCharsets.UTF_8);
        return EvidenceId.of(UUID.nameUUIDFromBytes(name).toString());
    }

    private void keep(String sha256, Path file) {
        try {
            blobs.keep(sha256, file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void scan(Path file, String name) {
        Optional<String> found;
        try {
            found = scanner.find(file);
        } catch (IOException silent) {
            LOG.error("the virus scanner could not be asked: {}", silent.toString());
            throw CommandRefused.rule("scanner-unavailable", Map.of("file", name));
        }
        if (found.isPresent()) {
            LOG.warn("{} found in an upload of {}", found.get(), desk.account());
            throw CommandRefused.malformed("file-infected", "file", Map.of("file", name, "virus", found.get()));
        }
    }
}
