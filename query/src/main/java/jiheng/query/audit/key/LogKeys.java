package jiheng.query.audit.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import jiheng.query.audit.key.KeyView.Done;
import jiheng.query.audit.key.KeyView.State;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Folds the keys' few events each time it is asked, so that whoever signs sees what was committed. */
public final class LogKeys {
    private final EventStore events;

    public LogKeys(EventStore events) {
        this.events = events;
    }

    /** Every key there ever was, in the order they came; none if the log's keys have no history yet. */
    public List<KeyView> all() {
        var keys = new LinkedHashMap<LogKey, KeyView>();
        events.readEvents(LogId.LEDGER.value()).asStream().forEach(message -> {
            if (message.getPayload() instanceof KeyIntroduced event) {
                keys.replaceAll((key, view) -> key.kind() == event.key().kind() ? replaced(view) : view);
                keys.put(
                        event.key(),
                        new KeyView(event.key(), State.SIGNS, event.occasion(), done(message, event.reason()), null));
            } else if (message.getPayload() instanceof KeyRetired event) {
                keys.computeIfPresent(
                        event.key(),
                        (key, view) -> new KeyView(
                                key, State.RETIRED, view.occasion(), view.introduced(), done(message, event.reason())));
            } else {
                throw new IllegalStateException("no key changes by " + message.getPayloadType());
            }
        });
        return new ArrayList<>(keys.values());
    }

    /** Of each key that was retired, the place in the keys' stream of the first event that says so. */
    public Map<LogKey, Long> retirements() {
        var all = new LinkedHashMap<LogKey, Long>();
        events.readEvents(LogId.LEDGER.value()).asStream().forEach(message -> {
            if (message.getPayload() instanceof KeyRetired event) {
                all.putIfAbsent(event.key(), message.getSequenceNumber());
            }
        });
        return all;
    }

    private static KeyView replaced(KeyView view) {
        return view.state() == State.SIGNS
                ? new KeyView(view.key(), State.REPLACED, view.occasion(), view.introduced(), null)
                : view;
    }

    private static Done done(EventMessage<?> message, String reason) {
        var name = message.getMetaData().get("name") instanceof String by ? by : "";
        var other = message.getMetaData().get("onBehalfOfName") instanceof String from ? "（代" + from + "）" : "";
        return new Done(message.getTimestamp(), name + other, reason);
    }
}
