package jiheng.query.audit.verify;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.verify.HeadCheck.Vouched;

/** Whether those whom the user trusts vouched for a bundle's heads, and what is said of it. */
final class Vouching {
    private final Trust trust;
    private final List<Line> lines;
    private final List<Line> open;

    /**
     * @param lines takes what is proven
     * @param open takes what is not
     */
    Vouching(Trust trust, List<Line> lines, List<Line> open) {
        this.trust = trust;
        this.lines = lines;
        this.open = open;
    }

    boolean enough(List<Vouched> all) {
        var enough = false;
        var witnesses = 0;
        var missing = false;
        var unwitnessed = false;
        var unknown = new TreeSet<String>();
        for (var one : all) {
            var size = one.head().checkpoint().size();
            var tree = one.tree().name();
            if (one.logs().isEmpty()) {
                missing |= trust.names(Trust.log(one.tree()));
                open.add(new Line(
                        "未证明：" + tree + " 树（" + size + " 条）的检查点没有您所给公钥的签名。",
                        "not proven: no key that you gave signed the checkpoint of the " + tree + " tree (" + size
                                + ")."));
                continue;
            }
            enough = true;
            var logs = String.join(", ", one.logs());
            witnesses = Math.max(witnesses, one.witnesses().size());
            lines.add(new Line(
                    tree + " 树：大小为 " + size + " 的检查点由 " + logs + " 签名，各检查点前后一致。",
                    tree + " tree: the checkpoint of size " + size + " is signed by " + logs
                            + ", and all checkpoints are consistent."));
            if (one.witnesses().isEmpty()) {
                unwitnessed = true;
                unknown.addAll(one.strangers());
            } else {
                lines.add(new Line(
                        tree + " 树的检查点由见证人联署：" + String.join("，", one.witnesses()),
                        "the checkpoint of the " + tree + " tree is cosigned by witnesses: "
                                + String.join(", ", one.witnesses())));
            }
        }
        if (!unknown.isEmpty()) {
            open.add(new Line(
                    "未证明：检查点上 " + String.join("，", unknown) + " 的联署（您没有给出其公钥，不能算数）。",
                    "not proven: the cosignatures of " + String.join(", ", unknown)
                            + ", whose keys you did not give, so that they do not count."));
        }
        if (unwitnessed) {
            open.add(new Line(
                    "未证明：无您所信任的见证人联署。持有签名私钥的人若改写历史并重新签名，仅凭此包无法发现。",
                    "not proven: no witness that you trust cosigned. Whoever holds the signing key could have rewritten history and"
                            + " signed it anew, and this bundle alone would not show it."));
        }
        var due = Math.max(trust.witnesses(), trust.keys().stream().anyMatch(Trust::isWitness) ? 1 : 0);
        missing |= !given(all);
        if (witnesses < due) {
            open.add(new Line(
                    "要求 " + due + " 位见证人联署，实有 " + witnesses + " 位。",
                    due + " witnesses asked for, " + witnesses + " cosigned."));
        }
        return enough && !missing && witnesses >= due;
    }

    /** Whether every tree that the user gave a log's key for is in the bundle at all. */
    private boolean given(List<Vouched> all) {
        return Stream.of(Algorithm.values())
                .filter(tree -> trust.names(Trust.log(tree)))
                .allMatch(tree -> all.stream().anyMatch(one -> one.tree() == tree));
    }
}
