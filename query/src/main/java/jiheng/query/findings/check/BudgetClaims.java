package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Layout;

/** What a text claims of the whole budget, against the rate. */
final class BudgetClaims {
    private static final Pattern WITHIN = Pattern.compile(
            "(?<![未没])控制在.{0,10}预算(?!编制).{0,6}内|(?<!控制在.{0,9})预算(范围|额度)(之)?内|(未|没有|不|无)(超过|超出|超|突破).{0,6}预算|[未无]超支|没有超支");
    private static final Pattern NOT_WITHIN = Pattern.compile("(未能?|没有?能?|不能)(有效|严格)?控制在");
    private static final Pattern CLAUSE = Pattern.compile("[^，。；\\n]++");
    private static final Pattern A_PART = Pattern.compile("三公|公务接待|公务用车|因公出国|会议费|培训费|差旅费|人员编制");
    private static final Pattern NUMBERED = Pattern.compile("^[\\d一二三四五六七八九十（）()]+\\s*[、.．]?\\s*");

    private BudgetClaims() {}

    static Stream<Doubt> withinBudget(Subject subject) {
        var rate = new Money(subject.form()).rate();
        if (rate.isEmpty() || rate.get().compareTo(BigDecimal.ONE) <= 0) {
            return Stream.empty();
        }
        return subject.form().layout().narratives().stream()
                .filter(one -> one.binding() != Layout.Binding.TARGETS)
                .map(one -> Cell.narrative(one.key()))
                .flatMap(cell -> {
                    var claim = CLAUSE.matcher(subject.form().content().text(cell))
                            .results()
                            .map(MatchResult::group)
                            .filter(one -> WITHIN.matcher(one).find()
                                    && !NOT_WITHIN.matcher(one).find())
                            .map(one -> NUMBERED.matcher(one.strip()).replaceFirst(""))
                            .filter(one -> !A_PART.matcher(one).find())
                            .findFirst();
                    return claim
                            .map(said -> new Doubt(
                                            BudgetChecks.stake(subject),
                                            "文中称「" + said + "」，预算执行率却是 " + Money.percent(rate.get()),
                                            "The text says that spending stayed within the budget, the execution rate is "
                                                    + Money.percent(rate.get()))
                                    .read("文中", "In the text", said, cell)
                                    .read(
                                            "预算执行率",
                                            "Execution rate",
                                            Money.percent(rate.get()),
                                            Cell.fund(Cell.TOTAL, "score")))
                            .stream();
                });
    }
}
