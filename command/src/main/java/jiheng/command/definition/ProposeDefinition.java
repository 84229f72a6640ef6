package jiheng.command.definition;

import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Hands the draft to another person for review. */
public record ProposeDefinition(@TargetAggregateIdentifier DefinitionId definition, long seen, String note) {}
