package jiheng.ui.importing.batch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Many files at once, for programs. */
@RestController
@RequestMapping("/api/v1/imports")
class BatchController {
    private final BatchDesk imports;

    BatchController(BatchDesk imports) {
        this.imports = imports;
    }

    @Operation(
            summary = "批量导入 Import many files",
            description =
                    "Takes several files, or zips of them, and imports each form on its own in the background; one bad "
                            + "file stops no other. The answer's Location tells the progress and the report.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BatchView> take(@RequestParam List<MultipartFile> files) {
        var batch = imports.take(files);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + batch.id()))
                .body(BatchView.of(batch, null));
    }

    @Operation(
            summary = "我的批量导入 My imports of many files",
            description = "Those that the account handed in, the latest first, with their progress.")
    @GetMapping
    List<BatchView> mine() {
        return imports.own().stream().map(batch -> BatchView.of(batch, null)).toList();
    }

    @Operation(
            summary = "批量导入的进度与结果 Progress and report of an import of many files",
            description = "Each file with its form, the cells taken, what was guessed and refused, and why it was not "
                    + "imported if it was not. Its owner, finance reviewers and auditors may read it.")
    @GetMapping("/{batch}")
    BatchView one(
            @Parameter(description = "The import's id", example = "import-1b4e28ba-2fa1-11d2-883f-0016d3cca427")
                    @PathVariable
                    String batch) {
        var found = imports.readable(batch);
        return BatchView.of(found, imports.files(found));
    }
}
