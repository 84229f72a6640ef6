package jiheng.ui.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jiheng.command.once.OnceOnly;
import jiheng.ui.Product;
import jiheng.ui.database.EmbeddedDatabase;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each wrong part would run, and lose something; with each of them the product does not start. */
class WiringGuardTest {
    private final Product product = Product.running();

    private interface Change extends Consumer<GenericApplicationContext> {}

    static Stream<Arguments> wrongParts() {
        return Stream.of(
                wrong(
                        "the storage engine is " + InMemoryEventStorageEngine.class.getName(),
                        context -> context.registerBean(
                                "eventStorageEngine",
                                EventStorageEngine.class,
                                () -> new InMemoryEventStorageEngine())),
                wrong(
                        "the transaction manager is " + NoTransactionManager.class.getName(),
                        context -> context.registerBean(
                                "axonTransactionManager", TransactionManager.class, NoTransactionManager::instance)),
                wrong(
                        "the serializer is " + Jackson3Serializer.class.getName(),
                        context -> context.registerBean(
                                "serializer",
                                Serializer.class,
                                () -> Jackson3Serializer.builder().build(),
                                definition -> definition.setPrimary(true))),
                wrong(
                        "the token store is " + InMemoryTokenStore.class.getName(),
                        context -> context.registerBean("tokenStore", TokenStore.class, InMemoryTokenStore::new)),
                wrong(
                        "the processor live is org.axonframework.eventhandling.",
                        context -> module(context, configurer -> configurer
                                .eventProcessing()
                                .registerPooledStreamingEventProcessor("live"))),
                wrong(
                        "the listener error handler of live is " + LoggingErrorHandler.class.getName(),
                        context -> module(context, configurer -> configurer
                                .eventProcessing()
                                .registerListenerInvocationErrorHandler("live", any -> new LoggingErrorHandler()))),
                wrong(
                        "the command bus has OnceOnly 2 times",
                        context -> context.registerBean(
                                "onceMore", OnceOnly.class, () -> new OnceOnly(context.getBean(JdbcClient.class)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongParts")
    void aWrongPartRefusesToStart(String message, Change change) {
        assertThatThrownBy(() -> start(List.of(change), "--jiheng.database.accept-risk=false")
                        .close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(WiringGuard.WiringRefused.class)
                        .hasMessageStartingWith(message));
    }

    /** Here Axon itself is ahead of the guard: aggregates that are event-sourced find no store. */
    @Test
    void aBusThatStoresNothingRefusesToStart() {
        Change change = context -> context.registerBean(
                "simpleBus", EventBus.class, InMemoryStore::new, definition -> definition.setPrimary(true));

        assertThatThrownBy(() -> start(List.of(change)).close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessageContaining("event sourcing"));
    }

    @Test
    void anUpdateCheckerThatWouldCallOutsideRefusesToStart() {
        assertThatThrownBy(() ->
                        start(List.of(), "--axon.update-check.disabled=false").close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessageContaining("update checker"));
    }

    /** The control: the parts as they are do start, and the same store is refused only for its demo accounts. */
    @Test
    void theRightPartsStart() {
        assertThat(product.context().isRunning()).isTrue();
        assertThatThrownBy(() -> start(List.of()).close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessageContaining("demo accounts"));
    }

    /** The running product's database is named as a server, so that starting takes seconds and lays nothing out. */
    private org.springframework.context.ConfigurableApplicationContext start(
            List<? extends Consumer<GenericApplicationContext>> changes, String... more) {
        var pool = product.context().getBean(HikariDataSource.class);
        var database = product.context().getBean(EmbeddedDatabase.class);
        var arguments = Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=" + pool.getJdbcUrl(),
                                "--spring.datasource.username=" + pool.getUsername(),
                                "--spring.datasource.password=" + pool.getPassword(),
                                "--jiheng.owner.username=" + database.username(),
                                "--jiheng.owner.password=" + database.password(),
                                "--jiheng.data="
                                        + product.context().getEnvironment().getProperty("jiheng.data"),
                                "--spring.datasource.hikari.maximum-pool-size=4",
                                "--spring.main.allow-bean-definition-overriding=true",
                                "--logging.level.jiheng.ui.setup.OneLine=off",
                                "--server.port=0"),
                        Stream.of(more))
                .toArray(String[]::new);
        return Product.start(List.copyOf(changes), arguments);
    }

    private static void module(GenericApplicationContext context, ConfigurerModule module) {
        context.registerBean("wrongModule", ConfigurerModule.class, () -> new Last(module));
    }

    private static Arguments wrong(String message, Change change) {
        return Arguments.of(message, change);
    }

    /** Speaks after the product's own module. */
    private record Last(ConfigurerModule module) implements ConfigurerModule {
        @Override
        public void configureModule(org.axonframework.config.Configurer configurer) {
            module.configureModule(configurer);
        }

        @Override
        public int order() {
            return Integer.MAX_VALUE;
        }
    }

    /** Takes events and stores none. */
    private static final class InMemoryStore extends SimpleEventBus {
        InMemoryStore() {
            super(SimpleEventBus.builder());
        }
    }
}
