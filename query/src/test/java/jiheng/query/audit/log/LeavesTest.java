package jiheng.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import jiheng.events.store.AppendRefused;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.LeafHashing;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.sm.Sm3;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LeavesTest {
    private record Kept(long index, long row, Digests hashes) {}

    @Test
    void everyRowHasTheLeafThatItsBytesMake() {
        try (var store = new LogStore()) {
            store.grow(60);
            assertThat(leaves(store)).hasSize(60).isEqualTo(expected(store));
        }
    }

    /** The serial has gaps where an act was rolled back; the log has none. */
    @Test
    void anActThatFailsLeavesNoLeafAndNoGap() {
        try (var store = new LogStore()) {
            store.grow(5);
            assertThatThrownBy(() -> store.append("stream-9", 3, (connection, eventIds) -> {
                        new Leaves().appended(connection, eventIds);
                        throw new SQLException("and then it failed");
                    }))
                    .hasRootCauseMessage("and then it failed");
            store.appendTo("stream-10", 2);
            assertThat(leaves(store)).extracting(Kept::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(leaves(store)).extracting(Kept::row).containsExactly(1L, 2L, 3L, 4L, 5L, 9L, 10L);
            assertThat(leaves(store)).isEqualTo(expected(store));
        }
    }

    @Test
    void rowsFromBeforeTheLogGetTheSameLeavesInBatches() throws Exception {
        try (var store = new LogStore()) {
            store.append("stream-1", 1_500, (connection, eventIds) -> {});
            store.append("stream-2", 1_500, (connection, eventIds) -> {});
            assertThat(leaves(store)).isEmpty();
            try (var connection = store.application().getConnection()) {
                assertThat(new Leaves().adopt(connection)).isEqualTo(Leaves.BATCH);
                assertThat(new Leaves().adopt(connection)).isEqualTo(1_000);
                assertThat(new Leaves().adopt(connection)).isZero();
            }
            assertThat(leaves(store)).hasSize(3_000).isEqualTo(expected(store));
        }
    }

    @Test
    void aRowThatContinuesNothingIsNamedAndStopsIt() throws Exception {
        try (var store = new LogStore()) {
            store.append("stream-1", 3, (connection, eventIds) -> {});
            store.tamper("delete from event where global_index = 2");
            try (var connection = store.superuser().getConnection()) {
                assertThatThrownBy(() -> new Leaves().adopt(connection))
                        .isInstanceOf(AppendRefused.class)
                        .hasMessageContaining("row 3 of the ledger, 2 of stream-1");
            }
        }
    }

    @Test
    void aRowThatNoActAppendedGetsNoLeafAndNothingIsAppendedAfterIt() {
        try (var store = new LogStore()) {
            store.grow(5);
            store.inserted("forged", "default");
            assertThatThrownBy(() -> store.appendTo("stream-9", 2))
                    .isInstanceOf(AppendRefused.class)
                    .hasMessageContaining("第 6 行")
                    .hasMessageContaining("row 6 of the ledger, 0 of stream-forged, has no leaf");
            assertThat(leaves(store)).hasSize(5);
            assertThat(store.number("select count(*) from event"))
                    .as("nor is what was refused there")
                    .isEqualTo(6);
            store.tamper("delete from event where event_id = 'forged'");
            store.appendBeside("stream-9", 2);
            assertThat(leaves(store)).as("the control: without it they are").hasSize(7);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** With the trigger off, as whoever owns the table may have it: what follows would sort before it. */
    @Test
    void nothingIsAppendedThatWouldGetNoLeafForARowOfAHugeNumber() {
        try (var store = new LogStore()) {
            store.grow(5);
            store.tamper(LogStore.forged("forged", "9223372036854775000"));
            store.tamper(
                    "insert into audit.leaf select 5, 9223372036854775000, sha256, sm3, sha256, sm3 from audit.leaf"
                            + " where leaf_index = 4");
            store.execute("alter table event disable trigger only_next");
            assertThatThrownBy(() -> store.appendTo("stream-9", 3))
                    .isInstanceOf(AppendRefused.class)
                    .hasMessageContaining("beyond the 3 that were just written");
            assertThat(store.number("select count(*) from event")).isEqualTo(6);
            store.execute("alter table event enable always trigger only_next");
            assertThatThrownBy(() -> store.appendTo("stream-9", 3)).hasStackTraceContaining(notTheNext(9));
        }
    }

    /** As the application's role, which may insert whatever it likes. */
    @Test
    void aRowIsTheNextOfTheSerialOrRefused() throws Exception {
        try (var store = new LogStore()) {
            assertThatThrownBy(() -> store.inserted("forged", "1")).hasStackTraceContaining(notTheNext(1));
            store.grow(5);
            assertThatThrownBy(() -> store.append("stream-8", 2, (connection, eventIds) -> {
                        throw new SQLException("a gap");
                    }))
                    .hasRootCauseMessage("a gap");
            store.grow(3);
            for (var row : List.of(-1L, 0L, 6L, 7L, 11L, 9223372036854775000L)) {
                assertThatThrownBy(() -> store.inserted("forged", "" + row)).hasStackTraceContaining(notTheNext(row));
            }
            store.execute("alter table event disable trigger only_next");
            store.inserted("forged", "6");
            assertThat(store.number("select count(*) from event where global_index = 6"))
                    .as("the control: without the trigger it fills the gap")
                    .isOne();
        }
    }

    @Test
    void aGapIsNotFilledFromATransactionThatDoesNotSeeWhatCameSince() throws Exception {
        try (var store = new LogStore();
                var old = store.application().getConnection()) {
            store.grow(3);
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = old.createStatement()) {
                statement.execute("select count(*) from event");
                statement.execute("select nextval('event_global_index_seq')");
                store.grow(2);
                assertThatThrownBy(() -> statement.execute(LogStore.forged("forged", "4")))
                        .hasMessageContaining(notTheNext(4));
            }
        }
    }

    /** Whoever inserts at all waits for the acts under way: none of them can find a row slipped in before it. */
    @Test
    void whatIsInsertedPastTheProductWaitsForTheActsUnderWay() throws Exception {
        try (var store = new LogStore();
                var act = store.application().getConnection();
                var other = store.application().getConnection();
                var statement = other.createStatement()) {
            store.grow(3);
            act.setAutoCommit(false);
            LogStore.lock(act);
            statement.execute("set lock_timeout = '50ms'");
            assertThatThrownBy(() -> statement.execute(LogStore.forged("forged", "default")))
                    .hasMessageContaining("lock timeout");
            act.rollback();
            statement.execute(LogStore.forged("forged", "default"));
            assertThat(store.number("select count(*) from event"))
                    .as("the control: with no act under way it does not wait")
                    .isEqualTo(4);
        }
    }

    private static String notTheNext(long row) {
        return "ERROR: row " + row + " is not the next of the ledger";
    }

    private static List<Kept> leaves(LogStore store) {
        return JdbcClient.create(store.application())
                .sql("select * from audit.leaf order by leaf_index")
                .query((row, number) -> new Kept(
                        row.getLong("leaf_index"),
                        row.getLong("event_row"),
                        new Digests(row.getBytes("sha256"), row.getBytes("sm3"))))
                .list();
    }

    /** The same in one pass over all rows, in memory. */
    private static List<Kept> expected(LogStore store) {
        var hashing = new LeafHashing(TreeHash.sha256(), Sm3.tree());
        var last = new HashMap<String, Leaf.Previous>();
        return JdbcClient.create(store.application())
                .sql("select " + StoredRow.COLUMNS + " from public.event e order by e.global_index")
                .query((found, number) -> {
                    var row = StoredRow.of(found);
                    var leaf = row.leaf(
                            number, hashing.of(row.payload()), hashing.of(row.metadata()), last.get(row.stream()));
                    var hashes = hashing.leaf(leaf.encode());
                    last.put(row.stream(), new Leaf.Previous(number, hashes));
                    return new Kept(number, row.row(), hashes);
                })
                .list();
    }
}
