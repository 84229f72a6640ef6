package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.query.evaluation.Form;

/**
 * The budget as a narrative tells it, in 万元.
 *
 * @param opening the whole where the text tells only that
 * @param either whether it is told as the year's and nothing else is, which may be either
 * @param whole the full-year budget, opening and changes together
 * @param added all that was added, less all that was taken away
 * @param left empty where the text does not say what is left over, or that it was handed back
 */
record Told(
        Cell cell,
        BigDecimal opening,
        boolean either,
        Optional<BigDecimal> whole,
        Optional<BigDecimal> added,
        Optional<BigDecimal> carried,
        Optional<BigDecimal> spent,
        Optional<BigDecimal> left) {
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;\\n]++");
    private static final Pattern MONEY = Pattern.compile("(?<![\\d.])(\\d{1,15}+(?:\\.\\d{1,9}+)?)\\s*+([万亿]?)元");
    private static final Pattern OPENING = Pattern.compile("年初预算|预算安排|(?<!全年)预算数|部门预算|预算批复");
    private static final Pattern WHOLE = Pattern.compile("全年预算|调整后|调整预算|预算总额|总预算|预算合计");
    private static final Pattern YEARLY = Pattern.compile("年度预算");
    private static final Pattern A_PART = Pattern.compile("三公|(公用|人员|运行|工作|会议|培训)经费|基本支出|项目支出|接待|用车|出国|会议费|培训费|差旅费");
    private static final Pattern ADDED = Pattern.compile("追加|调增|调整增加|增加预算");
    private static final Pattern TAKEN = Pattern.compile("调减|追减|压减|核减|调整减少");
    private static final Pattern HANDED_BACK = Pattern.compile("收回|上缴|交回");
    private static final Pattern CARRIED = Pattern.compile("(上年|年初|以前年度)(结转|结余)");
    private static final Pattern SPENT = Pattern.compile("实际支出|全年支出|总支出|支出总额|支出合计|共支出|执行数");
    private static final Pattern LEFT = Pattern.compile("(?<!上年|年初|结转)结余|年末结转");
    private static final Pattern NOTHING_LEFT = Pattern.compile("(无|没有)(年末)?(结转|结余)|年末(无|没有)");

    /** What the first narrative that names a budget tells. */
    static Optional<Told> in(Form form) {
        return form.layout().narratives().stream()
                .map(narrative -> Cell.narrative(narrative.key()))
                .flatMap(cell -> of(cell, form.content().text(cell)).stream())
                .findFirst();
    }

    private static Optional<Told> of(Cell cell, String text) {
        var all = CLAUSE.matcher(Digits.plain(text))
                .results()
                .map(MatchResult::group)
                .toList();
        var clauses = all.stream()
                .filter(one ->
                        !A_PART.matcher(one).find() && !HANDED_BACK.matcher(one).find())
                .toList();
        var whole = amount(clauses.stream(), WHOLE);
        var yearly = amount(without(clauses, ADDED, TAKEN, CARRIED, WHOLE), YEARLY);
        var opening = amount(without(clauses, ADDED, TAKEN, CARRIED, WHOLE, YEARLY), OPENING);
        var left = clauses.stream().noneMatch(one -> NOTHING_LEFT.matcher(one).find())
                ? amount(clauses.stream(), LEFT)
                : all.stream().anyMatch(one -> HANDED_BACK.matcher(one).find())
                        ? Optional.<BigDecimal>empty()
                        : Optional.of(BigDecimal.ZERO);
        return opening.or(() -> yearly)
                .or(() -> whole)
                .map(budget -> new Told(
                        cell,
                        budget,
                        opening.isEmpty() && yearly.isPresent() && whole.isEmpty(),
                        whole,
                        changes(clauses),
                        amount(clauses.stream(), CARRIED),
                        amount(clauses.stream(), SPENT),
                        left));
    }

    /** The full-year budget, or opening budget, what was added and what was carried over, as far as the text tells them. */
    BigDecimal had() {
        return whole.orElse(opening.add(added.orElse(BigDecimal.ZERO)).add(carried.orElse(BigDecimal.ZERO)));
    }

    /**
     * All that there may have been to spend: a year's budget is the full-year one to some, the opening one to others. Those
     * that go with what was spent and is left over, as far as the text tells it; none if none does.
     */
    List<BigDecimal> readings(BigDecimal spent) {
        return (either ? Stream.of(had(), opening) : Stream.of(had()))
                .filter(one -> {
                    var rest = one.subtract(spent);
                    return left.map(told -> rest.compareTo(told) == 0).orElse(rest.signum() >= 0);
                })
                .toList();
    }

    private static Stream<String> without(List<String> clauses, Pattern... others) {
        return clauses.stream().filter(one -> Stream.of(others)
                .noneMatch(other -> other.matcher(one).find()));
    }

    private static Optional<BigDecimal> changes(List<String> clauses) {
        return Stream.concat(
                        clauses.stream().flatMap(one -> amount(Stream.of(one), ADDED).stream()),
                        clauses.stream()
                                .flatMap(one -> amount(Stream.of(one), TAKEN).stream())
                                .map(BigDecimal::negate))
                .reduce(BigDecimal::add);
    }

    private static Optional<BigDecimal> amount(Stream<String> clauses, Pattern about) {
        return clauses.filter(one -> about.matcher(one).find())
                .map(MONEY::matcher)
                .filter(money -> money.find())
                .map(money -> {
                    var number = new BigDecimal(money.group(1));
                    return switch (money.group(2)) {
                        case "万" -> number;
                        case "亿" -> number.movePointRight(4);
                        default -> number.movePointLeft(4);
                    };
                })
                .findFirst();
    }
}
