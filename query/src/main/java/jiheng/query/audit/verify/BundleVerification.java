package jiheng.query.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.MalformedBundle;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.leaf.MalformedLeaf;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.verify.BundleReader.Bundle;
import jiheng.query.audit.verify.Verdict.Outcome;

/** Verifies a bundle from its bytes and the user's keys alone. */
public final class BundleVerification {
    private static final Pattern HASH = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    /** Forms that a line names at most. */
    private static final int NAMED = 20;

    private final Trust trust;
    private final List<Line> lines = new ArrayList<>();
    private final List<Line> open = new ArrayList<>();

    private BundleVerification(Trust trust) {
        this.trust = trust;
    }

    /** Never throws: whatever a bundle holds, there is a verdict. */
    public static Verdict of(byte[] zip, Trust trust) {
        return check(zip, trust).verdict();
    }

    /** As {@link #of(byte[], Trust)}, for entries already taken out of their zip. */
    public static Verdict of(Map<String, byte[]> entries, Trust trust) {
        return check(entries, trust).verdict();
    }

    /** As {@link #of(byte[], Trust)}, with what can be compared with other bundles. */
    static Checked check(byte[] zip, Trust trust) {
        try {
            return check(StoredZip.read(zip), trust);
        } catch (MalformedBundle malformed) {
            return Checked.only(unreadable(List.of(), malformed));
        }
    }

    private static Checked check(Map<String, byte[]> entries, Trust trust) {
        var one = new BundleVerification(trust);
        try {
            return one.verify(BundleReader.read(entries));
        } catch (Tampered tampered) {
            return Checked.only(new Verdict(Outcome.TAMPERED, tampered.index(), List.of(tampered.line())));
        } catch (MalformedBundle | MalformedLeaf | MalformedNote | UnreadableJson malformed) {
            return Checked.only(unreadable(one.lines, malformed));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Whatever a bundle holds, there is a verdict, and never one that its contents chose.
            return Checked.only(unreadable(one.lines, new MalformedBundle("unforeseen: " + unforeseen)));
        }
    }

    private static Verdict unreadable(List<Line> before, Exception malformed) {
        var all = new ArrayList<>(before);
        all.add(new Line("读到此处不合格式：" + malformed.getMessage(), "not in the format: " + malformed.getMessage()));
        all.add(new Line(
                "文件损坏、不完整，或不是按格式写的：既不能证明内容未被改动，也不能证明被改动。请重新取得一份再核验。",
                "the file is damaged, incomplete or not written in the format: nothing is proven, neither that it is"
                        + " unchanged nor that it was changed; get it anew and verify again."));
        return new Verdict(Outcome.UNREADABLE, -1, all);
    }

    private Checked verify(Bundle bundle) {
        StreamCheck.check(bundle);
        for (var tree : Algorithm.values()) {
            TreeCheck.check(bundle, tree);
        }
        evidence(bundle);
        var vouched = HeadCheck.check(bundle, trust);
        var kept = KeptCheck.of(bundle, trust);
        log(bundle);
        var forms = forms(bundle);
        files(bundle, forms.values());
        forms.forEach((stream, form) -> {
            lines.addAll(FormText.of(stream, form));
            lines.add(new Line(
                    "  表中各数由上列事件逐条推出；" + form.digests() + " 处所记内容摘要与推算一致。",
                    "the figures follow from the events, one by one; " + form.digests() + " recorded digests agree."));
        });
        var vouching = new Vouching(trust, lines, open);
        var trusted = vouching.enough(vouched) && kept.holds(trust) && (bundle.whole() || !trust.whole());
        lines.addAll(kept.proven());
        open.addAll(kept.open());
        bundle.unproven()
                .forEach((name, file) -> open.add(new Line(
                        "未证明、仅供阅读 not proven, for reading only：" + name + "（SHA-256 " + sha256(file) + "）", "")));
        open.add(new Line(
                "未证明：所填内容本身是否属实；此处只证明当时填的就是这些。",
                "not proven: that what was filled in is true; only that this is what was filled in."));
        lines.addAll(open);
        var outcome = trusted ? Outcome.PROVEN : Outcome.TRUST_MISSING;
        return Checked.of(new Verdict(outcome, -1, lines), bundle, trust);
    }

    private void log(Bundle bundle) {
        var told = bundle.shown().stream().filter(one -> one.payload() != null).count();
        lines.add(
                new Line(
                        told + " 条事件的原始字节都在日志中，次序未变，每个流从头起无一缺漏。",
                        told
                                + " events are in the log byte for byte, in order, each stream without a gap from its beginning."));
        if (bundle.whole()) {
            lines.add(new Line(
                    "附有日志的全部 " + bundle.shown().size() + " 条记录：截至该检查点，所附各流再无后续。",
                    "all " + bundle.shown().size()
                            + " records of the log are shown: as of this checkpoint no stream goes further."));
            others(bundle);
        } else {
            open.add(new Line(
                    "未证明：所附各流在最后一条之后是否还有事件，以及是否还有别的表（须附日志全部记录才能证明）。",
                    "not proven: whether a stream goes on after its last event shown, and whether there are other forms"
                            + " (only a bundle with every record of the log proves that)."));
            if (trust.whole()) {
                open.add(new Line(
                        "未证明：您要求附日志全部记录，此包没有附（下载时选“附日志全部记录”）。",
                        "you asked for every record of the log, and this bundle does not have them."));
            }
        }
    }

    /** Forms that the log knows and the bundle does not tell of, so that none is left out unnoticed. */
    private void others(Bundle bundle) {
        var others = new TreeSet<String>();
        for (var one : bundle.shown()) {
            if (one.payload() == null && one.leaf().name().startsWith(FormFold.PREFIX)) {
                others.add(one.leaf().stream());
            }
        }
        if (!others.isEmpty()) {
            var named = others.stream().limit(NAMED).collect(Collectors.joining(" "));
            open.add(new Line(
                    "日志中另有 " + others.size() + " 张表，其内容未附在此包中：" + named + (others.size() > NAMED ? " 等" : ""),
                    "the log has " + others.size() + " other forms, whose contents are not in this bundle: " + named
                            + (others.size() > NAMED ? " and more" : "")));
        }
    }

    private static Map<String, FormFold> forms(Bundle bundle) {
        var forms = new LinkedHashMap<String, FormFold>();
        for (var one : bundle.shown()) {
            var leaf = one.leaf();
            var payload = one.payload();
            var metadata = one.metadata();
            var known = forms.containsKey(leaf.stream());
            if (payload != null && metadata != null && (known || leaf.name().startsWith(FormFold.PREFIX))) {
                forms.computeIfAbsent(leaf.stream(), FormFold::new)
                        .after(leaf, Json.parse(payload), Json.parse(metadata));
            }
        }
        return forms;
    }

    /** Each file of evidence has the hash it is named by, and a proven event speaks of that hash. */
    /** Files that came along and were compared, and those of which only the hash is proven. */
    private void files(Bundle bundle, Collection<FormFold> forms) {
        var attached = new TreeSet<String>();
        forms.forEach(form -> form.evidence().forEach(one -> attached.add(one.text("sha256"))));
        if (!bundle.evidence().isEmpty()) {
            lines.add(new Line(
                    "附有 " + bundle.evidence().size() + " 份文件，内容均与事件所记的 SHA-256 一致。",
                    bundle.evidence().size() + " files came along, each with the SHA-256 that an event records."));
        }
        attached.removeAll(bundle.evidence().keySet());
        if (!attached.isEmpty()) {
            open.add(new Line(
                    "未证明：" + attached.size() + " 份佐证材料的文件内容（未附在包中，只证明了摘要）。",
                    "not proven: the contents of " + attached.size()
                            + " files of evidence, of which only the hashes are in the bundle."));
        }
    }

    private static void evidence(Bundle bundle) {
        if (bundle.evidence().isEmpty()) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (var one : bundle.shown()) {
            var payload = one.payload();
            if (payload != null) {
                var found = HASH.matcher(new String(payload, StandardCharsets.ISO_8859_1));
                while (found.find()) {
                    named.add(found.group());
                }
            }
        }
        bundle.evidence().forEach((name, file) -> {
            if (!sha256(file).equals(name)) {
                throw new Tampered(-1, "佐证文件 " + name + " 与其摘要不符", "evidence " + name + " has another hash");
            }
            if (!named.contains(name)) {
                throw new MalformedBundle("evidence that no event names");
            }
        });
    }

    private static String sha256(byte[] file) {
        return HexFormat.of().formatHex(TreeHash.sha256().of(file));
    }
}
