package jiheng.events.store;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class OrderedEventStorageEngineTest {
    private static final UnitId UNIT = UnitId.of("yunxi-union");
    private static final UnitEvent REGISTERED =
            new UnitRegistered(UNIT, "云溪区总工会", UnitKind.BUDGET_UNIT, UnitId.of("yunxi-mass-work"));
    private static final UnitEvent RENAMED = new UnitRenamed(UNIT, "云溪区总工会", "云溪区总工会机关");
    private static final String INDEXES = "select global_index from event order by global_index";

    private static final Ledger LEDGER = Ledger.start();

    private final StoredEventSerializer serializer = new StoredEventSerializer();
    private final EventStorageEngine engine =
            OrderedEventStorageEngine.over(LEDGER, LEDGER, serializer, (connection, eventIds) -> {});
    /** The same table without the lock, the resolver and the refusal of snapshots. */
    private final EventStorageEngine plain = JdbcEventStorageEngine.builder()
            .connectionProvider(LEDGER)
            .transactionManager(LEDGER)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .schema(EventTable.SCHEMA)
            .build();

    private final ExecutorService others = Executors.newFixedThreadPool(8);

    @AfterAll
    static void stopTheDatabase() throws Exception {
        LEDGER.close();
    }

    @BeforeEach
    void emptyTheTable() throws Exception {
        LEDGER.run("truncate event restart identity");
    }

    @AfterEach
    void letTheOthersGo() throws Exception {
        LEDGER.abandon();
        others.shutdownNow();
        assertThat(others.awaitTermination(30, SECONDS)).isTrue();
    }

    @Test
    void whatWasAppendedIsReadBack() throws Exception {
        var metadata = MetaData.with("account", "account-chen-rong").and("name", "陈镕");
        var first = message(0, REGISTERED).withMetaData(metadata);
        var second = message(1, RENAMED).withMetaData(metadata);

        engine.appendEvents(first, second);

        var read = engine.readEvents(UNIT.value()).asStream().toList();
        assertThat(read).extracting(event -> (Object) event.getPayload()).containsExactly(REGISTERED, RENAMED);
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L);
        assertThat(read).extracting(EventMessage::getMetaData).containsExactly(metadata, metadata);
        // Axon stores a moment to the millisecond; a clock that is finer tells the live reader more than the replay.
        assertThat(read)
                .extracting(EventMessage::getTimestamp)
                .containsExactly(
                        first.getTimestamp().truncatedTo(MILLIS),
                        second.getTimestamp().truncatedTo(MILLIS));
        assertThat(engine.readEvents(null, false))
                .extracting(event -> (Object) event.getPayload())
                .containsExactly(REGISTERED, RENAMED);
    }

    @Test
    void theTableHoldsDeclaredNamesAndPlainJson() throws Exception {
        engine.appendEvents(message(0, REGISTERED));

        assertThat(LEDGER.committed(
                        "select name || ' ' || revision || ' ' || convert_from(payload, 'UTF8') from event"))
                .containsExactly("unit.registered 1 {\"unit\":\"unit-yunxi-union\",\"name\":\"云溪区总工会\","
                        + "\"kind\":\"BUDGET_UNIT\",\"parent\":\"unit-yunxi-mass-work\"}");
    }

    @Test
    void anAppendWaitsForTheOneBeforeItToCommit() throws Exception {
        var before = LEDGER.startTransaction();
        engine.appendEvents(message("one", 0));
        var after = inATransaction(() -> engine.appendEvents(message("two", 0)));

        LEDGER.awaitWaiter();

        assertThat(after.isDone()).isFalse();
        assertThat(LEDGER.committed(INDEXES)).isEmpty();
        before.commit();
        after.get();
        assertThat(LEDGER.committed("select stream from event order by global_index"))
                .containsExactly("one", "two");
    }

    @Test
    void withoutTheLockAnEarlierEventAppearsBehindALaterOne() throws Exception {
        var before = LEDGER.startTransaction();
        plain.appendEvents(message("one", 0));
        inATransaction(() -> plain.appendEvents(message("two", 0))).get();

        var seenFirst = LEDGER.committed(INDEXES);
        before.commit();

        assertThat(seenFirst).containsExactly("2");
        assertThat(LEDGER.committed(INDEXES)).containsExactly("1", "2");
    }

    @Test
    void anAppendLetGoByARollbackLeavesTheWayFree() throws Exception {
        var before = LEDGER.startTransaction();
        engine.appendEvents(message("one", 0));
        var after = inATransaction(() -> engine.appendEvents(message("two", 0)));
        LEDGER.awaitWaiter();

        before.rollback();
        after.get();

        assertThat(LEDGER.committed("select stream from event")).containsExactly("two");
    }

    @Test
    void anAppendOutsideAnyTransactionTakesTheLockInOneOfItsOwn() throws Exception {
        var before = LEDGER.startTransaction();
        engine.appendEvents(message("one", 0));
        var after = others.submit(() -> engine.appendEvents(message("two", 0)));

        LEDGER.awaitWaiter();
        before.commit();
        after.get();

        assertThat(LEDGER.committed("select stream from event order by global_index"))
                .containsExactly("one", "two");
    }

    @Test
    void eightAtOnceCommitInTheOrderOfTheIndexAndAReaderMissesNothing() throws Exception {
        var start = new CountDownLatch(1);
        var writers = new ArrayList<Future<?>>();
        for (var writer = 0; writer < 8; writer++) {
            var stream = "writer-" + writer;
            writers.add(others.submit(() -> write(start, stream)));
        }

        start.countDown();
        var seen = new ArrayList<String>();
        boolean done;
        do {
            done = writers.stream().allMatch(Future::isDone);
            var last = seen.isEmpty() ? "0" : seen.get(seen.size() - 1);
            seen.addAll(LEDGER.committed(
                    "select global_index from event where global_index > " + last + " order by global_index"));
        } while (!done);
        for (var writer : writers) {
            writer.get();
        }

        assertThat(seen).hasSize(8 * 20 * 2).isEqualTo(LEDGER.committed(INDEXES));
        assertThat(LEDGER.committed(
                        "select global_index from event order by pg_xact_commit_timestamp(xmin), global_index"))
                .isEqualTo(seen);
        assertThat(LEDGER.committed("select max(global_index) from event"))
                .as("rolled back appends leave gaps behind")
                .allMatch(last -> Integer.parseInt(last) > 8 * 20 * 2);
    }

    /** Twenty transactions of two events that commit, and after every fourth one that does not. */
    private Object write(CountDownLatch start, String stream) throws InterruptedException {
        start.await();
        for (var round = 0; round < 20; round++) {
            var sequence = round * 2L;
            LEDGER.executeInTransaction(() -> {
                engine.appendEvents(message(stream, sequence));
                engine.appendEvents(message(stream, sequence + 1));
            });
            if (round % 4 == 0) {
                var given = LEDGER.startTransaction();
                engine.appendEvents(message(stream, sequence + 2));
                given.rollback();
            }
        }
        return stream;
    }

    @Test
    void aSecondFirstEventIsAStreamThatExists() {
        engine.appendEvents(message(0, REGISTERED));

        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> engine.appendEvents(message(0, REGISTERED)));
    }

    @Test
    void aSecondEventAtOnePlaceIsAConflict() {
        engine.appendEvents(message(0, REGISTERED), message(1, RENAMED));

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(message(1, RENAMED)));
    }

    @Test
    void ofTwoAtOnceAtOnePlaceTheSecondIsAConflict() throws Exception {
        engine.appendEvents(message(0, REGISTERED));
        var first = LEDGER.startTransaction();
        engine.appendEvents(message(1, RENAMED));
        var second = inATransaction(() -> engine.appendEvents(message(1, RENAMED)));
        LEDGER.awaitWaiter();

        first.commit();

        assertThatThrownBy(second::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(LEDGER.committed("select sequence from event order by global_index"))
                .containsExactly("0", "1");
    }

    @Test
    void withoutTheResolverAConflictIsAnErrorLikeAnyOther() {
        plain.appendEvents(message(0, REGISTERED), message(1, RENAMED));

        assertThatThrownBy(() -> plain.appendEvents(message(1, RENAMED)))
                .isInstanceOf(EventStoreException.class)
                .isNotInstanceOf(ConcurrencyException.class);
    }

    @Test
    void anErrorThatIsNoConflictIsNotTakenForOne() {
        assertThatThrownBy(() -> engine.appendEvents(message("s".repeat(300), 0)))
                .isInstanceOf(EventStoreException.class)
                .isNotInstanceOf(ConcurrencyException.class);
    }

    @Test
    void whatIsNoStoredEventLeavesNoRow() throws Exception {
        assertThatThrownBy(() -> engine.appendEvents(
                        message(0, REGISTERED), new GenericDomainEventMessage<>("Unit", UNIT.value(), 1, "text")))
                .isInstanceOf(SerializationException.class);

        assertThat(LEDGER.committed(INDEXES)).isEmpty();
    }

    @Test
    void aRowUnderAnUnknownNameStopsTheReaderAndIsNotSkipped() throws Exception {
        spoiled("name = 'unit.vanished'", "unit.vanished");
    }

    @Test
    void aRowOfAnUnknownRevisionStopsTheReader() throws Exception {
        spoiled("revision = '9'", "unit.renamed");
    }

    @Test
    void aRowUnderTheNameOfAClassStopsTheReader() throws Exception {
        spoiled("name = 'java.util.HashMap'", "java.util.HashMap");
    }

    @Test
    void aRowWhoseJsonLostAFieldStopsTheReader() throws Exception {
        spoiled("payload = convert_to('{\"unit\":\"unit-a\",\"before\":\"甲\"}', 'UTF8')", "unit.renamed");
    }

    private void spoiled(String change, String name) throws Exception {
        engine.appendEvents(message(0, REGISTERED), message(1, RENAMED));
        assertThat(payloads(engine)).hasSize(2);
        LEDGER.run("update event set " + change + " where sequence = 1");

        assertThatThrownBy(() -> payloads(engine))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining(name);
        assertThatThrownBy(() -> engine.readEvents(null, false)
                        .map(EventMessage::getPayload)
                        .toList())
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining(name);
    }

    private static List<Object> payloads(EventStorageEngine engine) {
        return engine.readEvents(UNIT.value())
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
    }

    @Test
    void askingForASnapshotFindsNoneAndLeavesTheTransactionWhole() throws Exception {
        LEDGER.executeInTransaction(() -> {
            assertThat(engine.readSnapshot(UNIT.value())).isEmpty();
            engine.appendEvents(message(0, REGISTERED));
        });

        assertThat(LEDGER.committed(INDEXES)).hasSize(1);
        assertThatThrownBy(() -> engine.storeSnapshot(message(0, REGISTERED)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void withoutThatAskingForASnapshotBreaksTheTransaction() throws Exception {
        var transaction = LEDGER.startTransaction();
        assertThatThrownBy(() -> plain.readSnapshot(UNIT.value())).isInstanceOf(EventStoreException.class);

        assertThatThrownBy(() -> plain.appendEvents(message(0, REGISTERED)))
                .hasStackTraceContaining("current transaction is aborted");
        transaction.rollback();
    }

    private Future<?> inATransaction(Runnable act) {
        Callable<?> task = () -> {
            LEDGER.executeInTransaction(act);
            return act;
        };
        return others.submit(task);
    }

    private static DomainEventMessage<?> message(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Unit", stream, sequence, RENAMED);
    }

    private static DomainEventMessage<?> message(long sequence, UnitEvent event) {
        return new GenericDomainEventMessage<>("Unit", UNIT.value(), sequence, event);
    }
}
