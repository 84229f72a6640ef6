package jiheng.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Seen;
import jiheng.ui.importing.Correction;
import jiheng.ui.importing.Imports;
import jiheng.ui.importing.Returned;
import jiheng.ui.importing.text.AnyForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens a form from a file. */
@RestController
@RequestMapping("/api/v1/evaluations/import")
class ImportController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST_CORRECTIONS = 200;

    private final Imports imports;
    private final JsonMapper json = JsonMapper.builder().build();

    ImportController(Imports imports) {
        this.imports = imports;
    }

    /**
     * Takes an .xlsx in the official layout, or a published form as .pdf or as text.
     *
     * @param unit null takes the person's own unit
     * @param cycle null takes the year that the file names
     * @param template an id, with or without its version; null takes the one that the sheet looks most like
     * @param projectCode of a project's form; null takes what the sheet names, as {@code project} is its name
     * @param corrections a JSON list of {part, label, target}, remembered for the unit and the template
     * @param answer {@code workbook} for the workbook itself with the reason beside each row that has a cell not taken
     * @param dryRun tells what an import would do, and does nothing
     */
    @Operation(
            summary =
                    "导入官方格式的 .xlsx 工作簿、公开的 .pdf 或其文本 Import a workbook in the official layout, or a published form as .pdf or text",
            description =
                    "Opens a form from the file and fills it in as one act; every cell that was guessed, "
                            + "refused or is worth a look comes back as a notice naming it. The template is the one named, or the one "
                            + "that the sheet looks most like; answer=workbook sends the workbook back with the reasons in it. A dry run does all of it and undoes it.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> take(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String cycle,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String projectCode,
            @RequestParam(required = false) @Nullable String corrections,
            @RequestParam(required = false) @Nullable String answer,
            Locale locale,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key) {
        var name = Optional.ofNullable(file.getOriginalFilename())
                .filter(given -> !given.isBlank())
                .map(given -> given.replaceAll("^.*[/\\\\]", ""))
                .orElse("import.xlsx");
        var corrected = corrections(corrections);
        var bytes = bytes(file);
        var read = AnyForm.read(name, bytes, imports.families(template, unit, corrected));
        var imported = imports.run(read, new Imports.Place(unit, cycle, projectCode, project), dryRun, key);
        if (!corrected.isEmpty()) {
            imports.remember(unit, imported, corrected);
        }
        var form = imported.form();
        var answered = dryRun
                ? ResponseEntity.ok()
                : ResponseEntity.created(URI.create("/api/v1/evaluations/" + form.id()))
                        .eTag(Seen.tag(form.sequence()));
        if ("workbook".equals(answer)) {
            return answered.contentType(MediaType.parseMediaType(XLSX))
                    .header(HttpHeaders.CONTENT_DISPOSITION, attached(name))
                    .body(Returned.workbook(
                            bytes,
                            read,
                            imported.notices(),
                            words -> locale.getLanguage().equals("en") ? words.en() : words.zh()));
        }
        var notices = imported.notices().stream()
                .map(notice -> new Bodies.Noted(
                        notice.code(), notice.sheetCell(), notice.kind().name(), notice.words()))
                .toList();
        return answered.body(new Bodies.Imported(
                form.id().value(),
                dryRun,
                imported.template().id() + "-" + imported.template().version(),
                notices,
                dryRun ? imported.picture() : null,
                EvaluationView.of(form)));
    }

    private static String attached(String name) {
        return ContentDisposition.attachment()
                .filename(name.replaceFirst("(?i)\\.xlsx$", "") + "-导入说明.xlsx", StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private List<Correction> corrections(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            var all = Arrays.asList(json.readValue(text, Correction[].class));
            if (all.size() <= MOST_CORRECTIONS && all.stream().allMatch(one -> one != null && one.isWhole())) {
                return all;
            }
        } catch (JacksonException unreadable) {
            // Answered below like any other list that is none.
        }
        throw CommandRefused.malformed("bad-corrections", "corrections", Map.of());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw CommandRefused.malformed("file-missing", "file", Map.of());
        }
    }
}
