package jiheng.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.ui.importing.Imports;
import jiheng.ui.importing.text.AnyForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Opens a form from a file. */
@RestController
@RequestMapping("/api/v1/evaluations/import")
class ImportController {
    private final Imports imports;

    ImportController(Imports imports) {
        this.imports = imports;
    }

    /**
     * Takes an .xlsx in the official layout, or the text of a published form.
     *
     * @param unit null takes the person's own unit
     * @param cycle null takes the year that the file names
     * @param template an id, with or without its version; null takes the one that the sheet looks most like
     * @param projectCode of a project's form; null takes what the sheet names, as {@code project} is its name
     * @param dryRun tells what an import would do, and does nothing
     */
    @Operation(
            summary =
                    "导入官方格式的 .xlsx 工作簿或公开表的文本 Import a workbook in the official layout, or the text of a published form",
            description =
                    "Opens a form from the file and fills it in as one act; every cell that was guessed, "
                            + "refused or is worth a look comes back as a notice naming it. A dry run does all of it and undoes it.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Bodies.Imported> take(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String cycle,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String projectCode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key) {
        var name = Optional.ofNullable(file.getOriginalFilename())
                .filter(given -> !given.isBlank())
                .map(given -> given.replaceAll("^.*[/\\\\]", ""))
                .orElse("import.xlsx");
        var imported = imports.run(
                AnyForm.read(name, bytes(file), imports.families(template, unit)),
                new Imports.Place(unit, cycle, projectCode, project),
                dryRun,
                key);
        var form = imported.form();
        var notices = imported.notices().stream()
                .map(notice -> new Bodies.Noted(
                        notice.code(), notice.sheetCell(), notice.kind().name(), notice.words()))
                .toList();
        var body = new Bodies.Imported(form.id().value(), dryRun, notices, EvaluationView.of(form));
        return dryRun
                ? ResponseEntity.ok(body)
                : ResponseEntity.created(URI.create("/api/v1/evaluations/" + form.id()))
                        .eTag(Answers.tag(form))
                        .body(body);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw CommandRefused.malformed("file-missing", "file", Map.of());
        }
    }
}
