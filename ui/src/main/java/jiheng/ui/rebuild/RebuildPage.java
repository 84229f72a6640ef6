package jiheng.ui.rebuild;

import java.time.Instant;
import java.util.Locale;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;
import jiheng.query.rebuild.Difference;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The administrators' page that checks what is shown against the events. */
@Controller
@RequestMapping("/admin/rebuild")
class RebuildPage {
    private final RebuildDesk rebuilds;
    private final Reading reading;
    private final Desk desk;
    private final Wording wording;

    RebuildPage(RebuildDesk rebuilds, Reading reading, Desk desk, Wording wording) {
        this.rebuilds = rebuilds;
        this.reading = reading;
        this.desk = desk;
        this.wording = wording;
    }

    @GetMapping
    String page(Model model, Locale locale) {
        show(model, locale);
        return "rebuild";
    }

    /** Only the part that changes, for the page that polls. */
    @GetMapping("/progress")
    String progress(Model model, Locale locale) {
        show(model, locale);
        return "rebuild :: standing";
    }

    @PostMapping
    String begin(@RequestParam(name = "switch", defaultValue = "false") boolean switching) {
        administratorsOnly();
        rebuilds.begin(switching, desk.account().value());
        return "redirect:/admin/rebuild";
    }

    private void show(Model model, Locale locale) {
        administratorsOnly();
        var state = rebuilds.state();
        model.addAttribute("state", state);
        model.addAttribute("words", new Sentences(wording, locale));
    }

    private void administratorsOnly() {
        if (!reading.isA(Role.ADMINISTRATOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** Words of the report in the language of the page. */
    public record Sentences(Wording wording, Locale locale) {
        public String of(Difference difference) {
            return wording.words(difference.sentence(), locale);
        }

        public String of(Instant moment) {
            return BeijingTime.text(moment);
        }

        public String of(Words words) {
            return wording.words(words, locale);
        }
    }
}
