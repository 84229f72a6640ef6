package jiheng.ui.audit;

import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an administrator does to the log's keys on its page. */
@Controller
class KeyPages {
    static final String ROTATE = "rotate";

    private final KeyActs acts;
    private final Wording wording;

    KeyPages(KeyActs acts, Wording wording) {
        this.acts = acts;
        this.wording = wording;
    }

    @PostMapping("/audit/keys/rotate")
    String rotate(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes after,
            Locale locale) {
        return told(ROTATE, reason, after, locale, () -> acts.rotate(reason, key));
    }

    @PostMapping("/audit/keys/retire")
    String retire(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes after,
            Locale locale) {
        return told(kind + number, reason, after, locale, () -> acts.retire(kind, number, reason, key + kind + number));
    }

    private String told(String form, String reason, RedirectAttributes after, Locale locale, Runnable act) {
        try {
            act.run();
            after.addFlashAttribute("keyDone", form.equals(ROTATE) ? "log-key.done.rotate" : "log-key.done.retire");
        } catch (CommandRefused refused) {
            after.addFlashAttribute(
                    "keyRefused", Map.of("form", form, "words", wording.refusal(refused, locale), "reason", reason));
        }
        return "redirect:/audit#keys";
    }
}
