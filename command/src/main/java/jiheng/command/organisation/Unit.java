package jiheng.command.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Unit {
    private static final int LONGEST_KEY = 50;

    @AggregateIdentifier
    private @Nullable UnitId id;

    private @Nullable UnitState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterUnit command, MetaData metaData, Authority authority) {
        var parent = command.parent();
        var by = Administrator.orSystem(parent == null ? command.unit() : parent, Actor.from(metaData), authority);
        if (command.unit().equals(EventSourcedAuthority.SYSTEM_UNIT)) {
            throw CommandRefused.malformed(
                    "unit-reserved", "unit", Map.of("unit", command.unit().value()));
        }
        fits(command.unit());
        if (state != null) {
            throw CommandRefused.rule("unit-exists", Map.of("unit", state.name()));
        }
        var name = PlainText.name("name", command.name());
        fits(command.kind(), parent, authority);
        apply(new UnitRegistered(command.unit(), name, command.kind(), parent), by.asMetaData());
    }

    @CommandHandler
    void handle(RenameUnit command, MetaData metaData, Authority authority) {
        var by = Administrator.over(command.unit(), Actor.from(metaData), authority);
        var before = Optional.ofNullable(state).orElseThrow().name();
        var name = PlainText.name("name", command.name());
        if (name.equals(before)) {
            throw CommandRefused.rule("name-unchanged", Map.of("name", name));
        }
        apply(new UnitRenamed(command.unit(), before, name), by.asMetaData());
    }

    @EventSourcingHandler
    void on(UnitEvent event) {
        id = event.unit();
        state = UnitState.after(state, event);
    }

    /** A form's id is made of its unit's key: it must stay short, and readable in one way only. */
    private static void fits(UnitId unit) {
        var key = unit.key();
        if (key.length() > LONGEST_KEY || List.of(key.split("-")).contains("project")) {
            throw CommandRefused.malformed("unit-key-unfit", "unit", Map.of("unit", key, "limit", "" + LONGEST_KEY));
        }
    }

    private static void fits(UnitKind kind, @Nullable UnitId parent, Authority authority) {
        if (parent == null) {
            if (kind != UnitKind.FINANCE_BUREAU) {
                throw CommandRefused.malformed("unit-needs-parent", "parent", Map.of("kind", kind.name()));
            }
            return;
        }
        var above = authority
                .unit(parent)
                .orElseThrow(() -> CommandRefused.malformed("unit-unknown", "parent", Map.of("unit", parent.value())))
                .kind();
        boolean fits =
                switch (kind) {
                    case FINANCE_BUREAU -> false;
                    case SUPERVISING_DEPARTMENT -> above == UnitKind.FINANCE_BUREAU;
                    case BUDGET_UNIT -> above != UnitKind.BUDGET_UNIT;
                };
        if (!fits) {
            throw CommandRefused.rule("unit-parent-unfit", Map.of("kind", kind.name(), "parentKind", above.name()));
        }
    }
}
