package jiheng.ui.wiring;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jiheng.command.cycle.Cycles;
import jiheng.command.definition.Definitions;
import jiheng.command.once.OnceOnly;
import jiheng.command.organisation.EventSourcedAuthority;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.audit.log.Leaves;
import jiheng.query.definition.DefinitionVersion;
import jiheng.query.definition.DefinitionViews;
import jiheng.query.definition.Status;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Every part of Axon that stores or delivers is declared here; nothing is left to what it finds by itself. */
@Configuration(proxyBeanMethods = false)
class AxonWiring {
    @Bean
    @Primary
    Serializer serializer() {
        return new StoredEventSerializer();
    }

    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            Leaves leaves,
            Schema schema) {
        return OrderedEventStorageEngine.over(connections, transactions, serializer, leaves);
    }

    @Bean
    @Qualifier("eventStore") EmbeddedEventStore eventBus(EventStorageEngine engine, Clock clock) {
        GenericEventMessage.clock = clock;
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
    }

    /** All that people read is projected in the act's own transaction, and an act that cannot be recorded fails. */
    @Bean
    ConfigurerModule subscribingProcessors() {
        return configurer -> configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE)
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE);
    }

    /** Events carry who acted, from the handler; a random correlation id would add bytes and no fact. */
    @Bean
    CorrelationDataProvider noCorrelation() {
        return message -> Map.of();
    }

    /** Axon registers every handler interceptor that is a bean with the command bus. */
    @Bean
    OnceOnly onceOnly(JdbcClient jdbc) {
        return new OnceOnly(jdbc);
    }

    @Bean
    EventSourcedAuthority authority(EventStore events, Clock clock) {
        return new EventSourcedAuthority(events, clock);
    }

    @Bean
    Cycles cycles(EventStore events) {
        return new Cycles(stream -> events.readEvents(stream).asStream().map(EventMessage::getPayload));
    }

    @Bean
    Definitions definitions(EventStore events) {
        return new Definitions(stream -> events.readEvents(stream).asStream().map(EventMessage::getPayload));
    }

    @Bean
    Templates templates(Definitions definitions, DefinitionViews views) {
        return new Templates(
                version -> definitions
                        .usable(DefinitionId.of(version), version.version())
                        .map(body -> ((Body.OfTemplate) body).template()),
                () -> offered(views, DefinitionId.Kind.TEMPLATE)
                        .map(body -> ((Body.OfTemplate) body).template())
                        .toList());
    }

    @Bean
    RuleSets ruleSets(Definitions definitions, DefinitionViews views) {
        return new RuleSets(
                version -> definitions
                        .published(DefinitionId.of(version), version.version())
                        .map(body -> ((Body.OfRules) body).rules()),
                version -> definitions
                        .usable(DefinitionId.of(version), version.version())
                        .map(body -> ((Body.OfRules) body).rules()),
                () -> offered(views, DefinitionId.Kind.RULES)
                        .map(body -> ((Body.OfRules) body).rules())
                        .toList());
    }

    private static Stream<Body> offered(DefinitionViews views, DefinitionId.Kind kind) {
        return views.all(kind).stream()
                .filter(one -> one.status() == Status.PUBLISHED)
                .map(DefinitionVersion::body);
    }
}
