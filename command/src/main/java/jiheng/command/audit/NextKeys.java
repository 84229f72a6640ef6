package jiheng.command.audit;

import java.util.List;
import jiheng.events.audit.LogKey;

/** Where a log's next keys come from. */
public interface NextKeys {
    /**
     * The public halves of one key of each kind. Their private halves are kept, and sign nothing before an event
     * introduced them.
     */
    List<LogKey> prepared();
}
