package jiheng.ui.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a form asks for, or keeps what was typed with the words of the refusal. */
@Component
class Forms {
    /** Never shown again. */
    private static final Set<String> SECRET = Set.of("password", "repeat", "old", "_csrf");

    /** Never shown at all, so that no words can stand beside them. */
    private static final Set<String> HIDDEN = Set.of("act", "key", "cycle", "delegation");

    /** Rules that one field of the form broke, where the rule itself names none. */
    private static final Map<String, String> FIELD_OF_RULE = Map.of(
            "account-exists", "account",
            "unit-exists", "unit",
            "name-unchanged", "name",
            "cycle-exists", "year",
            "deadlines-unchanged", "resultsDue",
            "delegation-already-over", "last",
            "delegation-to-oneself", "account");

    private final Wording wording;

    Forms(Wording wording) {
        this.wording = wording;
    }

    /** @return null if it was done */
    @Nullable Entry refusal(String form, Map<String, String> fields, Locale locale, Runnable act) {
        try {
            act.run();
            return null;
        } catch (CommandRefused refused) {
            var typed = new LinkedHashMap<>(fields);
            typed.keySet().removeAll(SECRET);
            return new Entry(
                    form,
                    field(refused, fields),
                    wording.refusal(refused, locale),
                    Statuses.of(refused).value(),
                    typed);
        }
    }

    /** A field that the form does not have would swallow the words. */
    private static @Nullable String field(CommandRefused refused, Map<String, String> fields) {
        var field = refused.field() == null ? FIELD_OF_RULE.get(refused.code()) : refused.field();
        return field != null && fields.containsKey(field) && !HIDDEN.contains(field) ? field : null;
    }
}
