package jiheng.query.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
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
            var proven = isSubtree(start, end)
                    && verification.inclusion(
                            number(probe, "leafIdx") - start,
                            end - start,
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
            expected(probe, consistent(probe, "size1", "size2"));
        }
    }

    @Test
    void consistencyOfASubtreeAtTheBeginningIsThatOfATree() {
        var probes = Vectors.lines("merkle/subtreeconsistency.jsonl");
        assertThat(probes).hasSize(110);
        for (var probe : probes) {
            var start = number(probe, "start");
            var end = number(probe, "end");
            var root = Vectors.base64(probe.get("root1"));
            var proof = Vectors.proof(probe.get("proof"));
            var proven = start == end
                    ? proof.isEmpty() && Arrays.equals(root, TreeHash.sha256().empty())
                    : isSubtree(start, end)
                            && verification.consistency(
                                    end, number(probe, "size"), root, Vectors.base64(probe.get("root2")), proof);
            assertThat(start == 0 || start == end || !isSubtree(start, end))
                    .as("a subtree elsewhere, of which the log proves nothing")
                    .isTrue();
            expected(probe, proven);
        }
    }

    /** Before an empty subtree was told apart, none was proven; an empty tree is the beginning of all and proves nothing. */
    @Test
    void whatTheOthersRefusedAtFirstIsRefusedOfATree() {
        var probes = Vectors.lines("merkle/subtreeconsistency-first.jsonl");
        assertThat(probes).hasSize(8).allMatch(probe -> number(probe, "start") == 0);
        for (var probe : probes) {
            expected(probe, consistent(probe, "end", "size"));
        }
    }

    @Test
    void theyAreFiveHundredAndEighteen() {
        assertThat(Stream.of(
                                "inclusion",
                                "subtreeinclusion",
                                "consistency",
                                "subtreeconsistency",
                                "subtreeconsistency-first")
                        .flatMap(file -> Vectors.lines("merkle/" + file + ".jsonl").stream())
                        .map(probe -> probe.get("file").asString())
                        .distinct())
                .hasSize(518);
    }

    private boolean consistent(JsonNode probe, String earlier, String later) {
        return verification.consistency(
                number(probe, earlier),
                number(probe, later),
                Vectors.base64(probe.get("root1")),
                Vectors.base64(probe.get("root2")),
                Vectors.proof(probe.get("proof")));
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

    private static boolean isSubtree(long start, long end) {
        return start >= 0 && end > start && start % ceiling(end - start) == 0;
    }

    private static long ceiling(long width) {
        return width <= 1 ? 1 : Long.highestOneBit(width - 1) << 1;
    }
}
