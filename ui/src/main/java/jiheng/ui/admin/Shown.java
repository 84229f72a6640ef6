package jiheng.ui.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.DelegationView;
import jiheng.query.organisation.OrganisationAct;
import jiheng.ui.acts.Wording;
import org.jspecify.annotations.Nullable;

/** Acts and delegations as the pages show them. */
final class Shown {
    private Shown() {}

    static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : BeijingTime.text(at);
    }

    record ActLine(String at, String sentence) {}

    static List<ActLine> acts(List<OrganisationAct> acts, Locale locale) {
        return acts.stream()
                .map(act -> new ActLine(
                        BeijingTime.text(act.at()),
                        Wording.isEnglish(locale)
                                ? act.sentence().en()
                                : act.sentence().zh()))
                .toList();
    }

    /** Where a delegation stands on a day. */
    enum Standing {
        IN_FORCE,
        AHEAD,
        RESTS,
        OVER,
        ENDED
    }

    /** @param endable whether it may still be ended */
    record DelegationLine(
            String id,
            AccountId account,
            String name,
            AccountId from,
            String fromName,
            Role role,
            String unitName,
            LocalDate first,
            LocalDate last,
            Standing standing,
            boolean endable) {}

    static List<DelegationLine> delegations(List<DelegationView> delegations, LocalDate today) {
        return delegations.stream()
                .map(one -> new DelegationLine(
                        one.delegation().value(),
                        one.account(),
                        one.name(),
                        one.from(),
                        one.fromName(),
                        one.role(),
                        one.unitName(),
                        one.first(),
                        one.last(),
                        standing(one, today),
                        !one.ended() && !one.last().isBefore(today)))
                .toList();
    }

    private static Standing standing(DelegationView one, LocalDate today) {
        if (one.ended()) {
            return Standing.ENDED;
        }
        if (one.last().isBefore(today)) {
            return Standing.OVER;
        }
        if (one.rests()) {
            return Standing.RESTS;
        }
        return one.first().isAfter(today) ? Standing.AHEAD : Standing.IN_FORCE;
    }
}
