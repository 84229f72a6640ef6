package jiheng.query.findings.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a row reports answers what it aims at. */
final class AnswerChecks {
    private static final int HARDLY = 15;
    private static final int WELL = 30;
    private static final Pattern NAMED = Pattern.compile("[“「《]([^”」》]{2,20})[”」》]");
    private static final int ENOUGH_PAIRS = 6;
    private static final int A_SENTENCE = 15;
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}\\s*月(\\s*\\d{1,2}\\s*日)?(\\s*[-—–~至到]\\s*\\d{1,2}\\s*月)?");
    private static final Pattern ANY_DATE = Pattern.compile("月|季度|年底|年末|按时|如期|按期|及时|提前|未完成|延期|推迟");
    private static final Pattern WHOSE =
            Pattern.compile("社会|公众|群众|居民|市民|职工|员工|干部|学生|学员|师生|教师|老师|家长|企业|商户|妇女|老人|老年人|患者|病人|游客|农户|农民|村民|司机|乘客");
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("社会", "公众", "群众", "居民", "市民", "村民"),
            Set.of("农户", "农民", "村民"),
            Set.of("职工", "员工"),
            Set.of("师生", "学生", "教师", "老师"),
            Set.of("患者", "病人"),
            Set.of("老人", "老年人"),
            Set.of("企业", "商户"));

    private AnswerChecks() {}

    static Stream<Doubt> unanswered(Subject subject) {
        var rows = subject.rows();
        return rows.stream()
                .filter(row -> !row.text("actual").isEmpty() && !row.aim().isEmpty())
                .flatMap(row -> {
                    var missing = missing(row);
                    var pairs = Phrases.pairs(row.aim());
                    var told = Phrases.covered(pairs, row.reached());
                    var where = elsewhere(row, rows, pairs);
                    var strange = told < HARDLY && where.isPresent() || speaksOfOther(pairs, row.reached());
                    if (missing.isEmpty() && !strange) {
                        return Stream.empty();
                    }
                    var all = missing.isEmpty();
                    var there = where.isPresent();
                    var doubt = new Doubt(
                                    row.weight(),
                                    (all ? "完成情况说的不是目标要求的事" : "目标要求的 " + String.join("、", missing) + "，完成情况没有说到")
                                            + (there ? "，相近的内容写在另一行" : ""),
                                    (all
                                                    ? "The result is not about what the target asks for"
                                                    : "The target asks for " + String.join(", ", missing)
                                                            + ", the result does not say")
                                            + (there ? "; another row's result does" : ""))
                            .cell(row.aimCell(), row.text(row.aimCell().field()))
                            .cell(row.cell("actual"), row.text("actual"));
                    where.ifPresent(other -> doubt.read(
                            "相近的内容写在此行", "What is missing stands here", other.text("actual"), other.cell("actual")));
                    return Stream.of(doubt);
                });
    }

    /** Nothing at all in common, in texts long enough to have something. */
    private static boolean speaksOfOther(Set<String> pairs, String reached) {
        return pairs.size() >= ENOUGH_PAIRS
                && Phrases.said(reached).length() >= A_SENTENCE
                && pairs.stream().noneMatch(reached::contains);
    }

    private static List<String> missing(Row row) {
        var target = row.text("target");
        var reached = row.reached();
        var missing = new LinkedHashSet<String>();
        var figures = Amount.in(reached);
        for (var owed : Amount.in(target)) {
            if (figures.stream().noneMatch(owed::counts)) {
                missing.add(owed.shown());
            }
        }
        var names = NAMED.matcher(target);
        while (names.find()) {
            if (!reached.contains(names.group(1))) {
                missing.add(names.group());
            }
        }
        var dates = DATE.matcher(target);
        if (dates.find() && !ANY_DATE.matcher(reached).find()) {
            missing.add(dates.group());
        }
        return new ArrayList<>(missing);
    }

    /** The row whose result speaks best of what this one aims at, if any does clearly. */
    private static Optional<Row> elsewhere(Row row, List<Row> rows, Set<String> pairs) {
        var own = Phrases.covered(pairs, row.reached());
        return rows.stream()
                .filter(other -> !other.equals(row))
                .filter(other -> Phrases.covered(pairs, other.reached()) >= Math.max(WELL, own + 10))
                .max(Comparator.comparingInt(other -> Phrases.covered(pairs, other.reached())));
    }

    /** A satisfaction promised of some and measured with others. */
    static Stream<Doubt> otherPeople(Subject subject) {
        return subject.rows().stream().filter(row -> row.aim().contains("满意")).flatMap(row -> {
            var promised = people(row.aim());
            var asked = people(row.reached());
            return promised.isEmpty()
                            || asked.isEmpty()
                            || asked.stream().anyMatch(one -> promised.stream().anyMatch(other -> alike(one, other)))
                    ? Stream.empty()
                    : Stream.of(new Doubt(
                                    row.weight(),
                                    "目标是" + String.join("、", promised) + "的满意度，完成情况报的却是" + String.join("、", asked)
                                            + "的满意度",
                                    "The target is the satisfaction of " + quoted(promised)
                                            + ", the result tells that of " + quoted(asked))
                            .cell(row.aimCell(), row.text(row.aimCell().field()))
                            .cell(row.cell("actual"), row.text("actual")));
        });
    }

    private static boolean alike(String one, String other) {
        return one.equals(other) || ALIKE.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    private static String quoted(Set<String> words) {
        return words.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
    }

    private static Set<String> people(String text) {
        return WHOSE.matcher(text)
                .results()
                .map(one -> one.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
