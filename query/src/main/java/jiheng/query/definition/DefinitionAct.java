package jiheng.query.definition;

import java.time.Instant;
import jiheng.events.definition.DefinitionId;
import jiheng.events.evaluation.Words;

/** What was done to a definition, in one sentence. */
public record DefinitionAct(
        DefinitionId definition, long sequence, int version, String kind, Instant at, String account, Words sentence) {}
