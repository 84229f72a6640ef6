package jiheng.ui.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import jiheng.events.calendar.BeijingTime;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.verify.Line;
import jiheng.ui.acts.Wording;

/** What the log and the verifier say, in the language of a page. */
public record Telling(Locale locale) {
    public String of(Instant moment) {
        return BeijingTime.text(Objects.requireNonNull(moment));
    }

    public String of(Line line) {
        return Wording.isEnglish(locale) && !line.en().isEmpty() ? line.en() : line.zh();
    }

    public String of(Discrepancy found) {
        return Wording.isEnglish(locale) ? found.en() : found.zh();
    }
}
