package jiheng.command.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the streams themselves: the account's, those of the unit and of the units above it, and those of the
 * persons who delegated to it. It sees what the running unit of work has already appended, and no projection.
 */
public final class EventSourcedAuthority implements Authority, Offices, Standings {
    /** Where the system account is said to act; no unit is ever registered under this id. */
    static final UnitId SYSTEM_UNIT = UnitId.of("system");

    private static final String SYSTEM_NAME = "系统";

    private final Function<String, List<Object>> events;
    private final Clock clock;

    public EventSourcedAuthority(EventStore store, Clock clock) {
        // By sequence, so that no snapshot is looked for: there are none.
        this(stream -> payloads(store, stream), clock);
    }

    /** @param events the events of a stream by its id, in their order; empty if there is no such stream */
    public EventSourcedAuthority(Function<String, List<Object>> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Authorised> entitlements(Actor actor, List<Role> roles, UnitId over) {
        if (isSystem(actor) && roles.contains(Role.ADMINISTRATOR)) {
            return List.of(system(actor));
        }
        var line = lineage(over);
        var ids = line.stream().map(UnitState::unit).toList();
        var found = entitled(actor, roles, grant -> grant.over(ids)).toList();
        if (found.isEmpty()) {
            throw notEntitled(roles, line.isEmpty() ? over.value() : line.get(0).name());
        }
        return found;
    }

    @Override
    public Authorised require(Actor actor, List<Role> roles) {
        return entitled(actor, roles, grant -> true)
                .findFirst()
                .orElseThrow(() -> CommandRefused.forbidden("role-missing", Map.of("roles", names(roles))));
    }

    @Override
    public Authorised requireForSetup(Actor actor, List<Role> roles) {
        return isSystem(actor) && roles.contains(Role.ADMINISTRATOR) ? system(actor) : require(actor, roles);
    }

    @Override
    public boolean belongs(AccountId account, UnitId unit) {
        return account(account).filter(one -> one.unit().equals(unit)).isPresent();
    }

    @Override
    public Optional<UnitStanding> unit(UnitId unit) {
        return state(unit)
                .map(found -> new UnitStanding(
                        unit,
                        found.name(),
                        found.kind(),
                        Optional.ofNullable(found.parent()).flatMap(this::state).map(UnitState::kind)));
    }

    @Override
    public Optional<AccountStanding> account(AccountId account) {
        return AccountStanding.of(events.apply(account.value()));
    }

    @Override
    public LocalDate today() {
        return BeijingTime.day(clock.instant());
    }

    static boolean isSystem(Actor actor) {
        return actor.account().equals(Actor.SYSTEM);
    }

    static CommandRefused notEntitled(List<Role> roles, String unit) {
        return CommandRefused.forbidden("not-entitled", Map.of("roles", names(roles), "unit", unit));
    }

    static CommandRefused disabled(AccountStanding account) {
        return CommandRefused.forbidden("account-disabled", Map.of("account", account.name()));
    }

    private Stream<Authorised> entitled(Actor actor, List<Role> roles, Predicate<Grant> reaches) {
        var found = account(actor.account());
        if (found.isEmpty()) {
            return Stream.empty();
        }
        var person = found.get();
        if (!person.enabled()) {
            throw disabled(person);
        }
        return Stream.concat(own(actor, person, roles, reaches), delegated(actor, person, roles, reaches));
    }

    private Stream<Authorised> own(Actor actor, AccountStanding person, List<Role> roles, Predicate<Grant> reaches) {
        return roles.stream()
                .flatMap(role -> person.grants().stream().filter(grant -> grant.role() == role))
                .filter(reaches)
                .map(grant -> authorised(actor, person, grant, null));
    }

    private Stream<Authorised> delegated(
            Actor actor, AccountStanding person, List<Role> roles, Predicate<Grant> reaches) {
        var today = today();
        return roles.stream()
                .flatMap(role -> person.delegations().stream()
                        .filter(received -> received.given().role() == role))
                .filter(received -> received.inForceOn(today))
                .flatMap(received -> {
                    var grant =
                            new Grant(received.given().role(), received.given().unit());
                    return reaches.test(grant)
                            ? account(received.given().from())
                                    .filter(giver -> giver.enabled() && giver.holds(grant))
                                    .map(giver -> authorised(actor, person, grant, giver))
                                    .stream()
                            : Stream.empty();
                });
    }

    private Authorised authorised(Actor actor, AccountStanding person, Grant grant, @Nullable AccountStanding giver) {
        var unit = state(grant.unit()).orElseThrow(() -> missing(grant.unit()));
        return new Authorised(
                actor,
                person.name(),
                grant.role(),
                grant.unit(),
                unit.name(),
                giver == null ? null : giver.account(),
                giver == null ? null : giver.name());
    }

    private static Authorised system(Actor actor) {
        return new Authorised(actor, SYSTEM_NAME, Role.ADMINISTRATOR, SYSTEM_UNIT, SYSTEM_NAME, null, null);
    }

    private List<UnitState> lineage(UnitId unit) {
        var line = new ArrayList<UnitState>();
        var next = state(unit);
        while (next.isPresent()) {
            line.add(next.get());
            var parent = next.get().parent();
            next = parent == null ? Optional.empty() : Optional.of(state(parent).orElseThrow(() -> missing(parent)));
        }
        return line;
    }

    private Optional<UnitState> state(UnitId unit) {
        return UnitState.of(events.apply(unit.value()));
    }

    private static IllegalStateException missing(UnitId unit) {
        return new IllegalStateException(unit + " is referred to, but has no events");
    }

    private static String names(List<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.joining(","));
    }

    private static List<Object> payloads(EventStore store, String stream) {
        return store.readEvents(stream, 0)
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
    }
}
