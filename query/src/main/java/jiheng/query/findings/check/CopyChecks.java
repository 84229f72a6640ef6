package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same words for different things. */
final class CopyChecks {
    private static final int A_NAME_FOR_ALL = 3;
    private static final int BRIEF = 80;

    private CopyChecks() {}

    static Stream<Doubt> sameNarrative(Subject subject) {
        return alike(subject.rows(), "actual", Phrases::nearCopies).stream().map(rows -> IntStream.range(0, rows.size())
                .boxed()
                .reduce(
                        new Doubt(
                                sum(rows),
                                rows.size() + " 行不同的目标用同一段文字作为完成情况，涉及 " + points(rows) + " 分",
                                "One text is the result of " + rows.size() + " different targets worth " + points(rows)
                                        + " points"),
                        (doubt, at) -> {
                            var row = rows.get(at);
                            var told = row.text("actual");
                            return doubt.cell(row.cell("actual"), at == 0 ? told : brief(told))
                                    .cell(
                                            row.aimCell(),
                                            brief(row.text(row.aimCell().field())));
                        },
                        (one, other) -> one));
    }

    private static String brief(String text) {
        return text.codePointCount(0, text.length()) <= BRIEF
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BRIEF)) + "…";
    }

    /** A result that is its target over again, with no figure of its own. */
    static Stream<Doubt> echoedTarget(Subject subject) {
        return subject.rows().stream()
                .filter(row -> row.score().signum() > 0)
                .filter(row -> Phrases.echoes(Phrases.said(row.text("actual")), Phrases.said(row.text("target"))))
                .map(row -> new Doubt(
                                row.weight(),
                                "完成情况照抄目标，没有说明实际做了什么",
                                "The result repeats the target and does not say what was done")
                        .cell(row.cell("target"), row.text("target"))
                        .cell(row.cell("actual"), row.text("actual")));
    }

    static Stream<Doubt> sameReason(Subject subject) {
        return alike(subject.rows(), "reason", (one, other) -> one.equals(other) || Phrases.nearCopies(one, other))
                .stream()
                .map(rows -> new Doubt(
                                sum(rows),
                                rows.size() + " 行不同的结果用同一个原因，涉及 " + points(rows) + " 分",
                                "One reason is given for " + rows.size() + " different results worth " + points(rows)
                                        + " points")
                        .each(rows, (doubt, row) -> doubt.cell(row.cell("reason"), row.text("reason"))
                                .cell(
                                        row.reachedCell(),
                                        brief(row.text(row.reachedCell().field())))));
    }

    /** Texts that another year or another unit told in much the same words; a unit's forms of one year tell of one work. */
    static Stream<Doubt> acrossForms(Subject subject) {
        var form = subject.form();
        var own = subject.rows();
        var texts = own.stream().map(row -> Phrases.said(row.text("actual"))).toList();
        var seen = new Phrases.Index(texts);
        return subject.others().stream()
                .filter(other ->
                        other.year() != form.year() || !other.unitName().equals(form.unitName()))
                .flatMap(other -> {
                    record Copy(Row row, Row from) {}
                    var copies = new ArrayList<Copy>();
                    for (var from : Row.all(other.content())) {
                        for (var at : seen.copiesOf(Phrases.said(from.text("actual")))) {
                            if (copies.stream().noneMatch(known -> known.row.equals(own.get(at)))) {
                                copies.add(new Copy(own.get(at), from));
                            }
                        }
                    }
                    if (copies.isEmpty()) {
                        return Stream.empty();
                    }
                    var points = points(copies.stream().map(Copy::row).toList());
                    return Stream.of(new Doubt(
                                    new BigDecimal(points),
                                    copies.size() + " 行的完成情况与" + other.unitName() + " " + other.year() + " 年的表雷同，涉及 "
                                            + points + " 分",
                                    copies.size() + " results are told as in the " + other.year() + " form of "
                                            + other.unitName() + ", worth " + points + " points")
                            .each(copies, (doubt, copy) -> doubt.cell(copy.row.cell("actual"), copy.row.text("actual"))
                                    .elsewhere(other, copy.from.cell("actual"), copy.from.text("actual"))));
                });
    }

    static Stream<Doubt> oneNameForAll(Subject subject) {
        var named = subject.rows().stream()
                .filter(row -> !row.text("name").isEmpty())
                .toList();
        var names = named.stream()
                .map(row -> Phrases.said(row.text("name")))
                .distinct()
                .count();
        return named.size() < A_NAME_FOR_ALL || names > 1
                ? Stream.empty()
                : Stream.of(new Doubt(
                                sum(named),
                                "全部 " + named.size() + " 行的三级指标都是「"
                                        + named.get(0).text("name") + "」，看不出考核什么",
                                "All " + named.size() + " rows have the level-3 indicator “"
                                        + named.get(0).text("name") + "”, which does not say what is measured")
                        .cell(named.get(0).cell("name"), named.get(0).text("name")));
    }

    /** One file that proves three rows or more. */
    static Stream<Doubt> oneFileForMany(Subject subject) {
        var content = subject.form().content();
        return content.evidence().stream().map(one -> one.sha256()).distinct().flatMap(hash -> {
            var uses = content.evidence().stream()
                    .filter(one -> one.sha256().equals(hash))
                    .toList();
            var proved = uses.stream().map(one -> one.row()).distinct().toList();
            var rows = subject.rows().stream()
                    .filter(row -> proved.contains(row.indicator().id().value()))
                    .toList();
            return proved.size() < 3
                    ? Stream.empty()
                    : Stream.of(new Doubt(
                                    sum(rows),
                                    "同一份文件「" + uses.get(0).file() + "」作为 " + proved.size() + " 行的佐证",
                                    "One file, “" + uses.get(0).file() + "”, proves " + proved.size() + " rows")
                            .each(
                                    proved,
                                    (doubt, row) -> doubt.cell(
                                            jiheng.events.evaluation.Evidence.cell(row), "SHA-256 " + hash)));
        });
    }

    private static List<List<Row>> alike(List<Row> rows, String field, BiPredicate<String, String> same) {
        var groups = new ArrayList<List<Row>>();
        for (var row : rows) {
            var text = Phrases.said(row.text(field));
            if (text.isEmpty()) {
                continue;
            }
            groups.stream()
                    .filter(group -> group.stream().anyMatch(one -> same.test(Phrases.said(one.text(field)), text)))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(row), () -> groups.add(new ArrayList<>(List.of(row))));
        }
        groups.removeIf(group ->
                group.stream().map(row -> Phrases.said(row.aim())).distinct().count() < 2);
        return groups;
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream().map(Row::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String points(List<Row> rows) {
        var sum = sum(rows).stripTrailingZeros();
        return (sum.scale() < 0 ? sum.setScale(0) : sum).toPlainString();
    }
}
