package jiheng.ui.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.organisation.Organisation;
import jiheng.query.organisation.Standing;
import jiheng.query.organisation.UnitView;
import jiheng.ui.acts.Desk;
import org.springframework.stereotype.Component;

/** What the person who is signed in may read, and which roles they hold today. */
@Component
public class Reading {
    private static final Role[] LOG_READERS = {Role.AUDITOR, Role.ADMINISTRATOR};

    private final Desk desk;
    private final Organisation organisation;
    private final Evaluations evaluations;
    private final Clock clock;

    Reading(Desk desk, Organisation organisation, Evaluations evaluations, Clock clock) {
        this.desk = desk;
        this.organisation = organisation;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    public LocalDate today() {
        return BeijingTime.day(clock.instant());
    }

    /** The units whose forms the person may read. */
    public Set<UnitId> units() {
        return organisation.visibleUnits(desk.account(), today()).stream()
                .map(UnitView::unit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The roles the person may act in today, own and by delegation. */
    public List<Standing> standings() {
        return organisation.standings(desk.account(), today());
    }

    public boolean isA(Role role) {
        return standings().stream().anyMatch(standing -> standing.role() == role);
    }

    /** Whether the person may read the audit log as a whole, other people's records in it too. */
    public boolean readsLog() {
        return Stream.of(LOG_READERS).anyMatch(this::isA);
    }

    /** @throws CommandRefused 403 {@code role-missing} unless they {@linkplain #readsLog() may} */
    public void requireLogReader() {
        requireA(LOG_READERS);
    }

    /** @throws CommandRefused 403 {@code role-missing} unless the person is one of these today */
    public void requireA(Role... roles) {
        if (Stream.of(roles).noneMatch(this::isA)) {
            throw missing(roles);
        }
    }

    /** That one of these roles would be needed. */
    public static CommandRefused missing(Role... roles) {
        var names = Stream.of(roles).map(Role::name).collect(Collectors.joining(","));
        return CommandRefused.forbidden("role-missing", Map.of("roles", names));
    }

    /** The units the person may act for in a role today. */
    public Set<UnitId> unitsAs(Role role) {
        return standings().stream()
                .filter(standing -> standing.role() == role)
                .flatMap(standing -> organisation.reachedBy(role, standing.unit()).stream())
                .map(UnitView::unit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @throws CommandRefused 404 if there is no such form, 403 if it is not this person's to read */
    public Form form(String id) {
        if (!Ids.isA(EvaluationId.KIND, id)) {
            throw absent(id);
        }
        var form = evaluations.find(new EvaluationId(id)).orElseThrow(() -> absent(id));
        if (!units().contains(form.unit())) {
            throw CommandRefused.forbidden("not-yours-to-read", Map.of("unit", form.unitName()));
        }
        return form;
    }

    private static CommandRefused absent(String id) {
        return CommandRefused.absent("no-such-form", Map.of("id", id));
    }
}
