package jiheng.query.rebuild;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.evidence.EvidenceProjection;
import jiheng.query.history.BufferedFormTable;
import jiheng.query.organisation.Organisation;
import jiheng.query.recheck.Rechecks;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projections of the running product, over a connection of the rebuild's; the forms' is buffered. */
public final class Projections {
    private final BufferedFormTable forms;
    private final List<EventMessageHandler> handlers;

    Projections(JdbcOperations jdbc, StoredEventSerializer serializer) {
        forms = new BufferedFormTable(jdbc, serializer.mapper());
        handlers = List.of(
                Organisation.projection(JdbcClient.create(jdbc)),
                DefinitionViews.projection(JdbcClient.create(jdbc), serializer.mapper()),
                Rechecks.projection(JdbcClient.create(jdbc), serializer.mapper()),
                new AnnotationEventHandlerAdapter(forms.projection()),
                new AnnotationEventHandlerAdapter(new EvidenceProjection(JdbcClient.create(jdbc))));
    }

    /** The classes that a rebuild delivers to. If the product delivers to more, a switch loses what those keep. */
    public static Set<Class<?>> types() {
        return new Projections(new JdbcTemplate(), new StoredEventSerializer())
                .handlers.stream()
                        .<Class<?>>map(EventMessageHandler::getTargetType)
                        .collect(Collectors.toSet());
    }

    void deliver(DomainEventMessage<?> message) throws Exception {
        var handled = false;
        for (var handler : handlers) {
            if (handler.canHandle(message)) {
                handler.handle(message);
                handled = true;
            }
        }
        if (!handled) {
            throw new IllegalStateException("no projection handles " + message.getPayloadType());
        }
    }

    void flush() {
        forms.flush();
    }
}
