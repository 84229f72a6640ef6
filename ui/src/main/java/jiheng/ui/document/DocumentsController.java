package jiheng.ui.document;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a form, for programs. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}/documents")
class DocumentsController {
    private final Download download;

    DocumentsController(Download download) {
        this.download = download;
    }

    /** @param asOf an event's sequence number, an instant, {@code v2}, {@code t1}, {@code settled} or {@code current} */
    @Operation(
            summary = "官方版式的文件 The form as a document in the official layout",
            description =
                    "The form at a moment, stamped with its version, the digest of its content and the address where it can "
                            + "be checked. What nobody has put a name to carries a watermark.")
    @ApiResponse(
            responseCode = "200",
            description = "The file; Content-Disposition names it in Chinese",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{format}")
    ResponseEntity<byte[]> document(
            @PathVariable String id,
            @PathVariable String format,
            @RequestParam(defaultValue = "current") String asOf,
            HttpServletRequest request)
            throws IOException {
        return download.of(id, format, asOf, request);
    }
}
