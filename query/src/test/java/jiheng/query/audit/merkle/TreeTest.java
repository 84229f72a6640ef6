package jiheng.query.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import jiheng.query.audit.sm.Sm3;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every size up to 70 and every proof within, against a second implementation that only follows the definition. */
class TreeTest {
    private static final int MOST = 70;

    static Stream<TreeHash> hashes() {
        return Stream.of(TreeHash.sha256(), Sm3.tree());
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void everyRootIsThatOfTheDefinition(TreeHash hash) {
        var leaves = leaves(hash);
        var tree = new Tree(hash);
        var range = new CompactRange(hash);
        assertThat(tree.root(0)).isEqualTo(hash.empty()).isEqualTo(range.root());
        for (var size = 1; size <= MOST; size++) {
            tree.append(leaves.get(size - 1));
            range.append(leaves.get(size - 1));
            var root = naive(hash, leaves.subList(0, size));
            assertThat(tree.root(size)).isEqualTo(root).isEqualTo(range.root());
            assertThat(new CompactRange(hash, size, range.hashes()).root()).isEqualTo(root);
        }
        for (var size = 1; size <= MOST; size++) {
            assertThat(tree.root(size)).isEqualTo(naive(hash, leaves.subList(0, size)));
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void everyInclusionIsProvenAndNoOther(TreeHash hash) {
        var leaves = leaves(hash);
        var tree = tree(hash, leaves);
        var proofs = new Proofs(hash, tree);
        var verification = new Verification(hash);
        for (var size = 1; size <= MOST; size++) {
            var root = tree.root(size);
            for (var index = 0; index < size; index++) {
                var path = proofs.inclusion(index, size);
                assertThat(path).hasSize(naivePath(index, size));
                assertThat(verification.inclusion(index, size, leaves.get(index), path, root))
                        .isTrue();
                var other = (index + 1) % MOST;
                assertThat(verification.inclusion(index, size, leaves.get(other), path, root))
                        .isFalse();
                assertThat(index + 1 < size && verification.inclusion(index + 1, size, leaves.get(index), path, root))
                        .isFalse();
            }
        }
        assertThatThrownBy(() -> proofs.inclusion(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> proofs.inclusion(0, MOST + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void everyConsistencyIsProvenAndNoOther(TreeHash hash) {
        var leaves = leaves(hash);
        var tree = tree(hash, leaves);
        var proofs = new Proofs(hash, tree);
        var verification = new Verification(hash);
        for (var later = 1; later <= MOST; later++) {
            for (var earlier = 1; earlier <= later; earlier++) {
                var path = proofs.consistency(earlier, later);
                var old = tree.root(earlier);
                var now = tree.root(later);
                assertThat(verification.consistency(earlier, later, old, now, path))
                        .as("%d to %d", earlier, later)
                        .isTrue();
                assertThat(earlier < later && verification.consistency(earlier, later, now, old, path))
                        .isFalse();
                for (var at = 0; at < path.size(); at++) {
                    var changed = new ArrayList<>(path);
                    changed.set(at, hash.leaf(path.get(at)));
                    assertThat(verification.consistency(earlier, later, old, now, changed))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void coversAndLeavesTogetherMakeTheRoot(TreeHash hash) {
        var leaves = leaves(hash);
        var tree = tree(hash, leaves);
        for (var from = 0; from < MOST; from++) {
            for (var to = from; to <= MOST; to++) {
                var range = new CompactRange(hash);
                leaves.subList(0, from).forEach(range::append);
                for (var one : Proofs.cover(from, to)) {
                    range.append(one.level(), tree.node(one.level(), one.index()));
                }
                leaves.subList(to, MOST).forEach(range::append);
                assertThat(range.root()).isEqualTo(tree.root(MOST));
            }
        }
        var range = new CompactRange(hash);
        range.append(leaves.get(0));
        assertThatThrownBy(() -> range.append(1, leaves.get(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsProvenBeyondTheTree() {
        var hash = TreeHash.sha256();
        // Nodes there are, so that only the size can say no.
        var tree = tree(hash, leaves(hash));
        var proofs = new Proofs(hash, new Nodes() {
            @Override
            public long size() {
                return 3;
            }

            @Override
            public byte[] node(int level, long index) {
                return tree.node(level, index);
            }
        });
        assertThat(proofs.root(3)).isEqualTo(tree.root(3));
        assertThat(proofs.root(0)).isEqualTo(hash.empty());
        assertThat(proofs.inclusion(2, 3)).hasSize(1);
        assertThat(proofs.consistency(3, 3)).isEmpty();
        List.<ThrowingCallable>of(
                        () -> proofs.root(4),
                        () -> proofs.root(-1),
                        () -> proofs.inclusion(0, 4),
                        () -> proofs.inclusion(0, 0),
                        () -> proofs.inclusion(3, 3),
                        () -> proofs.inclusion(-1, 3),
                        () -> proofs.consistency(1, 4),
                        () -> proofs.consistency(0, 3),
                        () -> proofs.consistency(3, 2))
                .forEach(beyond -> assertThatThrownBy(beyond)
                        .isInstanceOf(IndexOutOfBoundsException.class)
                        .hasMessageContaining("is not from"));
    }

    private static List<byte[]> leaves(TreeHash hash) {
        var all = new ArrayList<byte[]>();
        for (var at = 0; at < MOST; at++) {
            all.add(hash.leaf(HexFormat.of().parseHex("%04x".formatted(at))));
        }
        return all;
    }

    private static Tree tree(TreeHash hash, List<byte[]> leaves) {
        var tree = new Tree(hash);
        leaves.forEach(tree::append);
        return tree;
    }

    /** MTH of RFC 6962, section 2.1, word for word. */
    private static byte[] naive(TreeHash hash, List<byte[]> leaves) {
        var size = leaves.size();
        if (size == 1) {
            return leaves.get(0);
        }
        var split = split(size);
        return hash.node(naive(hash, leaves.subList(0, split)), naive(hash, leaves.subList(split, size)));
    }

    private static int naivePath(int index, int size) {
        if (size == 1) {
            return 0;
        }
        var split = split(size);
        return 1 + (index < split ? naivePath(index, split) : naivePath(index - split, size - split));
    }

    private static int split(int size) {
        var split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return split;
    }
}
