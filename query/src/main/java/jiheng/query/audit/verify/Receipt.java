package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.audit.verify.Verdict.Outcome;

/** Verifies a receipt: that the leaf which it carries is in the tree of a head that a given key signed. */
final class Receipt {
    static final String HELP = """
            用法 usage: java -jar jiheng-verify.jar receipt --key FILE RECEIPT.tlog-proof

            --key FILE      日志的公钥，来自您信任的渠道 the log's public keys, from a source that you trust

            退出码 exit codes: 0 证明成立 proven · 1 内容被改动 tampered · 2 无法读取 unreadable · 3 缺少信任依据 trust missing
            """;

    /** What a note may be at most, twice over, and more than any leaf. */
    private static final long LONGEST = 4_000_000;

    private Receipt() {}

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 3 || !arguments.get(0).equals("--key")) {
            out.print(HELP);
            return arguments.equals(List.of("--help")) ? Outcome.PROVEN.code() : Outcome.UNREADABLE.code();
        }
        var verdict = of(Path.of(arguments.get(1)), Path.of(arguments.get(2)));
        return Verify.tell(verdict, out);
    }

    private static Verdict of(Path keys, Path receipt) {
        try {
            if (Files.size(receipt) > LONGEST) {
                throw new IOException("larger than " + LONGEST + " bytes: " + receipt);
            }
            return of(Files.readAllBytes(receipt), Verify.keys(keys));
        } catch (IOException | IllegalArgumentException unreadable) {
            return unreadable(unreadable);
        }
    }

    /** Never throws: whatever a receipt holds, there is a verdict. */
    static Verdict of(byte[] receipt, List<VerifierKey> keys) {
        try {
            var proof = TlogProof.parse(receipt);
            var leaf = Leaf.decode(proof.extra());
            var head = Checkpoint.parse(proof.checkpoint().text());
            if (leaf.index() != proof.index()) {
                return tampered(leaf.index(), "回执所附记录的序号不是所证明的序号", "the leaf is not of the index that is proven");
            }
            return of(proof, leaf, head, keys);
        } catch (Tampered tampered) {
            return new Verdict(Outcome.TAMPERED, tampered.index(), List.of(tampered.line()));
        } catch (IllegalArgumentException malformed) {
            return unreadable(malformed);
        }
    }

    private static Verdict of(TlogProof proof, Leaf leaf, Checkpoint head, List<VerifierKey> keys) {
        var trees = Stream.of(Algorithm.values())
                .filter(tree -> isIn(tree, proof, head))
                .toList();
        if (trees.isEmpty()) {
            return tampered(leaf.index(), "这条记录不在所附检查点的树中", "the leaf is not in the tree of the checkpoint");
        }
        var tree = trees.get(0);
        var lines = new ArrayList<>(told(leaf));
        var signer = signer(proof, head, tree, keys);
        if (signer.isEmpty()) {
            lines.add(new Line(
                    "未证明：" + tree + " 树（" + head.size() + " 条）的检查点没有您所给公钥的签名。",
                    "not proven: no key that you gave signed the checkpoint of the " + tree + " tree (" + head.size()
                            + ")."));
            return new Verdict(Outcome.TRUST_MISSING, -1, lines);
        }
        lines.add(new Line(
                "这条记录在 " + tree + " 树中，检查点大小为 " + head.size() + "，由 " + signer.get() + " 签名。",
                "it is in the " + tree + " tree under the checkpoint of size " + head.size() + ", signed by "
                        + signer.get() + "."));
        var witnesses = witnesses(proof, tree, keys);
        witnesses.forEach(one -> lines.add(new Line("见证人联署 cosigned by a witness：" + one, "")));
        if (witnesses.isEmpty()) {
            lines.add(new Line(
                    "未证明：无您所信任的见证人联署。回执本身就是您留存的检查点：日后核验审计包时用 --kept 与之对照。",
                    "not proven: no witness that you trust cosigned. The receipt itself is a head that you keep: give it to"
                            + " later verifications of bundles as --kept."));
        }
        lines.add(new Line(
                "未证明：事件内容本身；回执只含内容的摘要，内容在审计包中，摘要应与此相同。",
                "not proven: the event's content, of which a receipt has only the hashes; a bundle holds it, under the"
                        + " same hashes."));
        return new Verdict(Outcome.PROVEN, -1, lines);
    }

    private static boolean isIn(Algorithm tree, TlogProof proof, Checkpoint head) {
        var hash = tree == Algorithm.SHA256 ? TreeHash.sha256() : Sm3.tree();
        return proof.index() < head.size()
                && new Verification(hash)
                        .inclusion(proof.index(), head.size(), hash.leaf(proof.extra()), proof.path(), head.root());
    }

    private static Optional<String> signer(TlogProof proof, Checkpoint head, Algorithm tree, List<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == Trust.log(tree) && key.name().equals(head.origin()))
                .filter(key -> signed(proof, key))
                .map(VerifierKey::name)
                .findFirst();
    }

    private static List<String> witnesses(TlogProof proof, Algorithm tree, List<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == Trust.witness(tree) && signed(proof, key))
                .flatMap(key -> proof.checkpoint().signatures().stream()
                        .filter(key::isNamedBy)
                        .map(one -> key.name() + " " + Times.of(one)))
                .toList();
    }

    /** @throws Tampered if a signature names the key and is not its own */
    private static boolean signed(TlogProof proof, VerifierKey key) {
        var note = proof.checkpoint();
        var named = note.signatures().stream().filter(key::isNamedBy).toList();
        if (named.stream().anyMatch(one -> !key.verifies(note.text(), one))) {
            throw new Tampered(
                    -1,
                    "检查点上“" + key.name() + "”的签名无效",
                    "the signature of " + key.name() + " on the checkpoint is not valid");
        }
        return !named.isEmpty();
    }

    private static List<Line> told(Leaf leaf) {
        return List.of(
                new Line(
                        leaf.stream() + " 第 " + leaf.sequence() + " 步，" + leaf.name() + "，" + Times.of(leaf.at())
                                + "（北京时间），日志第 " + leaf.index() + " 号",
                        "step " + leaf.sequence() + " of " + leaf.stream() + ", " + leaf.name() + ", " + leaf.at()
                                + ", index " + leaf.index()),
                new Line("  内容摘要 payload SHA-256 " + hex(leaf.payload().sha256()), ""),
                new Line("  内容摘要 payload SM3 " + hex(leaf.payload().sm3()), ""),
                new Line("  元数据摘要 metadata SHA-256 " + hex(leaf.metadata().sha256()), ""));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static Verdict tampered(long index, String zh, String en) {
        return new Verdict(Outcome.TAMPERED, index, List.of(new Line(zh, en)));
    }

    private static Verdict unreadable(Exception why) {
        return new Verdict(
                Outcome.UNREADABLE,
                -1,
                List.of(new Line("读不了：" + why.getMessage(), "unreadable: " + why.getMessage())));
    }
}
