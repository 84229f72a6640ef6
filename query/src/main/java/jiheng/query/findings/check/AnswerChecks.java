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
    private static final Pattern DATE = Pattern.compile("\\d{1,2}\\s*月");
    private static final Pattern ANY_DATE = Pattern.compile("月|季度|年底|年末|按时|如期|按期|及时|提前|未完成|延期|推迟");
    private static final Pattern WHOSE = Pattern.compile("社会|公众|群众|居民|职工|员工|干部|学生|家长|企业|妇女|老人|患者|游客|农户|村民");

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
                    var strange = told < HARDLY && where.isPresent();
                    if (missing.isEmpty() && !strange) {
                        return Stream.empty();
                    }
                    var all = missing.isEmpty();
                    var doubt = new Doubt(
                                    row.weight(),
                                    "完成情况没有回答自己的目标，缺少：" + (all ? "目标所说的事项" : String.join("、", missing)),
                                    "The result does not answer its own target; missing: "
                                            + (all ? "what the target speaks of" : String.join(", ", missing)))
                            .cell(row.aimCell(), row.text(row.aimCell().field()))
                            .cell(row.cell("actual"), row.text("actual"));
                    where.ifPresent(other -> doubt.read(
                            "所缺内容见此行", "What is missing stands here", other.text("actual"), other.cell("actual")));
                    return Stream.of(doubt);
                });
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
            return promised.isEmpty() || asked.isEmpty() || asked.stream().anyMatch(promised::contains)
                    ? Stream.empty()
                    : Stream.of(new Doubt(
                                    row.weight(),
                                    "目标说的是" + String.join("、", promised) + "，完成情况说的是" + String.join("、", asked),
                                    "The target speaks of " + String.join(", ", promised) + ", the result of "
                                            + String.join(", ", asked))
                            .cell(row.aimCell(), row.text(row.aimCell().field()))
                            .cell(row.cell("actual"), row.text("actual")));
        });
    }

    private static Set<String> people(String text) {
        return WHOSE.matcher(text)
                .results()
                .map(one -> one.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
