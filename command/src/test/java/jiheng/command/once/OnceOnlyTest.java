package jiheng.command.once;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.AccountId;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** On a real PostgreSQL: what a key promises rests on its locks. */
@SuppressWarnings("NullAway.Init") // the server is there before each test
class OnceOnlyTest {
    private static EmbeddedPostgres server;

    private JdbcClient jdbc;
    private SimpleCommandBus bus;
    private CountDownLatch entered;
    private CountDownLatch mayLeave;

    /** A command whose outcome is a row. */
    record Ring(String bell) {}

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        var jdbc = JdbcClient.create(server.getPostgresDatabase());
        jdbc.sql(Files.readString(Path.of("src", "main", "resources", "db", "command", "V3_1__act.sql")))
                .update();
        jdbc.sql("create table rung (bell text not null)").update();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void aBusWithTheInterceptor() {
        var database = server.getPostgresDatabase();
        jdbc = JdbcClient.create(database);
        jdbc.sql("truncate act, rung").update();
        entered = new CountDownLatch(1);
        mayLeave = new CountDownLatch(0);
        bus = SimpleCommandBus.builder()
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(database)))
                .build();
        bus.registerHandlerInterceptor(new OnceOnly(jdbc));
        bus.subscribe(Ring.class.getName(), this::ring);
    }

    private String ring(CommandMessage<?> message) throws InterruptedException {
        var bell = ((Ring) message.getPayload()).bell();
        jdbc.sql("insert into rung values (?)").param(bell).update();
        entered.countDown();
        assertThat(mayLeave.await(20, SECONDS)).isTrue();
        if (bell.startsWith("cracked")) {
            throw CommandRefused.rule("bell-cracked", Map.of());
        }
        return "rung";
    }

    private @Nullable Object send(String who, String key, Ring command) {
        var actor = new Actor(AccountId.of(who), "session-1", "192.0.2.7", "request-1", key, "1.0.0");
        var answered = new CompletableFuture<@Nullable Object>();
        bus.dispatch(new GenericCommandMessage<>(command, actor.asMetaData()), (sent, result) -> {
            if (result.isExceptional()) {
                answered.completeExceptionally(result.exceptionResult());
            } else {
                answered.complete(result.getPayload());
            }
        });
        try {
            return answered.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CommandRefused refused) {
                throw refused;
            }
            throw failed;
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void theSameKeyAgainIsAnsweredAsDoneWithoutBeingDone() {
        assertThat(send("wang", "key-1", new Ring("one"))).isEqualTo("rung");
        assertThat(send("wang", "key-1", new Ring("one"))).isNull();

        assertThat(count("rung")).isEqualTo(1);
    }

    @Test
    void withoutTheSameKeyItIsDoneAgain() {
        send("wang", "key-1", new Ring("one"));
        send("wang", "key-2", new Ring("one"));
        send("liu", "key-1", new Ring("one"));

        assertThat(count("rung")).isEqualTo(3);
    }

    @Test
    void theSameKeyWithAnotherCommandIsRefused() {
        send("wang", "key-1", new Ring("one"));

        var refused = catchThrowableOfType(CommandRefused.class, () -> send("wang", "key-1", new Ring("two")));

        assertThat(refused.kind()).isEqualTo(CommandRefused.Kind.MALFORMED);
        assertThat(refused.code()).isEqualTo("idempotency-key-reused");
        assertThat(refused.field()).isEqualTo("Idempotency-Key");
        assertThat(count("rung")).isEqualTo(1);
    }

    @Test
    void aRefusedActLeavesItsKeyFree() {
        assertThat(catchThrowableOfType(CommandRefused.class, () -> send("wang", "key-1", new Ring("cracked"))))
                .extracting(CommandRefused::code)
                .isEqualTo("bell-cracked");
        assertThat(count("act")).isZero();

        assertThat(send("wang", "key-1", new Ring("one"))).isEqualTo("rung");
        assertThat(count("rung")).isEqualTo(1);
    }

    @Test
    void ofTwoAtOnceOneIsDoneAndTheOtherWaitsForIt() throws Exception {
        mayLeave = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> String.valueOf(send("wang", "key-1", new Ring("one"))));
        assertThat(entered.await(20, SECONDS)).isTrue();
        var second = CompletableFuture.supplyAsync(() -> String.valueOf(send("wang", "key-1", new Ring("one"))));
        awaitWaiter();
        assertThat(second).isNotDone();

        mayLeave.countDown();

        assertThat(answer(first)).isEqualTo("rung");
        assertThat(answer(second)).isEqualTo("null");
        assertThat(count("rung")).isEqualTo(1);
    }

    @Test
    void ofTwoAtOnceTheSecondIsDoneWhereTheFirstIsRefused() throws Exception {
        mayLeave = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> String.valueOf(send("wang", "key-1", new Ring("cracked"))));
        assertThat(entered.await(20, SECONDS)).isTrue();
        var second = CompletableFuture.supplyAsync(() -> String.valueOf(send("wang", "key-1", new Ring("one"))));
        awaitWaiter();

        mayLeave.countDown();

        assertThat(answer(second)).isEqualTo("rung");
        assertThat(first).failsWithin(Duration.ofSeconds(20));
        assertThat(count("rung")).isEqualTo(1);
    }

    @Test
    void registeredTwiceItDoesNotTakeAnActForItsOwnRepetition() {
        bus.registerHandlerInterceptor(new OnceOnly(jdbc));

        assertThat(send("wang", "key-1", new Ring("one"))).isEqualTo("rung");
        assertThat(send("wang", "key-1", new Ring("one"))).isNull();
        assertThat(count("rung")).isEqualTo(1);
    }

    @Test
    void withoutTheInterceptorARepetitionIsDoneTwice() {
        bus = SimpleCommandBus.builder()
                .transactionManager(
                        new SpringTransactionManager(new DataSourceTransactionManager(server.getPostgresDatabase())))
                .build();
        bus.subscribe(Ring.class.getName(), this::ring);

        send("wang", "key-1", new Ring("one"));
        send("wang", "key-1", new Ring("one"));

        assertThat(count("rung")).isEqualTo(2);
    }

    private static String answer(CompletableFuture<String> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(20, SECONDS);
    }

    /** Returns once some transaction waits for another, and fails if within twenty seconds none does. */
    private void awaitWaiter() {
        var end = System.nanoTime() + SECONDS.toNanos(20);
        while (jdbc.sql("select count(*) from pg_locks where locktype = 'transactionid' and not granted")
                        .query(Long.class)
                        .single()
                == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no act waits for another");
            }
            Thread.onSpinWait();
        }
    }
}
