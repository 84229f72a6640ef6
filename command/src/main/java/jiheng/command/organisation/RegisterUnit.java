package jiheng.command.organisation;

import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Adds a unit below its parent; a finance bureau has none. */
public record RegisterUnit(
        @TargetAggregateIdentifier UnitId unit,
        String name,
        UnitKind kind,
        @Nullable UnitId parent) {}
