package jiheng.ui.audit;

import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.query.evaluation.Form;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Openings;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which forms of a year, or of a unit in it, a person's bundle holds. */
@Component
class CycleForms {
    private final Bundles bundles;
    private final Reading reading;
    private final Openings openings;
    private final Organisation organisation;

    CycleForms(Bundles bundles, Reading reading, Openings openings, Organisation organisation) {
        this.bundles = bundles;
        this.reading = reading;
        this.openings = openings;
        this.organisation = organisation;
    }

    /** @param name what the bundle is called */
    record Chosen(List<Form> forms, String name) {}

    /**
     * @param unit empty for all that the person may read
     * @throws CommandRefused 404 if there is no such year, or no form, 403 if the unit is not theirs to read
     */
    Chosen of(String cycle, @Nullable String unit) {
        var year = openings.cycle(cycle);
        if (organisation.cycle(year).isEmpty()) {
            throw CommandRefused.absent("no-such-cycle", Map.of("cycle", cycle));
        }
        var readable = reading.units();
        var one = unit == null || unit.isBlank() ? null : openings.unit(unit);
        if (one != null && !readable.contains(one)) {
            throw CommandRefused.forbidden("not-yours-to-read", Map.of("unit", one.value()));
        }
        return new Chosen(bundles.forms(readable, year, one), year.value() + (one == null ? "" : "-" + one.value()));
    }
}
