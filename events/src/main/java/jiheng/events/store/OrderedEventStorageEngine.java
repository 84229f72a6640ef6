package jiheng.events.store;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;

/**
 * Appends under one transaction-scoped advisory lock, so that on any number of nodes the order of the serial column
 * is the order of commits, and whoever reads on from an index misses nothing.
 */
public final class OrderedEventStorageEngine extends JdbcEventStorageEngine {
    /** The advisory lock taken by every append, and by whoever must see no append for a while. */
    public static final long APPEND_LOCK = 0x6A68_0001L;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Appended appended;

    private OrderedEventStorageEngine(
            Builder builder, ConnectionProvider connections, TransactionManager transactions, Appended appended) {
        super(builder);
        this.connections = connections;
        this.transactions = transactions;
        this.appended = appended;
    }

    /** @param appended what goes with every append or else prevents it */
    public static OrderedEventStorageEngine over(
            ConnectionProvider connections, TransactionManager transactions, Serializer serializer, Appended appended) {
        return new OrderedEventStorageEngine(
                JdbcEventStorageEngine.builder()
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(Upcasters.CHAIN)
                        .persistenceExceptionResolver(new SQLStateResolver("23505"))
                        .schema(EventTable.SCHEMA),
                connections,
                transactions,
                appended);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        // In one transaction even for a caller who opened none: a lock let go before the insert orders nothing.
        transactions.executeInTransaction(() -> {
            lock();
            insert(events, serializer);
            tell(events.stream().map(EventMessage::getIdentifier).toList());
        });
    }

    private void insert(List<? extends EventMessage<?>> events, Serializer serializer) {
        try {
            super.appendEvents(events, serializer);
        } catch (EventStoreException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException known && AppendRefused.NOT_THE_NEXT.equals(known.getSQLState())) {
                    var beyond = new AppendRefused(
                            "台账中有一行的行号不是由产品取得的，新的记录排不到它之后",
                            "a row of the ledger has a number that the product did not draw, so that nothing follows it");
                    beyond.initCause(refused);
                    throw beyond;
                }
            }
            throw refused;
        }
    }

    /** There are no snapshots and no table of them; asking PostgreSQL for one would break the transaction. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("a form is read from its events alone");
    }

    private void tell(List<String> eventIds) {
        try (var connection = connections.getConnection()) {
            appended.appended(connection, eventIds);
        } catch (SQLException refused) {
            throw new EventStoreException("what goes with every event could not be stored", refused);
        }
    }

    private void lock() {
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, APPEND_LOCK);
            statement.execute();
        } catch (SQLException refused) {
            throw new EventStoreException("the order of events could not be secured", refused);
        }
    }
}
