package jiheng.command.definition;

import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a proposed draft usable, by a person who had no hand in it, and who saw it as it stands. */
public record PublishDefinition(@TargetAggregateIdentifier DefinitionId definition, long seen, String opinion) {}
