package jiheng.ui.cycle;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.document.Download;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Having a whole year written, watching it, and fetching it. */
@Controller
@RequestMapping("/cycles/{cycle}/export")
class ExportPages {
    private final ExportDesk desk;
    private final CycleExports exports;
    private final Organisation organisation;
    private final Reading reading;
    private final Desk person;
    private final Download download;

    ExportPages(
            ExportDesk desk,
            CycleExports exports,
            Organisation organisation,
            Reading reading,
            Desk person,
            Download download) {
        this.desk = desk;
        this.exports = exports;
        this.organisation = organisation;
        this.reading = reading;
        this.person = person;
        this.download = download;
    }

    @GetMapping
    String page(@PathVariable String cycle, HttpServletRequest request, Model model, Locale locale) {
        show(cycle, model);
        var asked = exports.asked(cycle, reading.units(), List.of(), "current", download.base(request), locale);
        model.addAttribute("count", exports.count(asked));
        model.addAttribute("cycles", organisation.cycles());
        model.addAttribute("formats", exports.formats());
        model.addAttribute("units", organisation.visibleUnits(person.account(), reading.today()));
        model.addAttribute("mayHaveLog", reading.readsLog());
        return "cycle-export";
    }

    /** Only the part that changes, for the page that polls. */
    @GetMapping("/progress")
    String progress(@PathVariable String cycle, Model model) {
        show(cycle, model);
        return "cycle-export :: standing";
    }

    private void show(String cycle, Model model) {
        model.addAttribute("cycle", exports.cycle(cycle));
        model.addAttribute("job", desk.of(person.account()).orElse(null));
        model.addAttribute("say", new Told());
    }

    /** @param what {@code workbook} or {@code documents} */
    @PostMapping
    String begin(
            @PathVariable String cycle,
            @RequestParam String what,
            @RequestParam(required = false, defaultValue = "") List<String> format,
            @RequestParam(defaultValue = "current") String moment,
            HttpServletRequest request,
            Locale locale) {
        var documents = what.equals("documents");
        if (documents && format.isEmpty()) {
            throw CommandRefused.malformed("parameter-missing", "format", Map.of("parameter", "format"));
        }
        var formats = documents ? format : List.<String>of();
        desk.begin(
                person.account(),
                exports.asked(cycle, reading.units(), formats, moment, download.base(request), locale));
        return "redirect:/cycles/" + exports.cycle(cycle).cycle() + "/export";
    }

    @PostMapping("/stop")
    String stop(@PathVariable String cycle) {
        desk.of(person.account()).ifPresent(ExportJob::stop);
        return "redirect:/cycles/" + exports.cycle(cycle).cycle() + "/export";
    }

    /** The person's own, as long as they may still read all that is in it. */
    @GetMapping("/file")
    void file(@PathVariable String cycle, HttpServletResponse response) throws IOException {
        var job = desk.of(person.account())
                .filter(one -> one.state() == ExportJob.State.DONE
                        && one.asked().cycle().equals(exports.cycle(cycle)))
                .orElseThrow(() -> CommandRefused.absent("export-gone", Map.of()));
        if (!reading.units().containsAll(job.asked().units())) {
            throw CommandRefused.forbidden("export-not-yours-any-more", Map.of());
        }
        Sending.head(response, exports.fileName(job.asked()), job.asked());
        response.setContentLengthLong(job.size());
        Files.copy(job.file(), response.getOutputStream());
    }

    /** Moments and sizes as the page shows them. */
    public static final class Told {
        public String of(Instant moment) {
            return BeijingTime.text(Objects.requireNonNull(moment));
        }

        public String size(long bytes) {
            return bytes < 1 << 20
                    ? Math.max(1, bytes >> 10) + " KB"
                    : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
        }
    }
}
