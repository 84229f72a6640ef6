package jiheng.command.audit;

import java.util.List;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Begins the history of a log's keys; the system does it at a start.
 *
 * @param found keys that signed before they had a history
 * @param made new ones
 */
public record IntroduceKeys(@TargetAggregateIdentifier LogId log, List<LogKey> found, List<LogKey> made) {
    public IntroduceKeys {
        found = List.copyOf(found);
        made = List.copyOf(made);
    }
}
