package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.verify.Checked.Head;
import jiheng.query.audit.verify.Verdict.Outcome;

/** Bundles that belong together: each verified by itself, one in memory at a time, and then all of them compared. */
final class Several {
    private final Trust trust;
    private final PrintStream out;
    private final List<Path> files = new ArrayList<>();
    private final List<Checked> all = new ArrayList<>();

    Several(Trust trust, PrintStream out) {
        this.trust = trust;
        this.out = out;
    }

    /** @return the exit code of the worst */
    int verify(List<Path> bundles) {
        for (var file : bundles) {
            Verify.tell(
                    new Line(
                            number(files.size()) + " " + file,
                            "bundle " + (files.size() + 1) + " of " + bundles.size()),
                    out);
            files.add(file);
            all.add(compared(check(file)));
            Verify.tell(all.get(all.size() - 1).verdict(), out);
            out.println();
        }
        var worst = all.stream().map(one -> one.verdict().outcome()).reduce(Outcome.PROVEN, Outcome::orWorse);
        var lines = new ArrayList<Line>();
        counts(lines);
        heads(lines);
        twice(lines);
        return Verify.tell(new Verdict(worst, -1, lines), out);
    }

    private Checked check(Path file) {
        try {
            return BundleVerification.check(Verify.bytes(file), trust);
        } catch (IOException unreadable) {
            return Checked.only(Verify.unreadable(unreadable));
        }
    }

    /** Whichever of two contradicting bundles is false, neither proves anything any more. */
    private Checked compared(Checked one) {
        var lines = new ArrayList<Line>();
        for (var at = 0; at < all.size(); at++) {
            var other = all.get(at);
            for (var head : one.contradicted(other)) {
                lines.add(new Line(
                        "与 " + number(at) + " 不是同一段历史：" + tree(head) + " 树大小为 " + head.size() + " 的检查点树根不同",
                        "not the same history as " + number(at) + ": the roots of the " + tree(head)
                                + " tree differ at size " + head.size()));
                all.set(at, other.but(new Verdict(Outcome.TAMPERED, -1, List.of())));
            }
        }
        return lines.isEmpty() ? one : one.but(new Verdict(Outcome.TAMPERED, -1, lines));
    }

    private void counts(List<Line> lines) {
        var records = new TreeMap<String, Long>();
        var forms = new HashSet<String>();
        var proven = proven();
        for (var at : proven) {
            all.get(at).records().forEach((stream, shown) -> {
                records.merge(stream, shown.events(), Math::max);
                if (shown.form()) {
                    forms.add(stream);
                }
            });
        }
        var events = records.values().stream().mapToLong(Long::longValue).sum();
        lines.add(new Line(
                "共 " + all.size() + " 个包，证明成立的 " + proven.size() + " 个，其中表 " + forms.size() + " 张、记录 " + events
                        + " 条（重复的只计一次）。",
                all.size() + " bundles, " + proven.size() + " of them proven, with " + forms.size() + " forms and "
                        + events + " records (what is there twice counts once)."));
        for (var at = 0; at < all.size(); at++) {
            var outcome = all.get(at).verdict().outcome();
            if (outcome != Outcome.PROVEN) {
                lines.add(new Line(
                        "  " + number(at) + " " + files.get(at) + "："
                                + outcome.line().zh(),
                        number(at) + " " + files.get(at) + ": " + outcome.line().en()));
            }
        }
    }

    /** Under one head there is one history; that heads of different sizes are of one, no bundle alone proves. */
    private void heads(List<Line> lines) {
        for (var tree : Algorithm.values()) {
            var last = new LinkedHashSet<Head>();
            proven().forEach(at -> {
                var head = all.get(at).last().get(tree);
                if (head != null) {
                    last.add(head);
                }
            });
            if (last.size() == 1 && proven().size() > 1) {
                last.forEach(head -> lines.add(new Line(
                        "它们同出于 " + tree(head) + " 树大小为 " + head.size() + " 的检查点，说的是同一时刻。",
                        "they all stand under the checkpoint of size " + head.size() + " of the " + tree(head)
                                + " tree and tell of one moment.")));
            } else if (last.size() > 1) {
                var sizes = new TreeSet<Long>();
                last.forEach(head -> sizes.add(head.size()));
                lines.add(
                        new Line(
                                "未证明：" + tree.name() + " 树上大小不同的检查点（" + sizes + "）属于同一段历史；请在同一检查点下重新下载各部分，或取一致性证明。",
                                "not proven: that the different checkpoints of the " + tree.name() + " tree (" + sizes
                                        + ") are of one history; fetch the parts under one checkpoint, or a consistency proof."));
            }
        }
    }

    private void twice(List<Line> lines) {
        var places = new TreeMap<String, TreeSet<Integer>>();
        for (var at = 0; at < all.size(); at++) {
            var here = at;
            all.get(at).records().forEach((stream, shown) -> {
                if (shown.form()) {
                    places.computeIfAbsent(stream, form -> new TreeSet<>()).add(here + 1);
                }
            });
        }
        places.forEach((form, bundles) -> {
            if (bundles.size() > 1) {
                lines.add(new Line(
                        "在几个包里都有的表：" + form + " " + bundles, "a form in several bundles: " + form + " " + bundles));
            }
        });
        if (places.values().stream().allMatch(bundles -> bundles.size() == 1)) {
            lines.add(new Line("没有一张表在两个包里。", "no form is in two bundles."));
        }
    }

    private List<Integer> proven() {
        var proven = new ArrayList<Integer>();
        for (var at = 0; at < all.size(); at++) {
            if (all.get(at).verdict().outcome() == Outcome.PROVEN) {
                proven.add(at);
            }
        }
        return proven;
    }

    private static String number(int at) {
        return "[" + (at + 1) + "]";
    }

    private static String tree(Head head) {
        return head.origin() + " " + head.tree().name();
    }
}
