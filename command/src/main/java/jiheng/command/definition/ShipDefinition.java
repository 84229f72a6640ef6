package jiheng.command.definition;

import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a version that comes with the product usable; for the system while it starts. */
public record ShipDefinition(@TargetAggregateIdentifier DefinitionId definition, Body body) {}
