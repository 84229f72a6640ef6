package jiheng.query.definition;

import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId;

/**
 * One version of a definition.
 *
 * @param sequence the sequence number of the definition's last event, of whatever version
 */
public record DefinitionVersion(DefinitionId definition, int version, Status status, long sequence, Body body) {}
