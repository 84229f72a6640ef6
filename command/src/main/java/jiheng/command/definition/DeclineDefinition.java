package jiheng.command.definition;

import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sends a proposed draft back. */
public record DeclineDefinition(@TargetAggregateIdentifier DefinitionId definition, String reason) {}
