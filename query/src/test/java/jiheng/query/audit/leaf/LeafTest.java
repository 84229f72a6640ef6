package jiheng.query.audit.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.sm.Sm3;
import org.junit.jupiter.api.Test;

class LeafTest {
    private static final LeafHashing HASHING = new LeafHashing(TreeHash.sha256(), Sm3.tree());
    private static final Digests ONE = HASHING.of(new byte[] {1});
    private static final Digests TWO = HASHING.of(new byte[] {2});
    private static final Leaf LEAF = new Leaf(
            17,
            23,
            "evaluation",
            "evaluation-1",
            4,
            "id",
            "2026-01-01T00:00:00Z",
            "evaluation.opened",
            "1",
            ONE,
            TWO,
            new Leaf.Previous(9, TWO));

    @Test
    void whatIsWrittenIsReadAgain() {
        var first = new Leaf(0, 1, null, "单位-1", 0, "", "", "n", null, TWO, ONE, null);
        for (var leaf : List.of(LEAF, first)) {
            assertThat(Leaf.decode(leaf.encode())).isEqualTo(leaf);
        }
    }

    /** Worked out by hand from the description, so that the encoding never moves by accident. */
    @Test
    void theFirstBytesAreAsDescribed() {
        var hex = HexFormat.of().formatHex(LEAF.encode());
        assertThat(hex)
                .startsWith("0000000d" + ascii("jiheng-leaf/1") + "00000008" + "0000000000000011"
                        + "00000008" + "0000000000000017" + "0000000a" + ascii("evaluation") + "0000000c"
                        + ascii("evaluation-1") + "00000008" + "0000000000000004" + "00000002" + ascii("id")
                        + "00000014" + ascii("2026-01-01T00:00:00Z"));
        assertThat(hex).endsWith("00000020" + HexFormat.of().formatHex(TWO.sm3()));
    }

    @Test
    void noTwoLeavesShareTheirBytes() {
        var all = List.of(
                LEAF,
                new Leaf(
                        18,
                        23,
                        "evaluation",
                        "evaluation-1",
                        4,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        "1",
                        ONE,
                        TWO,
                        LEAF.previous()),
                new Leaf(
                        17,
                        24,
                        "evaluation",
                        "evaluation-1",
                        4,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        "1",
                        ONE,
                        TWO,
                        LEAF.previous()),
                new Leaf(17, 23, null, "evaluation-1", 4, "id", LEAF.at(), LEAF.name(), "1", ONE, TWO, LEAF.previous()),
                new Leaf(17, 23, "", "evaluation-1", 4, "id", LEAF.at(), LEAF.name(), "1", ONE, TWO, LEAF.previous()),
                new Leaf(
                        17,
                        23,
                        "evaluatio",
                        "nevaluation-1",
                        4,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        "1",
                        ONE,
                        TWO,
                        LEAF.previous()),
                new Leaf(
                        17,
                        23,
                        "evaluation",
                        "evaluation-1",
                        5,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        "1",
                        ONE,
                        TWO,
                        LEAF.previous()),
                new Leaf(
                        17,
                        23,
                        "evaluation",
                        "evaluation-1",
                        4,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        null,
                        ONE,
                        TWO,
                        LEAF.previous()),
                new Leaf(
                        17,
                        23,
                        "evaluation",
                        "evaluation-1",
                        4,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        "1",
                        TWO,
                        ONE,
                        LEAF.previous()),
                new Leaf(
                        17,
                        23,
                        "evaluation",
                        "evaluation-1",
                        4,
                        "id",
                        LEAF.at(),
                        LEAF.name(),
                        "1",
                        ONE,
                        TWO,
                        new Leaf.Previous(8, TWO)));
        var seen = new HashSet<String>();
        all.forEach(leaf -> seen.add(HexFormat.of().formatHex(leaf.encode())));
        assertThat(seen).hasSameSizeAs(all);
    }

    @Test
    void everyChangedByteIsAnotherLeafOrNone() {
        var bytes = LEAF.encode();
        for (var at = 0; at < bytes.length; at++) {
            var changed = bytes.clone();
            changed[at] ^= 0x40;
            try {
                assertThat(Leaf.decode(changed)).isNotEqualTo(LEAF);
            } catch (MalformedLeaf refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
        for (var length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Leaf.decode(cut)).isInstanceOf(MalformedLeaf.class);
        }
        assertThatThrownBy(() -> Leaf.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(MalformedLeaf.class);
    }

    /** A column added to the event table has to come into a new version of the leaf. */
    @Test
    void everyColumnOfTheEventTableIsInTheLeaf() throws IOException {
        try (var in = LeafTest.class.getResourceAsStream("/db/events/V1_1__event.sql")) {
            var sql = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var columns = sql.lines()
                    .filter(line -> line.startsWith("    ") && !line.strip().startsWith("unique"))
                    .map(line -> line.strip().split(" ")[0])
                    .toList();
            assertThat(columns)
                    .containsExactly(
                            "global_index",
                            "event_id",
                            "stream",
                            "sequence",
                            "stream_kind",
                            "at",
                            "name",
                            "revision",
                            "payload",
                            "metadata");
        }
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
