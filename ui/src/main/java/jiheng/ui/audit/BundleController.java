package jiheng.ui.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jiheng.ui.audit.CycleForms.Asked;
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
    private static final String LOG =
            "true puts every other record of the log in as well, without its event: only that proves that no form in it "
                    + "has a later event as of the head. For auditors and administrators";
    private static final String UNIT = "A unit; all that you may read without it";
    private static final String DOCUMENTS = "false leaves out what is not evidence";

    private final Bundles bundles;
    private final Reading reading;
    private final CycleForms cycleForms;
    private final CycleParts parts;
    private final Download download;

    BundleController(Bundles bundles, Reading reading, CycleForms cycleForms, CycleParts parts, Download download) {
        this.bundles = bundles;
        this.reading = reading;
        this.cycleForms = cycleForms;
        this.parts = parts;
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
            @Parameter(description = LOG, example = "false") @RequestParam(defaultValue = "false") boolean log,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var with = new Bundles.With(files, documents, log, download.base(request));
        BundleSending.send(bundles.of(reading.form(id), with), id, response);
    }

    @Operation(
            summary = "一个单位或整个年度的审计包 The audit bundle of a unit or a year",
            description = WHAT + " What is too large for one is refused with bundle-too-large and is fetched in parts: "
                    + "/bundles lists their addresses.")
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
            @Parameter(description = UNIT, example = "centre") @RequestParam(required = false) @Nullable String unit,
            @Parameter(
                            description = "The first form of a part by its id; the beginning without it",
                            example = "evaluation-2022-centre-department")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "The id of the first form that is not in the part; to the end without it",
                            example = "evaluation-2022-women-department")
                    @RequestParam(required = false)
                    @Nullable String before,
            @Parameter(
                            description =
                                    "The size of the signed head to stand under, with the forms as they were then, "
                                            + "so that all parts tell of one moment; newest for the one that vouches now",
                            example = "newest")
                    @RequestParam(defaultValue = CycleForms.NEWEST)
                    String head,
            @Parameter(description = FILES, example = "false") @RequestParam(defaultValue = "false") boolean files,
            @Parameter(description = DOCUMENTS, example = "true") @RequestParam(defaultValue = "true")
                    boolean documents,
            @Parameter(description = LOG, example = "false") @RequestParam(defaultValue = "false") boolean log,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var chosen = cycleForms.of(new Asked(cycle, unit, from, before, head));
        var with = new Bundles.With(files, documents, log, download.base(request));
        BundleSending.send(bundles.of(chosen, with), chosen.name(), response);
    }

    @Operation(
            summary = "整个年度的审计包分成的各部分 The parts of a year's audit bundle",
            description =
                    "As few bundles as the limits allow, in the order of the forms' ids, each form in exactly one; "
                            + "a unit's forms stay together where they fit. Fetch each by its address: all stand under the "
                            + "same signed head and tell of the same moment, and the verifier takes them together.")
    @GetMapping("/cycles/{cycle}/bundles")
    CycleParts.Listing parts(
            @Parameter(example = "2022") @PathVariable String cycle,
            @Parameter(description = UNIT, example = "centre") @RequestParam(required = false) @Nullable String unit,
            @Parameter(description = FILES, example = "false") @RequestParam(defaultValue = "false") boolean files,
            @Parameter(description = DOCUMENTS, example = "true") @RequestParam(defaultValue = "true")
                    boolean documents,
            @Parameter(description = LOG, example = "false") @RequestParam(defaultValue = "false") boolean log,
            HttpServletRequest request) {
        var with = new Bundles.With(files, documents, log, download.base(request));
        return parts.of(cycle, unit, with, "/api/v1/cycles/");
    }
}
