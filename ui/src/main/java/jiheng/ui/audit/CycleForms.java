package jiheng.ui.audit;

import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogReader.SignedHead;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Strict;
import jiheng.query.evaluation.FormSizes;
import jiheng.query.evaluation.FormSizes.FormSize;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Openings;
import jiheng.ui.audit.Division.Range;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which forms of a year, or of a unit in it, a person's bundle holds. */
@Component
class CycleForms {
    static final String NEWEST = "newest";

    private final FormSizes sizes;
    private final LogReader log;
    private final Reading reading;
    private final Openings openings;
    private final Organisation organisation;

    CycleForms(FormSizes sizes, LogReader log, Reading reading, Openings openings, Organisation organisation) {
        this.sizes = sizes;
        this.log = log;
        this.reading = reading;
        this.openings = openings;
        this.organisation = organisation;
    }

    /**
     * What is asked for, in a person's or program's words.
     *
     * @param unit none for all that they may read
     * @param from the first form's id, none for the beginning
     * @param before the id of the first form that is not meant, none for the end
     * @param head the size of a signed head, or {@link #NEWEST}
     */
    record Asked(
            String cycle,
            @Nullable String unit,
            @Nullable String from,
            @Nullable String before,
            String head) {}

    /**
     * What that means.
     *
     * @param whole whether the person may read all units' forms, or asked for one unit
     * @param head null for the newest that vouches for the forms
     */
    record Chosen(
            CycleId cycle,
            @Nullable UnitId unit,
            boolean whole,
            Range range,
            @Nullable SignedHead head,
            List<FormSize> forms) {
        Load load() {
            return Load.of(forms);
        }

        List<String> streams() {
            return forms.stream().map(form -> form.id().value()).toList();
        }

        /** What the bundle is called. */
        String name() {
            var name = new StringBuilder(cycle.value());
            if (!whole) {
                name.append("-readable");
            }
            if (unit != null) {
                name.append('-').append(unit.value());
            }
            if (range.from() != null) {
                name.append("-from-").append(range.from().key());
            }
            if (range.before() != null) {
                name.append("-before-").append(range.before().key());
            }
            return name.toString();
        }
    }

    /**
     * Finds them by what is known of their sizes.
     *
     * @throws CommandRefused 404 if there is no such year, unit or head, or no form, 403 if the unit is not theirs to read, 422
     *     if it is not a range or a head's size
     */
    Chosen of(Asked asked) {
        var year = openings.cycle(asked.cycle);
        if (organisation.cycle(year).isEmpty()) {
            throw CommandRefused.absent("no-such-cycle", Map.of("cycle", asked.cycle));
        }
        var readable = reading.units();
        var unit = asked.unit == null || asked.unit.isBlank() ? null : openings.unit(asked.unit);
        if (unit != null && organisation.unit(unit).isEmpty()) {
            throw CommandRefused.absent("no-such-unit", Map.of("unit", unit.value()));
        }
        if (unit != null && !readable.contains(unit)) {
            throw CommandRefused.forbidden("not-yours-to-read", Map.of("unit", unit.value()));
        }
        var range = new Range(id(asked.from, "from"), id(asked.before, "before"));
        if (range.from() != null
                && range.before() != null
                && range.from().value().compareTo(range.before().value()) >= 0) {
            throw CommandRefused.malformed("parameter-malformed", "before", Map.of("parameter", "before"));
        }
        var forms = sizes.of(readable, year, unit).stream()
                .filter(form -> range.holds(form.id()))
                .toList();
        if (forms.isEmpty()) {
            throw CommandRefused.absent("bundle-of-nothing", Map.of());
        }
        var whole = unit != null || readable.size() == organisation.units().size();
        return new Chosen(year, unit, whole, range, head(asked.head), forms);
    }

    private @Nullable SignedHead head(String asked) {
        if (asked.equals(NEWEST)) {
            return null;
        }
        try {
            return log.head(Algorithm.SHA256, Strict.decimal(asked))
                    .orElseThrow(() -> CommandRefused.absent("no-such-head", Map.of("size", asked)));
        } catch (MalformedNote malformed) {
            throw CommandRefused.malformed("parameter-malformed", "head", Map.of("parameter", "head"));
        }
    }

    private static @Nullable EvaluationId id(@Nullable String asked, String parameter) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!Ids.isA(EvaluationId.KIND, asked)) {
            throw CommandRefused.malformed("parameter-malformed", parameter, Map.of("parameter", parameter));
        }
        return new EvaluationId(asked);
    }
}
