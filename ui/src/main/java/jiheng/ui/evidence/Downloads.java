package jiheng.ui.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import jiheng.events.evaluation.Evidence;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Hands files out, under headers that let a browser show them and nothing in them act. */
@Component
public class Downloads {
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    /** A sandbox keeps Chromium's own viewer of PDF from starting; what it runs is not the document's to choose. */
    private static final String FOR_PDF = NOTHING + "; object-src 'self'; style-src 'unsafe-inline'";

    private static final String FOR_OTHERS = NOTHING + "; sandbox";

    private final Blobs blobs;

    Downloads(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * The bytes of a file, for a bundle that holds it.
     *
     * @throws jiheng.command.CommandRefused 409 {@code evidence-damaged} if they are not what was attached
     */
    public byte[] bytes(Evidence evidence) throws IOException {
        try (var file = blobs.verified(evidence)) {
            return Files.readAllBytes(file.path());
        }
    }

    /** @param save asks the browser to save even what it could show */
    public void send(Evidence evidence, boolean save, HttpServletResponse response) throws IOException {
        try (var file = blobs.verified(evidence)) {
            var inline = Kind.isShown(evidence.mediaType()) && !save;
            var disposition = inline ? ContentDisposition.inline() : ContentDisposition.attachment();
            response.setContentType(evidence.mediaType());
            response.setContentLengthLong(evidence.size());
            response.setHeader(
                    "Content-Disposition",
                    disposition
                            .filename(evidence.file(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader(
                    "Content-Security-Policy",
                    evidence.mediaType().equals(Kind.PDF.mediaType()) ? FOR_PDF : FOR_OTHERS);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(
                    "Repr-Digest",
                    "sha-256=:"
                            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(evidence.sha256()))
                            + ":");
            Files.copy(file.path(), response.getOutputStream());
        }
    }
}
