package jiheng.command.definition;

import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the use of a version for new forms. */
public record RetireDefinition(@TargetAggregateIdentifier DefinitionId definition, int version, String reason) {}
