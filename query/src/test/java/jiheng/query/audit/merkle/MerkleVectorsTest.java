package jiheng.query.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import jiheng.query.audit.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The probes of transparency-dev/merkle, good and bad. */
class MerkleVectorsTest {
    private final Verification verification = new Verification(TreeHash.sha256());

    @Test
    void inclusionIsProvenWhereTheOthersProveIt() {
        var probes = Vectors.lines("merkle/inclusion.jsonl");
        assertThat(probes).hasSize(98);
        for (var probe : probes) {
            var proven = verification.inclusion(
                    number(probe, "leafIdx"),
                    number(probe, "treeSize"),
                    Vectors.base64(probe.get("leafHash")),
                    Vectors.proof(probe.get("proof")),
                    Vectors.base64(probe.get("root")));
            expected(probe, proven);
        }
    }

    @Test
    void inclusionInASubtreeIsInclusionInATreeOfItsOwn() {
        var probes = Vectors.lines("merkle/subtreeinclusion.jsonl");
        assertThat(probes).hasSize(204);
        for (var probe : probes) {
            var start = number(probe, "start");
            var end = number(probe, "end");
            var width = end - start;
            var aligned = start >= 0 && width > 0 && start % ceiling(width) == 0;
            var proven = aligned
                    && verification.inclusion(
                            number(probe, "leafIdx") - start,
                            width,
                            Vectors.base64(probe.get("leafHash")),
                            Vectors.proof(probe.get("proof")),
                            Vectors.base64(probe.get("root")));
            expected(probe, proven);
        }
    }

    @Test
    void consistencyIsProvenWhereTheOthersProveIt() {
        var probes = Vectors.lines("merkle/consistency.jsonl");
        assertThat(probes).hasSize(98);
        for (var probe : probes) {
            var proven = verification.consistency(
                    number(probe, "size1"),
                    number(probe, "size2"),
                    Vectors.base64(probe.get("root1")),
                    Vectors.base64(probe.get("root2")),
                    Vectors.proof(probe.get("proof")));
            expected(probe, proven);
        }
    }

    private static void expected(JsonNode probe, boolean proven) {
        assertThat(proven)
                .as(probe.get("file").asString())
                .isEqualTo(!probe.get("wantErr").asBoolean());
    }

    /** Unsigned, as the others count. */
    private static long number(JsonNode probe, String name) {
        return probe.get(name).bigIntegerValue().longValue();
    }

    private static long ceiling(long width) {
        return width <= 1 ? 1 : Long.highestOneBit(width - 1) << 1;
    }
}
