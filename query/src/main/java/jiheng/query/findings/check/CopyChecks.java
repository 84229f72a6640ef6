package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.Layout;
import org.jspecify.annotations.Nullable;

/** The same words for different things. */
final class CopyChecks {
    private static final int A_NAME_FOR_ALL = 3;
    private static final int BRIEF = 80;
    private static final int A_RESULT = 10;
    private static final int MOST_CHARACTERS = 1_500_000;

    private CopyChecks() {}

    static Stream<Doubt> sameNarrative(Subject subject) {
        return alike(subject.rows(), "actual", A_RESULT).stream().map(rows -> {
            var doubt = new Doubt(
                    sum(rows),
                    rows.size() + " 行不同的目标用同一段文字作为完成情况，涉及 " + points(rows) + " 分",
                    "One text is the result of " + rows.size() + " different targets worth " + points(rows)
                            + " points");
            return doubt.each(rows, (facts, row) -> {
                var told = row.text("actual");
                facts.cell(row.cell("actual"), row == rows.get(0) ? told : brief(told))
                        .cell(row.aimCell(), brief(row.text(row.aimCell().field())));
            });
        });
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
        var giving = subject.rows().stream()
                .filter(row -> Phrases.explains(row.text("reason")))
                .toList();
        return alike(giving, "reason", 1).stream().map(rows -> new Doubt(
                        sum(rows),
                        rows.size() + " 行不同的结果用同一个原因，涉及 " + points(rows) + " 分",
                        "One reason is given for " + rows.size() + " different results worth " + points(rows)
                                + " points")
                .each(rows, (doubt, row) -> doubt.cell(row.cell("reason"), row.text("reason"))
                        .cell(
                                row.reachedCell(),
                                brief(row.text(row.reachedCell().field())))));
    }

    /** A text of a form, and the row it stands in; null for a narrative. */
    private record Place(
            Cell cell, Passage passage, @Nullable Row row) {
        boolean copies(Place other) {
            var alike = row == null
                    ? cell.equals(other.cell)
                    : cell.field().equals(other.cell.field()) && other.row != null;
            return alike && passage.copies(other.passage);
        }
    }

    private static List<Place> places(Layout layout, Content content, List<Row> rows) {
        return Stream.concat(
                        rows.stream().flatMap(row -> Stream.of("actual", "reason")
                                .map(field -> new Place(row.cell(field), new Passage(row.text(field)), row))),
                        layout.narratives().stream()
                                .filter(one -> one.binding() == Layout.Binding.RESULTS)
                                .map(one -> Cell.narrative(one.key()))
                                .map(cell -> new Place(cell, new Passage(Row.beginning(content.text(cell))), null)))
                .filter(place -> place.passage.isLongEnough())
                .toList();
    }

    /**
     * Texts that another year or another unit told in much the same words; a unit's forms of one year tell of one work.
     * What another unit wrote is not shown, only where it stands: not everybody who reads this form may read that one.
     */
    static Stream<Doubt> acrossForms(Subject subject) {
        var form = subject.form();
        var own = places(form.layout(), form.content(), subject.rows());
        return compared(subject).flatMap(other -> {
            record Copy(Place place, Place from) {}
            var theirs = places(form.layout(), other.content(), Row.all(other.content()));
            var copies = own.stream()
                    .flatMap(place ->
                            theirs.stream().filter(place::copies).limit(1).map(from -> new Copy(place, from)))
                    .toList();
            if (copies.isEmpty()) {
                return Stream.empty();
            }
            var rows = copies.stream()
                    .flatMap(copy -> Stream.ofNullable(copy.place.row))
                    .distinct()
                    .toList();
            var same = other.unitName().equals(form.unitName());
            return Stream.of(new Doubt(
                            sum(rows),
                            copies.size() + " 处文字与" + other.unitName() + " " + other.year() + " 年的表雷同，涉及 "
                                    + points(rows) + " 分",
                            copies.size() + " texts are told as in the " + other.year() + " form of " + other.unitName()
                                    + ", worth " + points(rows) + " points")
                    .each(copies, (doubt, copy) -> doubt.cell(
                                    copy.place.cell, form.content().text(copy.place.cell))
                            .elsewhere(
                                    other,
                                    copy.from.cell,
                                    same
                                            ? other.content().text(copy.from.cell)
                                            : copy.place.passage.likeness(copy.from.passage) + "%")));
        });
    }

    /** Other years and units, as long as their texts are not too many to compare while others wait. */
    private static Stream<Subject.Other> compared(Subject subject) {
        var characters = new AtomicLong();
        return comparable(subject).takeWhile(other -> characters.addAndGet(length(other)) <= MOST_CHARACTERS);
    }

    private static Stream<Subject.Other> comparable(Subject subject) {
        var form = subject.form();
        return subject.others().stream()
                .filter(other ->
                        other.year() != form.year() || !other.unitName().equals(form.unitName()));
    }

    private static long length(Subject.Other other) {
        return Row.all(other.content()).stream()
                .mapToLong(
                        row -> row.text("actual").length() + row.text("reason").length())
                .sum();
    }

    /** How many other forms are too many to compare. */
    static long leftOut(Subject subject) {
        return comparable(subject).count() - compared(subject).count();
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
                            .each(proved, (doubt, row) -> doubt.cell(Evidence.cell(row), "SHA-256 " + hash)));
        });
    }

    /** Rows of different targets whose texts are alike, each like some other; short ones only if they are the same. */
    private static List<List<Row>> alike(List<Row> rows, String field, int shortest) {
        var texts = rows.stream().map(row -> new Passage(row.text(field))).toList();
        var group = IntStream.range(0, rows.size()).toArray();
        for (var at = 0; at < group.length; at++) {
            for (var before = 0; before < at; before++) {
                if (group[at] != group[before] && areAlike(texts.get(at), texts.get(before), shortest)) {
                    var from = group[at];
                    var to = group[before];
                    Arrays.setAll(group, one -> group[one] == from ? to : group[one]);
                }
            }
        }
        return IntStream.range(0, group.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        at -> group[at], TreeMap::new, Collectors.mapping(rows::get, Collectors.toList())))
                .values()
                .stream()
                .filter(alike -> alike.stream()
                                .map(row -> Phrases.said(row.aim()))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private static boolean areAlike(Passage one, Passage other, int shortest) {
        return one.said().length() >= shortest && one.said().equals(other.said()) || one.copies(other);
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream().map(Row::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String points(List<Row> rows) {
        var sum = sum(rows).stripTrailingZeros();
        return (sum.scale() < 0 ? sum.setScale(0) : sum).toPlainString();
    }
}
