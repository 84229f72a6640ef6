package jiheng.ui.importing.batch;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Words;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Wording;
import jiheng.ui.trail.Csv;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Handing many files in, watching them being imported, and the report. */
@Controller
@RequestMapping("/imports")
class BatchPages {
    private static final List<String> COLUMNS = List.of(
            "file",
            "state",
            "unitName",
            "unit",
            "form",
            "cells",
            "guessed",
            "refused",
            "reason",
            "where",
            "kind",
            "notice",
            "sha256");

    private final BatchDesk imports;
    private final Organisation organisation;
    private final Wording wording;

    BatchPages(BatchDesk imports, Organisation organisation, Wording wording) {
        this.imports = imports;
        this.organisation = organisation;
        this.wording = wording;
    }

    @GetMapping
    String all(Model model, Locale locale) {
        imports.mayImport();
        model.addAttribute("batches", imports.own());
        model.addAttribute("say", new Said(wording, locale));
        return "imports";
    }

    @GetMapping("/{batch}")
    String one(@PathVariable String batch, Model model, Locale locale) {
        show(batch, model, locale);
        return "import-batch";
    }

    /** Only the part that changes, for the page that polls. */
    @GetMapping("/{batch}/progress")
    String progress(@PathVariable String batch, Model model, Locale locale) {
        show(batch, model, locale);
        return "import-batch :: standing";
    }

    private void show(String id, Model model, Locale locale) {
        var batch = imports.readable(id);
        var own = imports.isOwn(batch);
        model.addAttribute("batch", batch);
        model.addAttribute("own", own);
        model.addAttribute("files", imports.files(batch));
        model.addAttribute("say", new Said(wording, locale));
        if (own) {
            var reach = imports.reach();
            model.addAttribute(
                    "units",
                    organisation.units().stream()
                            .filter(unit -> reach.contains(unit.unit()))
                            .toList());
        }
    }

    @PostMapping("/{batch}/stop")
    String stop(@PathVariable String batch) {
        imports.stop(batch);
        return "redirect:/imports/" + batch;
    }

    @PostMapping("/{batch}/continue")
    String resume(@PathVariable String batch) {
        imports.resume(batch);
        return "redirect:/imports/" + batch;
    }

    @PostMapping("/{batch}/assign")
    String assign(@PathVariable String batch, @RequestParam int position, @RequestParam String unit) {
        imports.assign(batch, position, unit);
        return "redirect:/imports/" + batch;
    }

    @GetMapping("/{batch}/report.csv")
    void csv(@PathVariable String batch, HttpServletResponse response, Locale locale) throws IOException {
        var found = imports.readable(batch);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(found.id() + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getWriter();
        out.write(Csv.BOM);
        out.write(Csv.record(COLUMNS.stream()
                .map(column -> wording.say("batch.csv." + column, Map.of(), locale))
                .toList()));
        for (var file : imports.files(found)) {
            if (file.notices().isEmpty()) {
                out.write(Csv.record(record(file, locale, "", "", "")));
            }
            for (var notice : file.notices()) {
                out.write(Csv.record(record(
                        file,
                        locale,
                        notice.sheetCell(),
                        wording.say("import." + notice.kind(), Map.of(), locale),
                        wording.words(notice.words(), locale))));
            }
        }
        out.flush();
    }

    private List<String> record(BatchFile file, Locale locale, String where, String kind, String notice) {
        var words = file.words();
        return Stream.of(
                        file.name(),
                        wording.say("batch.state." + file.state(), Map.of(), locale),
                        file.unitName(),
                        file.unit(),
                        file.evaluation(),
                        "" + file.cells(),
                        "" + file.guessed(),
                        "" + file.refused(),
                        words == null ? "" : wording.words(words, locale),
                        where,
                        kind,
                        notice,
                        file.sha256())
                .map(text -> text == null ? "" : text)
                .toList();
    }

    /** Words of the report in the language of the page. */
    public record Said(Wording wording, Locale locale) {
        public String of(Words words) {
            return wording.words(words, locale);
        }

        public String of(Instant moment) {
            return BeijingTime.text(moment);
        }
    }
}
