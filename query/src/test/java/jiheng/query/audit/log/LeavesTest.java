package jiheng.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
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
            assertThatThrownBy(() -> store.append("stream-9", 3, connection -> {
                        new Leaves().appended(connection);
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
            store.append("stream-1", 1_500, connection -> {});
            store.append("stream-2", 1_500, connection -> {});
            assertThat(leaves(store)).isEmpty();
            try (var connection = store.application().getConnection()) {
                assertThat(new Leaves().batch(connection)).isEqualTo(Leaves.BATCH);
                assertThat(new Leaves().batch(connection)).isEqualTo(1_000);
                assertThat(new Leaves().batch(connection)).isZero();
            }
            assertThat(leaves(store)).hasSize(3_000).isEqualTo(expected(store));
        }
    }

    @Test
    void aRowThatContinuesNothingIsNamedAndStopsIt() {
        try (var store = new LogStore()) {
            store.append("stream-1", 3, connection -> {});
            store.tamper("delete from event where global_index = 2");
            assertThatThrownBy(() -> store.appendTo("stream-2", 1))
                    .hasMessageContaining("row 3 of the ledger, 2 of stream-1");
        }
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
