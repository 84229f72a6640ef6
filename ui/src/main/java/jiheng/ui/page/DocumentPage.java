package jiheng.ui.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import jiheng.ui.document.Download;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents of a form, for people. */
@Controller
class DocumentPage {
    private final Download download;

    DocumentPage(Download download) {
        this.download = download;
    }

    @GetMapping("/evaluations/{id}/documents/{format}")
    ResponseEntity<byte[]> document(
            @PathVariable String id,
            @PathVariable String format,
            @RequestParam(defaultValue = "current") String asOf,
            HttpServletRequest request)
            throws IOException {
        return download.of(id, format, asOf, request);
    }
}
