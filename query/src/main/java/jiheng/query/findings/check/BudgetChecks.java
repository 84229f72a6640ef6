package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;

/** Budget and spending: in the table, in the texts, and the one against the other. */
final class BudgetChecks {
    private static final Pattern RATE_EXPLAINED =
            Pattern.compile("执行率[^。\\n]{0,80}[。\\n]*+[^。\\n]{0,10}(原因|由于|因)|(原因|由于|因|导致)[^。\\n]{0,80}执行率");

    private BudgetChecks() {}

    /** Carried over + opening + adjustments = full-year budget; − executed = left over. */
    static Stream<Doubt> identity(Subject subject) {
        return Stream.concat(Stream.concat(table(subject).stream(), left(subject).stream()), text(subject).stream());
    }

    private static Optional<Doubt> table(Subject subject) {
        var money = new Money(subject.form());
        var opening = money.opening();
        var budget = money.budget();
        var added = money.adjustment();
        if (opening.isEmpty() || budget.isEmpty() || added.isEmpty()) {
            return Optional.empty();
        }
        var carried = money.carriedOver();
        var sum = opening.get()
                .amount()
                .add(added.get().amount())
                .add(carried.map(Money.Sum::amount).orElse(BigDecimal.ZERO));
        if (sum.compareTo(budget.get().amount()) == 0) {
            return Optional.empty();
        }
        var doubt = new Doubt(
                        stake(subject),
                        "表中各项预算相加为 " + Money.shown(sum) + " 万元，全年预算数却是 "
                                + budget.get().shown() + " 万元",
                        "The parts of the budget in the table add up to " + Money.shown(sum)
                                + ", the full-year budget is " + budget.get().shown())
                .cell(opening.get().cell(), opening.get().shown())
                .cell(added.get().cell(), added.get().shown())
                .cell(budget.get().cell(), budget.get().shown());
        carried.ifPresent(one -> doubt.cell(one.cell(), one.shown()));
        return Optional.of(doubt);
    }

    private static Optional<Doubt> left(Subject subject) {
        var money = new Money(subject.form());
        var budget = money.budget();
        var spent = money.executed();
        var left = money.leftOver();
        if (budget.isEmpty() || spent.isEmpty() || left.isEmpty()) {
            return Optional.empty();
        }
        var owed = budget.get().amount().subtract(spent.get().amount());
        return owed.compareTo(left.get().amount()) == 0
                ? Optional.empty()
                : Optional.of(new Doubt(
                                stake(subject),
                                "全年预算数减执行数为 " + Money.shown(owed) + " 万元，结余却填 "
                                        + left.get().shown() + " 万元",
                                "Budget less spending is " + Money.shown(owed) + ", what is left over is given as "
                                        + left.get().shown())
                        .cell(budget.get().cell(), budget.get().shown())
                        .cell(spent.get().cell(), spent.get().shown())
                        .cell(left.get().cell(), left.get().shown()));
    }

    private static Optional<Doubt> text(Subject subject) {
        var found = Told.in(subject.form());
        var spent = found.flatMap(told -> spent(told, new Money(subject.form())));
        if (found.isEmpty() || spent.isEmpty()) {
            return Optional.empty();
        }
        var told = found.get();
        if (!told.readings(spent.get()).isEmpty()) {
            return Optional.empty();
        }
        var rest = told.had().subtract(spent.get());
        var doubt = new Doubt(
                        stake(subject),
                        "文中预算合计 " + Money.shown(told.had()) + " 万元，支出 " + Money.shown(spent.get()) + " 万元，"
                                + (rest.signum() < 0 ? "多支出 " : "应结余 ") + Money.shown(rest.abs()) + " 万元"
                                + told.left()
                                        .map(left -> left.signum() == 0
                                                ? "，文中却说没有结余"
                                                : "，文中却说结余 " + Money.shown(left) + " 万元")
                                        .orElse(""),
                        "By the text the budget was " + Money.shown(told.had()) + " in all and "
                                + Money.shown(spent.get()) + " was spent, "
                                + (rest.signum() < 0 ? "too much by " : "which leaves ") + Money.shown(rest.abs())
                                + told.left()
                                        .map(left -> left.signum() == 0
                                                ? "; yet it says that nothing is left over"
                                                : "; yet it says that " + Money.shown(left) + " is left over")
                                        .orElse("")
                                + " (万元)")
                .read("文中预算", "Budget in the text", Money.shown(told.opening()), told.cell());
        told.carried().ifPresent(one -> doubt.read("文中结转", "Carried over, in the text", Money.shown(one), told.cell()));
        told.added().ifPresent(one -> doubt.read("文中追加", "Added, in the text", Money.shown(one), told.cell()));
        doubt.workedOut("合计", "In all", Money.shown(told.had()));
        told.spent().ifPresent(one -> doubt.read("文中支出", "Spent, in the text", Money.shown(one), told.cell()));
        told.left().ifPresent(one -> doubt.read("文中结余", "Left over, in the text", Money.shown(one), told.cell()));
        return Optional.of(doubt.workedOut("相差", "Difference", Money.shown(rest)));
    }

    /** The text's figures against the table's. */
    static Stream<Doubt> textAgainstTable(Subject subject) {
        var found = Told.in(subject.form());
        var money = new Money(subject.form());
        if (found.isEmpty() || money.budget().isEmpty()) {
            return Stream.empty();
        }
        var told = found.get();
        var budget = money.budget().get();
        var opening = money.opening();
        var spent = money.executed();
        var budgetHolds = budgetHolds(told, money, budget.amount());
        var spentHolds = told.spent().isEmpty()
                || spent.isEmpty()
                || same(told.spent().get(), spent.get().amount());
        if (budgetHolds && spentHolds) {
            return Stream.empty();
        }
        var doubt = new Doubt(
                        stake(subject),
                        budgetHolds
                                ? "文中的支出与资金表的执行数不一致"
                                : "文中预算" + sum(told) + " 万元，资金表的预算数却是 "
                                        + opening.orElse(budget).shown() + " 万元",
                        budgetHolds
                                ? "What the text says was spent is not what the table says"
                                : "By the text the budget was" + sum(told) + ", by the table "
                                        + opening.orElse(budget).shown() + " (万元)")
                .read("文中预算", "Budget in the text", Money.shown(told.opening()), told.cell());
        told.added().ifPresent(one -> doubt.read("文中追加", "Added, in the text", Money.shown(one), told.cell()));
        told.spent().ifPresent(one -> doubt.read("文中支出", "Spent, in the text", Money.shown(one), told.cell()));
        opening.ifPresent(one -> doubt.cell(one.cell(), one.shown()));
        doubt.cell(budget.cell(), budget.shown());
        spent.ifPresent(one -> doubt.cell(one.cell(), one.shown()));
        var added = told.added();
        if (added.isPresent()
                && spent.isPresent()
                && budget.amount().add(added.get()).compareTo(spent.get().amount()) == 0) {
            doubt.workedOut(
                    "表中预算数加文中追加，等于执行数",
                    "The table's budget with what the text adds is what was spent",
                    budget.shown() + " + " + Money.shown(added.get()) + " = "
                            + spent.get().shown());
        }
        return Stream.of(doubt);
    }

    /** Whether the text's budget is the table's: the full-year one, the opening one, or in any way that adds up. */
    private static boolean budgetHolds(Told told, Money money, BigDecimal budget) {
        if (told.whole().isPresent()) {
            return same(told.whole().get(), budget);
        }
        var opening = money.opening().map(Money.Sum::amount);
        if (opening.isPresent() ? same(told.opening(), opening.get()) : same(told.had(), budget)) {
            return true;
        }
        var readings = spent(told, money).map(told::readings).orElse(List.of(told.opening()));
        return told.either() && readings.stream().anyMatch(one -> same(one, budget));
    }

    /** What the text says was spent, else the table. */
    private static Optional<BigDecimal> spent(Told told, Money money) {
        return told.spent().or(() -> money.executed().map(Money.Sum::amount));
    }

    /** As exact as the text is. */
    private static boolean same(BigDecimal text, BigDecimal table) {
        return text.compareTo(table) == 0
                || table.setScale(Math.max(0, text.scale()), RoundingMode.HALF_UP)
                                .compareTo(text)
                        == 0;
    }

    private static String sum(Told told) {
        var added = told.added()
                .map(one -> " + " + Money.shown(one) + " = "
                        + Money.shown(told.opening().add(one)))
                .orElse("");
        return " " + Money.shown(told.opening()) + added;
    }

    /** The fund row has no cell for a reason; a text that explains the rate is one. */
    static Stream<Doubt> fundPoints(Subject subject) {
        var score = Cell.fund(Cell.TOTAL, "score");
        var content = subject.form().content();
        var weight = stake(subject);
        var earned = content.number(score).orElse(weight);
        if (earned.compareTo(weight) >= 0 || Phrases.explains(content.text(Cell.fund(Cell.TOTAL, "reason")))) {
            return Stream.empty();
        }
        var explained = subject.form().layout().narratives().stream().anyMatch(one -> RATE_EXPLAINED
                .matcher(content.text(Cell.narrative(one.key())))
                .find());
        var lost = weight.subtract(earned);
        return explained
                ? Stream.empty()
                : Stream.of(new Doubt(
                                lost,
                                "预算执行率" + rate(subject) + "，失 " + Money.shown(lost) + " 分，没有说明原因",
                                "The execution rate" + rate(subject) + " loses " + Money.shown(lost)
                                        + " points and no reason is given")
                        .workedOut("分值", "Weight", Money.shown(weight))
                        .cell(score, Money.shown(earned)));
    }

    private static String rate(Subject subject) {
        return new Money(subject.form())
                .rate()
                .map(rate -> " " + Money.percent(rate))
                .orElse("");
    }

    /** The weight of the execution rate on this form. */
    static BigDecimal stake(Subject subject) {
        return subject.form()
                .content()
                .number(Cell.fund(Cell.TOTAL, "weight"))
                .or(() -> subject.form().content().number(Cell.branch(Cell.FUNDS, "weight")))
                .orElse(subject.form().layout().funds().weight().value());
    }
}
