package jiheng.command.cycle;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.Offices;
import jiheng.command.organisation.PlainText;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
import jiheng.events.organisation.Role;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Cycle {
    private static final List<Role> ROLES = List.of(Role.FINANCE_REVIEWER, Role.ADMINISTRATOR);
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private record Deadlines(LocalDate targets, LocalDate results) {}

    @AggregateIdentifier
    private @Nullable CycleId id;

    private @Nullable Deadlines deadlines;
    private boolean closed;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenCycle command, MetaData metaData, Offices offices) {
        var by = offices.requireForSetup(Actor.from(metaData), ROLES);
        if (id != null) {
            throw CommandRefused.rule("cycle-exists", Map.of("cycle", id.value()));
        }
        if (command.year() < FIRST_YEAR || command.year() > LAST_YEAR) {
            throw CommandRefused.malformed(
                    "year-out-of-range",
                    "year",
                    Map.of("year", "" + command.year(), "first", "" + FIRST_YEAR, "last", "" + LAST_YEAR));
        }
        if (!command.cycle().key().equals("" + command.year())) {
            throw CommandRefused.malformed(
                    "cycle-key-not-year",
                    "cycle",
                    Map.of("cycle", command.cycle().key(), "year", "" + command.year()));
        }
        inOrder(command.targetsDue(), command.resultsDue());
        apply(
                new CycleOpened(command.cycle(), command.year(), command.targetsDue(), command.resultsDue()),
                by.asMetaData());
    }

    @CommandHandler
    void handle(MoveDeadlines command, MetaData metaData, Offices offices) {
        var by = offices.require(Actor.from(metaData), ROLES);
        var reason = PlainText.reason(command.reason());
        inOrder(command.targetsDue(), command.resultsDue());
        open();
        var before = Optional.ofNullable(deadlines).orElseThrow();
        if (before.equals(new Deadlines(command.targetsDue(), command.resultsDue()))) {
            throw CommandRefused.rule("deadlines-unchanged", Map.of());
        }
        apply(
                new DeadlinesMoved(
                        command.cycle(),
                        before.targets(),
                        command.targetsDue(),
                        before.results(),
                        command.resultsDue(),
                        reason),
                by.asMetaData());
    }

    @CommandHandler
    void handle(CloseCycle command, MetaData metaData, Offices offices) {
        var by = offices.require(Actor.from(metaData), ROLES);
        var reason = PlainText.reason(command.reason());
        open();
        apply(new CycleClosed(command.cycle(), reason), by.asMetaData());
    }

    @CommandHandler
    void handle(ReopenCycle command, MetaData metaData, Offices offices) {
        var by = offices.require(Actor.from(metaData), ROLES);
        var reason = PlainText.reason(command.reason());
        if (!closed) {
            throw CommandRefused.rule("cycle-not-closed", Map.of());
        }
        apply(new CycleReopened(command.cycle(), reason), by.asMetaData());
    }

    @EventSourcingHandler
    void on(CycleOpened event) {
        id = event.cycle();
        deadlines = new Deadlines(event.targetsDue(), event.resultsDue());
    }

    @EventSourcingHandler
    void on(DeadlinesMoved event) {
        deadlines = new Deadlines(event.targetsDue(), event.resultsDue());
    }

    @EventSourcingHandler
    void on(CycleClosed event) {
        closed = true;
    }

    @EventSourcingHandler
    void on(CycleReopened event) {
        closed = false;
    }

    private void open() {
        if (closed) {
            throw CommandRefused.rule("cycle-closed", Map.of());
        }
    }

    private static void inOrder(LocalDate targetsDue, LocalDate resultsDue) {
        if (!targetsDue.isBefore(resultsDue)) {
            throw CommandRefused.malformed(
                    "deadlines-reversed",
                    "resultsDue",
                    Map.of("targetsDue", targetsDue.toString(), "resultsDue", resultsDue.toString()));
        }
    }
}
