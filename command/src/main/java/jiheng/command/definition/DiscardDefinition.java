package jiheng.command.definition;

import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives the draft up. */
public record DiscardDefinition(@TargetAggregateIdentifier DefinitionId definition, String reason) {}
