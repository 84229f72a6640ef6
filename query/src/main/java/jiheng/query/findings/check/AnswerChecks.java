package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a row reports answers what it aims at. */
final class AnswerChecks {
    private static final int HARDLY = 15;
    private static final int WELL = 30;
    private static final int BETTER = 10;
    private static final int A_FEW = 10;
    private static final int ENOUGH_PAIRS = 6;
    private static final int A_SENTENCE = 15;
    private static final BigDecimal ALL = new BigDecimal("100");
    private static final Pattern NAMED = Pattern.compile("[“「《]([^”」》]{2,20})[”」》]");
    private static final Pattern GROUNDS = Pattern.compile("(按照?|根据|依据|依照|落实|贯彻|围绕|对照)[^，。；“「《]{0,4}$");
    private static final Pattern ALL_OF_THEM =
            Pattern.compile("全部|全覆盖|均|皆|全数|应\\p{IsHan}尽\\p{IsHan}|足额|无一|未发生|无\\p{IsHan}{0,8}(发生|学生|现象|情况)|100");
    private static final Pattern NONE_OF_THEM = Pattern.compile("[未无零]|没有");
    /** What one unit counts, another may count as well. */
    private static final List<Set<String>> COUNTED = List.of(
            Set.of("期", "场", "次", "个", "场次"),
            Set.of("家", "户", "个", "所"),
            Set.of("件", "起", "例", "个", "项"),
            Set.of("台", "辆", "套", "个"),
            Set.of("册", "份", "篇", "条"),
            Set.of("棵", "株"),
            Set.of("处", "座", "个", "所"),
            Set.of("%", "个百分点", "‰"),
            Set.of("亩", "公顷", "平方米"),
            Set.of("天", "小时", "分钟", "分"));

    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}\\s*+月(\\s*+\\d{1,2}\\s*+日)?(\\s*+[-—–~至到]\\s*+\\d{1,2}\\s*+月)?");
    private static final Pattern ANY_DATE = Pattern.compile("月|季度|年底|年末|按时|如期|按期|准时|及时|提前|未完成|延期|推迟|规定时[间限]|时限内"
            + "|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|(开学|汛|春节|国庆|入冬)[^，。；]{0,3}前");
    private static final Set<String> ANYONE = Set.of("社会", "公众", "群众", "居民", "市民", "村民");
    private static final Set<String> OWN_STAFF = Set.of("职工", "员工", "干部");
    private static final Pattern WHOSE =
            Pattern.compile("(社会|公众|群众|居民|市民|职工|员工|干部|学生|学员|师生|教师|老师|家长|企业|商户|妇女|老人|老年人|患者|病人|游客|农户|农民|村民|司机|乘客)"
                    + "(?=[^，。；]{0,10}满意)");
    private static final Pattern SERVED =
            Pattern.compile("服务对象|群众|公众|居民|老年人|老人|残疾人|困难户|困难群众|农民|农户|村民|学生|儿童|患者|失业人员|妇女");
    private static final Pattern OWN_HOUSE = Pattern.compile("(本单位|本局|本系统内部|内部|机关)(干部职工|职工|干部|员工|工作人员)");
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("农户", "农民", "村民"),
            Set.of("职工", "员工"),
            Set.of("师生", "学生", "学员", "教师", "老师"),
            Set.of("患者", "病人"),
            Set.of("老人", "老年人"),
            Set.of("企业", "商户"));

    private AnswerChecks() {}

    static Stream<Doubt> unanswered(Subject subject) {
        var rows = subject.rows();
        return rows.stream()
                .filter(row -> !row.text("actual").isEmpty() && !row.aim().isEmpty() && !row.isLeftOut())
                .flatMap(row -> unanswered(row, rows).stream());
    }

    private static Optional<Doubt> unanswered(Row row, List<Row> rows) {
        var missing = missing(row);
        var pairs = Phrases.pairs(row.aim());
        var sentence = Phrases.said(row.reached()).length() >= A_SENTENCE;
        var told = Phrases.covered(pairs, row.said());
        var mayBeStrange = sentence && told < HARDLY;
        var where = missing.isEmpty() && !mayBeStrange
                ? Optional.<Row>empty()
                : stands(missing, row, rows).or(() -> elsewhere(row, rows, pairs, Math.max(WELL, told + BETTER)));
        var speaksOfOther = sentence
                && pairs.size() >= ENOUGH_PAIRS
                && pairs.stream().noneMatch(row.said()::contains)
                && !(DATE.matcher(row.aim()).find()
                        && DATE.matcher(row.reached()).find());
        if (missing.isEmpty() && !speaksOfOther && !(mayBeStrange && where.isPresent())) {
            return Optional.empty();
        }
        var names = missing.stream().map(Missing::shown).collect(Collectors.joining("、"));
        var doubt = new Doubt(
                        row.weight(),
                        (missing.isEmpty() ? "完成情况说的不是目标要求的事" : "目标要求的 " + names + "，完成情况没有说到")
                                + (where.isPresent() ? "，相近的内容写在另一行" : ""),
                        (missing.isEmpty()
                                        ? "The result is not about what the target asks for"
                                        : "The target asks for " + names + ", the result does not say")
                                + (where.isPresent() ? "; another row's result does" : ""))
                .cell(row.aimCell(), row.text(row.aimCell().field()))
                .cell(row.cell("actual"), row.text("actual"));
        where.ifPresent(other ->
                doubt.read("相近的内容写在此行", "What is missing stands here", other.text("actual"), other.cell("actual")));
        return Optional.of(doubt);
    }

    /**
     * What a target asks for and its result does not tell.
     *
     * @param standsIn whether a row's result tells it
     */
    private record Missing(String shown, Predicate<Row> standsIn) {}

    /** Where it does stand: the first of it in the first row that tells it. */
    private static Optional<Row> stands(Collection<Missing> missing, Row row, List<Row> rows) {
        return missing.stream()
                .limit(1)
                .flatMap(one -> rows.stream()
                        .filter(other -> other != row && !other.isLeftOut())
                        .filter(one.standsIn))
                .findFirst();
    }

    private static boolean tells(Row row, Amount owed) {
        return row.figures().stream().filter(owed::counts).limit(A_FEW).anyMatch(one -> owed.inCommon(one) >= 2);
    }

    private static Collection<Missing> missing(Row row) {
        var target = Digits.plain(row.text("target"));
        var reached = Digits.plain(row.reached());
        var missing = new LinkedHashMap<String, Missing>();
        var figures = row.figures();
        for (var owed : Amount.in(target)) {
            if (figures.stream().noneMatch(one -> owed.counts(one) || areCountedAlike(owed.unit(), one.unit()))
                    && !isToldInWords(owed, reached)) {
                missing.put(owed.shown(), new Missing(owed.shown(), other -> tells(other, owed)));
            }
        }
        var names = NAMED.matcher(target);
        while (names.find()) {
            if (!reached.contains(names.group(1))
                    && !GROUNDS.matcher(target.substring(0, names.start())).find()) {
                var name = names.group(1);
                missing.put(names.group(), new Missing(names.group(), other -> other.reached()
                        .contains(name)));
            }
        }
        var dates = DATE.matcher(target);
        if (dates.find() && !ANY_DATE.matcher(reached).find()) {
            var date = dates.group();
            missing.put(date, new Missing(date, other -> other.reached().contains(date)));
        }
        return missing.values();
    }

    private static boolean areCountedAlike(String unit, String other) {
        return COUNTED.stream().anyMatch(all -> all.contains(unit) && all.contains(other));
    }

    /** 100 % and nothing at all are told in words as often as in figures. */
    private static boolean isToldInWords(Amount owed, String reached) {
        return owed.unit().equals("%")
                        && owed.number().compareTo(ALL) == 0
                        && ALL_OF_THEM.matcher(reached).find()
                || owed.number().signum() == 0 && NONE_OF_THEM.matcher(reached).find();
    }

    /** The row whose result speaks best of what this one aims at, if any does clearly; the first of several. */
    private static Optional<Row> elsewhere(Row row, List<Row> rows, Set<Integer> pairs, int atLeast) {
        record Better(Row row, int covered) {}
        return rows.stream()
                .filter(other -> other != row)
                .map(other -> new Better(other, Phrases.covered(pairs, other.said())))
                .filter(other -> other.covered >= atLeast)
                .reduce((one, other) -> other.covered > one.covered ? other : one)
                .map(Better::row);
    }

    /** A satisfaction promised of some and measured with others, or a work promised to others and done for one's own. */
    static Stream<Doubt> otherPeople(Subject subject) {
        return subject.rows().stream().flatMap(row -> {
            var promised = people(WHOSE, row.aim());
            var asked = people(WHOSE, row.reached());
            if (row.aim().contains("满意")
                    && !promised.isEmpty()
                    && !asked.isEmpty()
                    && asked.stream().noneMatch(one -> promised.stream().anyMatch(other -> alike(one, other)))) {
                return Stream.of(otherPeople(row, promised, asked));
            }
            var served = people(SERVED, row.text("target"));
            var own = people(OWN_HOUSE, row.reached());
            return served.isEmpty()
                            || own.isEmpty()
                            || SERVED.matcher(row.reached()).find()
                            || OWN_HOUSE.matcher(row.aim()).find()
                    ? Stream.empty()
                    : Stream.of(otherPeople(row, served, own));
        });
    }

    private static Doubt otherPeople(Row row, Set<String> promised, Set<String> told) {
        var satisfaction = row.aim().contains("满意");
        return new Doubt(
                        row.weight(),
                        "目标是" + String.join("、", promised) + (satisfaction ? "的满意度" : "") + "，完成情况报的却是"
                                + String.join("、", told) + (satisfaction ? "的满意度" : ""),
                        "The target is " + (satisfaction ? "the satisfaction of " : "about ") + quoted(promised)
                                + ", the result tells " + (satisfaction ? "that of " : "of ") + quoted(told))
                .cell(row.aimCell(), row.text(row.aimCell().field()))
                .cell(row.cell("actual"), row.text("actual"));
    }

    private static Set<String> people(Pattern whose, String text) {
        return whose.matcher(text)
                .results()
                .map(one -> one.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean alike(String one, String other) {
        return one.equals(other)
                || ANYONE.contains(one) && !OWN_STAFF.contains(other)
                || ANYONE.contains(other) && !OWN_STAFF.contains(one)
                || ALIKE.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    private static String quoted(Set<String> words) {
        return words.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
    }
}
