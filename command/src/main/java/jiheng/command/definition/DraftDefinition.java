package jiheng.command.definition;

import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Begins the next version of a definition, or the first of a new one; {@code body} names the number. */
public record DraftDefinition(@TargetAggregateIdentifier DefinitionId definition, Body body) {}
