package jiheng.ui.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A document as an answer over HTTP: whole, or refused before its first byte. */
@Component
class Download {
    private final Documents documents;
    private final Formats formats;
    private final String address;

    /** @param address where people reach the product; empty takes the address of each request */
    Download(Documents documents, Formats formats, @Value("${jiheng.address:}") String address) {
        this.documents = documents;
        this.formats = formats;
        this.address = address;
    }

    ResponseEntity<byte[]> of(String id, String format, String asOf, HttpServletRequest request) throws IOException {
        var document = documents.of(id, asOf, base(request));
        var writer = formats.writer(format);
        var out = new ByteArrayOutputStream();
        writer.write(document, out);
        var attachment = ContentDisposition.attachment()
                .filename(document.fileName() + "." + writer.format(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(writer.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(out.toByteArray());
    }

    private URI base(HttpServletRequest request) {
        return address.isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUri()
                : URI.create(address);
    }
}
