package jiheng.ui.wiring;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import jiheng.command.once.OnceOnly;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.events.store.StoredEventSerializer;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

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
            var name = processor.getKey();
            expect("processor " + name, SubscribingEventProcessor.class, processor.getValue());
            var processing = axon.eventProcessingConfiguration();
            expect("error handler of " + name, PropagatingErrorHandler.class, processing.errorHandler(name));
            expect(
                    "listener error handler of " + name,
                    PropagatingErrorHandler.class,
                    processing.listenerInvocationErrorHandler(name));
        }
        onceOnly(axon);
        if (ClassUtils.isPresent("com.thoughtworks.xstream.XStream", context.getClassLoader())) {
            throw new WiringRefused("XStream is on the class path, expected nowhere");
        }
        var providers = context.getBeansOfType(UsagePropertyProvider.class).values();
        var updates = UsagePropertyProvider.create(providers.toArray(UsagePropertyProvider[]::new));
        if (!Boolean.TRUE.equals(updates.getDisabled())) {
            throw new WiringRefused("the update checker is on and would call a service outside, expected off");
        }
    }

    /** The bus has no question for its interceptors, so they are looked up in it. */
    private static void onceOnly(Configuration axon) {
        expect("command bus", SimpleCommandBus.class, axon.commandBus());
        var field = ReflectionUtils.findField(SimpleCommandBus.class, "handlerInterceptors");
        if (field == null) {
            throw new WiringRefused(
                    "the command bus keeps its interceptors elsewhere, expected in handlerInterceptors");
        }
        ReflectionUtils.makeAccessible(field);
        var found = ReflectionUtils.getField(field, axon.commandBus()) instanceof Collection<?> all
                ? all.stream().filter(OnceOnly.class::isInstance).count()
                : 0;
        if (found != 1) {
            throw new WiringRefused("the command bus has OnceOnly " + found + " times, expected once");
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
