package jiheng.command.organisation;

import jiheng.events.organisation.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a unit another name. */
public record RenameUnit(@TargetAggregateIdentifier UnitId unit, String name) {}
