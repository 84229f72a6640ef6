package jiheng.command.evaluation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.Region;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.organisation.AccountId;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** A command bus over a store in memory: each command is decided by an aggregate rebuilt from its events. */
final class Bench implements AutoCloseable {
    private static final RuleSets RULES = RuleSets.shipped();
    private static final Templates TEMPLATES = Templates.shipped();

    private final AForm began;
    private final List<EventMessage<?>> events = new ArrayList<>();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    Bench(AForm began) {
        this.began = began;
        var resolvers = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Evaluation.class),
                new SimpleResourceParameterResolverFactory(List.of(
                        began.region().authority(),
                        AForm.cycles(),
                        TEMPLATES,
                        RULES,
                        Clock.fixed(AForm.NOON, ZoneOffset.UTC))));
        var repository = EventSourcingRepository.builder(Evaluation.class)
                .eventStore(store)
                .parameterResolverFactory(resolvers)
                .build();
        var handler = AggregateAnnotationCommandHandler.<Evaluation>builder()
                .aggregateType(Evaluation.class)
                .repository(repository)
                .parameterResolverFactory(resolvers)
                .build();
        handler.subscribe(bus);
        long sequence = 0;
        for (var event : began.events()) {
            store.publish(new GenericDomainEventMessage<>(
                    "Evaluation", AForm.ID.value(), sequence++, event.getPayload(), event.getMetaData()));
        }
    }

    /** @throws CommandRefused as the command was */
    void send(AccountId who, Object command) {
        var message = new GenericCommandMessage<>(command, Region.as(who).asMetaData());
        bus.dispatch(message, (sent, result) -> {
            if (result.isExceptional()) {
                var thrown = result.exceptionResult();
                throw thrown instanceof RuntimeException refused ? refused : new IllegalStateException(thrown);
            }
        });
    }

    AForm form() {
        store.readEvents(AForm.ID.value(), events.size()).asStream().forEach(events::add);
        return new AForm(began.region(), began.now(), List.copyOf(events));
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
