package jiheng.ui.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jiheng.ui.security.Reading;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts, for programs. */
@RestController
@RequestMapping("/api/v1/evaluations/{id}/receipts")
class ReceiptController {
    private final Reading reading;
    private final Receipts receipts;

    ReceiptController(Reading reading, Receipts receipts) {
        this.reading = reading;
        this.receipts = receipts;
    }

    @Operation(
            summary = "一步的存证回执 The receipt for an act",
            description =
                    "That the act is in the log under a signed head, as c2sp.org/tlog-proof has it; the extra line "
                            + "carries the leaf. The stand-alone verifier checks it: java -jar jiheng-verify.jar receipt.")
    @ApiResponse(
            responseCode = "200",
            description = "The proof of inclusion",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @GetMapping("/{sequence}")
    ResponseEntity<byte[]> receipt(
            @PathVariable String id,
            @Parameter(description = "The act's sequence, as in the ETag after it", example = "1") @PathVariable
                    long sequence,
            @Parameter(description = "sha256 or sm3", example = "sha256") @RequestParam(defaultValue = "sha256")
                    String tree) {
        return receipts.file(reading.form(id), sequence, tree);
    }
}
