package jiheng.ui.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A document as an answer over HTTP: whole, or refused before its first byte. */
@Component
public class Download {
    private final Documents documents;
    private final Formats formats;
    private final String address;

    /** @param address where people reach the product; empty takes the address of each request */
    Download(Documents documents, Formats formats, @Value("${jiheng.address:}") String address) {
        this.documents = documents;
        this.formats = formats;
        this.address = address;
    }

    /**
     * @param asOf as {@link Documents#of} takes it
     * @throws jiheng.command.CommandRefused 404 if there is no such format, else as {@link Documents#of} refuses
     */
    public ResponseEntity<byte[]> of(String id, String format, String asOf, HttpServletRequest request)
            throws IOException {
        var writer = formats.writer(format);
        var document = documents.of(id, asOf, base(request));
        var out = new ByteArrayOutputStream();
        writer.write(document, out);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(writer.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(document, writer.format()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(out.toByteArray());
    }

    /** The name in Chinese (RFC 6266), and the form's id for programs that read none. */
    private static String attachment(FormDocument document, String extension) {
        var name = document.fileName() + "." + extension;
        return "attachment; filename=\"" + document.form().id() + "-"
                + document.stamp().sequence() + "." + extension + "\"; filename*=UTF-8''"
                + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    /** Where people reach the product, as documents name it. */
    public URI base(HttpServletRequest request) {
        return address.isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUri()
                : URI.create(address);
    }
}
