package jiheng.ui.disclosure;

import java.util.Locale;
import jiheng.events.evaluation.Redaction;

/** Something in a form that the public should hardly see. */
record Suggestion(Redaction redaction, Kind kind) {
    enum Kind {
        PHONE,
        ID,
        NAME;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
