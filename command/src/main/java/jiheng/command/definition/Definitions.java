package jiheng.command.definition;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionShipped;

/** The published versions as their own events tell. A published body never changes, so one once read is kept. */
public final class Definitions {
    private record Version(DefinitionId definition, int number) {}

    private final Function<String, Stream<?>> eventsOf;
    private final Map<Version, Body> known = new ConcurrentHashMap<>();

    /** @param eventsOf the events of a stream by its id, empty for an unknown one */
    public Definitions(Function<String, Stream<?>> eventsOf) {
        this.eventsOf = eventsOf;
    }

    /** A version that was published, retired or not; empty if it never was. */
    public Optional<Body> published(DefinitionId definition, int version) {
        var place = new Version(definition, version);
        var body = known.get(place);
        if (body == null) {
            body = events(definition)
                    .filter(event -> event.version() == version)
                    .flatMap(event -> bodyOf(event).stream())
                    .findFirst()
                    .orElse(null);
            if (body != null) {
                known.put(place, body);
            }
        }
        return Optional.ofNullable(body);
    }

    /** A version that forms may be opened with today. */
    public Optional<Body> usable(DefinitionId definition, int version) {
        return events(definition).anyMatch(event -> event instanceof DefinitionRetired && event.version() == version)
                ? Optional.empty()
                : published(definition, version);
    }

    /** Whether any event has this definition's id. */
    public boolean exists(DefinitionId definition) {
        return events(definition).findAny().isPresent();
    }

    static Optional<Body> bodyOf(DefinitionEvent event) {
        if (event instanceof DefinitionPublished published) {
            return Optional.of(published.body());
        }
        return event instanceof DefinitionShipped shipped ? Optional.of(shipped.body()) : Optional.empty();
    }

    private Stream<DefinitionEvent> events(DefinitionId definition) {
        return eventsOf.apply(definition.value()).map(DefinitionEvent.class::cast);
    }
}
