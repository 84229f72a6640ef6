package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.query.evaluation.Form;

/**
 * The budget as a narrative tells it, in 万元.
 *
 * @param opening null where the text names no budget
 * @param left null where the text does not say what is left over
 */
record Told(
        Cell cell,
        BigDecimal opening,
        Optional<BigDecimal> added,
        Optional<BigDecimal> carried,
        Optional<BigDecimal> spent,
        Optional<BigDecimal> left) {
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;\\n]+");
    private static final Pattern MONEY = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(万?)元");
    private static final Pattern OPENING = Pattern.compile("年初预算|预算安排|预算数|年度预算|部门预算|预算为");
    private static final Pattern ADDED = Pattern.compile("追加|调增");
    private static final Pattern CARRIED = Pattern.compile("(上年|年初)结转");
    private static final Pattern SPENT = Pattern.compile("实际支出|全年支出|总支出|支出总额|支出合计|共支出|执行数");
    private static final Pattern LEFT = Pattern.compile("年末|结余");
    private static final Pattern NOTHING_LEFT = Pattern.compile("(无|没有)(年末)?(结转|结余)|年末(无|没有)");

    /** What the first narrative that names a budget tells. */
    static Optional<Told> in(Form form) {
        return form.layout().narratives().stream()
                .map(narrative -> Cell.narrative(narrative.key()))
                .flatMap(cell -> of(cell, form.content().text(cell)).stream())
                .findFirst();
    }

    private static Optional<Told> of(Cell cell, String text) {
        var clauses = CLAUSE.matcher(text).results().map(one -> one.group()).toList();
        var opening = amount(
                clauses.stream()
                        .filter(one -> !ADDED.matcher(one).find()
                                && !CARRIED.matcher(one).find()),
                OPENING);
        var left = clauses.stream().anyMatch(one -> NOTHING_LEFT.matcher(one).find())
                ? Optional.of(BigDecimal.ZERO)
                : amount(clauses.stream(), LEFT);
        return opening.map(budget -> new Told(
                cell,
                budget,
                amount(clauses.stream(), ADDED),
                amount(clauses.stream(), CARRIED),
                amount(clauses.stream(), SPENT),
                left));
    }

    /** Opening budget, what was added and what was carried over, as far as the text tells them. */
    BigDecimal had() {
        return opening.add(added.orElse(BigDecimal.ZERO)).add(carried.orElse(BigDecimal.ZERO));
    }

    private static Optional<BigDecimal> amount(Stream<String> clauses, Pattern about) {
        return clauses.filter(one -> about.matcher(one).find())
                .map(MONEY::matcher)
                .filter(money -> money.find())
                .map(money -> money.group(2).isEmpty()
                        ? new BigDecimal(money.group(1)).movePointLeft(4)
                        : new BigDecimal(money.group(1)))
                .findFirst();
    }
}
