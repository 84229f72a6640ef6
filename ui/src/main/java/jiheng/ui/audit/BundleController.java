package jiheng.ui.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import jiheng.query.evaluation.Form;
import jiheng.ui.document.Download;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Audit bundles, of a form, and of a year or a unit in it, for whoever may read the forms. */
@RestController
@RequestMapping("/api/v1")
class BundleController {
    private static final String WHAT =
            "The exact stored bytes of all events, their proofs, checkpoints with consistency, the signers' public keys "
                    + "and the hashes of evidence, as a zip that the stand-alone verifier checks. Under unproven/ each "
                    + "version as PDF and JSON and a report, which are not evidence.";
    private static final String FILES = "true puts the files of evidence in as well, not only their hashes";
    private static final String DOCUMENTS = "false leaves out what is not evidence";

    private final Bundles bundles;
    private final Reading reading;
    private final CycleForms cycleForms;
    private final Download download;

    BundleController(Bundles bundles, Reading reading, CycleForms cycleForms, Download download) {
        this.bundles = bundles;
        this.reading = reading;
        this.cycleForms = cycleForms;
        this.download = download;
    }

    @Operation(summary = "一张表的审计包 The audit bundle of a form", description = WHAT)
    @ApiResponse(
            responseCode = "200",
            description = "The bundle",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/evaluations/{id}/bundle")
    void form(
            @PathVariable String id,
            @Parameter(description = FILES, example = "false") @RequestParam(defaultValue = "false") boolean files,
            @Parameter(description = DOCUMENTS, example = "true") @RequestParam(defaultValue = "true")
                    boolean documents,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(List.of(reading.form(id)), id, files, documents, request, response);
    }

    @Operation(summary = "一个单位或整个年度的审计包 The audit bundle of a unit or a year", description = WHAT)
    @ApiResponse(
            responseCode = "200",
            description = "The bundle of all forms that you may read",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/cycles/{cycle}/bundle")
    void year(
            @Parameter(example = "2022") @PathVariable String cycle,
            @Parameter(description = "A unit; all that you may read without it", example = "centre")
                    @RequestParam(required = false)
                    @Nullable String unit,
            @Parameter(description = FILES, example = "false") @RequestParam(defaultValue = "false") boolean files,
            @Parameter(description = DOCUMENTS, example = "true") @RequestParam(defaultValue = "true")
                    boolean documents,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var chosen = cycleForms.of(cycle, unit);
        send(chosen.forms(), chosen.name(), files, documents, request, response);
    }

    private void send(
            List<Form> forms,
            String name,
            boolean files,
            boolean documents,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var with = new Bundles.With(files, documents, download.base(request));
        BundleSending.send(bundles.of(forms, with), name, response);
    }
}
