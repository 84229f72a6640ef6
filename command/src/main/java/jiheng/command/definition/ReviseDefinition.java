package jiheng.command.definition;

import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Changes the draft. {@code seen} is the sequence number of the last event the person had seen. */
public record ReviseDefinition(@TargetAggregateIdentifier DefinitionId definition, long seen, Body body) {}
