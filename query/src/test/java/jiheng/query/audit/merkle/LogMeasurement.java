package jiheng.query.audit.merkle;

import java.util.Arrays;
import java.util.function.IntConsumer;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.LeafHashing;
import jiheng.query.audit.sm.Sm3;

/** Not a test: how fast leaves are hashed, appended and checked on this machine, on one thread. */
public final class LogMeasurement {
    private static final int LEAVES = 1_000_000;
    private static final byte[] PAYLOAD = new byte[300];
    private static final byte[] METADATA = new byte[250];

    private LogMeasurement() {}

    public static void main(String[] none) {
        for (var round = 0; round < 2; round++) {
            tree("SHA-256", TreeHash.sha256());
            tree("SM3", Sm3.tree());
            check();
        }
    }

    private static void tree(String name, TreeHash hash) {
        var data = leaf(new Digests(new byte[32], new byte[32]), new Digests(new byte[32], new byte[32]))
                .encode();
        var range = new CompactRange(hash);
        time(name + ": leaf hash and append to a compact range", at -> range.append(hash.leaf(data)));
        var tree = new Tree(hash);
        time(name + ": leaf hash and append to a whole tree", at -> tree.append(hash.leaf(data)));
        if (!Arrays.equals(range.root(), tree.root(LEAVES))) {
            throw new IllegalStateException("two trees of the same leaves differ");
        }
        var proofs = new Proofs(hash, tree);
        var root = tree.root(LEAVES);
        var leafHash = hash.leaf(data);
        var verification = new Verification(hash);
        time(name + ": proof of inclusion made and verified", LEAVES / 100, at -> {
            if (!verification.inclusion(at, LEAVES, leafHash, proofs.inclusion(at, LEAVES), root)) {
                throw new IllegalStateException("not proven");
            }
        });
    }

    /** From an event's bytes to the root: hash both parts, encode the leaf, hash it, append. */
    private static void check() {
        var sha256 = TreeHash.sha256();
        var range = new CompactRange(sha256);
        var sm3 = new byte[32];
        time(
                "whole check, SHA-256 alone",
                at -> range.append(
                        sha256.leaf(leaf(new Digests(sha256.of(PAYLOAD), sm3), new Digests(sha256.of(METADATA), sm3))
                                .encode())));
        var both = new LeafHashing(TreeHash.sha256(), Sm3.tree());
        var first = new CompactRange(both.sha256());
        var second = new CompactRange(both.sm3());
        time("whole check, both trees", at -> {
            var hashes = both.leaf(leaf(both.of(PAYLOAD), both.of(METADATA)).encode());
            first.append(hashes.sha256());
            second.append(hashes.sm3());
        });
    }

    private static Leaf leaf(Digests payload, Digests metadata) {
        return new Leaf(
                7,
                7,
                "evaluation",
                "evaluation-2022-union-department",
                1,
                "b5c7a5c6-7a3f-4f0e-9d0e-1d9a7b8c9d0e",
                "2026-03-01T01:12:33.123456Z",
                "evaluation.cell-filled",
                "1",
                payload,
                metadata,
                new Leaf.Previous(3, payload));
    }

    private static void time(String what, IntConsumer act) {
        time(what, LEAVES, act);
    }

    private static void time(String what, int times, IntConsumer act) {
        var from = System.nanoTime();
        for (var at = 0; at < times; at++) {
            act.accept(at);
        }
        var seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("%-50s %,12.0f a second, %.2f s for %,d%n", what, times / seconds, seconds, times);
    }
}
