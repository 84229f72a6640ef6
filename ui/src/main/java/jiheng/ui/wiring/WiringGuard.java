package jiheng.ui.wiring;

import java.util.Map;
import java.util.Set;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.events.store.StoredEventSerializer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Refuses to start when a part that stores or delivers is not the expected one: several defaults would run, and
 * silently store nothing.
 */
@Component
class WiringGuard implements SmartInitializingSingleton {
    private final ApplicationContext context;

    WiringGuard(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var axon = context.getBean(Configuration.class);
        expect("event store", EmbeddedEventStore.class, axon.getComponent(EventBus.class));
        expect("storage engine", OrderedEventStorageEngine.class, context.getBean(EventStorageEngine.class));
        expect("transaction manager", SpringTransactionManager.class, axon.getComponent(TransactionManager.class));
        expect("token store", JdbcTokenStore.class, axon.getComponent(TokenStore.class));
        expect("serializer", StoredEventSerializer.class, axon.serializer());
        expect("event serializer", StoredEventSerializer.class, axon.eventSerializer());
        expect("message serializer", StoredEventSerializer.class, axon.messageSerializer());
        var processors = axon.eventProcessingConfiguration().eventProcessors();
        if (!processors.keySet().equals(Set.of("live"))) {
            throw new WiringRefused("the event processors are " + processors.keySet() + ", expected one named live");
        }
        for (Map.Entry<String, ?> processor : processors.entrySet()) {
            expect("processor " + processor.getKey(), SubscribingEventProcessor.class, processor.getValue());
        }
    }

    private static void expect(String part, Class<?> expected, Object found) {
        if (!expected.isInstance(found)) {
            throw new WiringRefused(
                    "the " + part + " is " + found.getClass().getName() + ", expected " + expected.getName());
        }
    }

    /** The rooms came together wrongly. */
    static final class WiringRefused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        WiringRefused(String message) {
            super(message);
        }
    }
}
