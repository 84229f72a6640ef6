package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Layout;
import jiheng.query.evaluation.Form;

/** The fund table added up over its sources, in 万元. */
record Money(Form form) {
    /** A column's sum and the first cell that holds a part of it. */
    record Sum(BigDecimal amount, Cell cell) {
        String shown() {
            return Money.shown(amount);
        }
    }

    Optional<Sum> opening() {
        return sum(column -> column.role() == Layout.Role.OPENING);
    }

    Optional<Sum> budget() {
        return sum(column -> column.role() == Layout.Role.ADJUSTED);
    }

    Optional<Sum> executed() {
        return sum(column -> column.role() == Layout.Role.EXECUTED);
    }

    Optional<Sum> transfers() {
        return sum(column -> column.role() == Layout.Role.TRANSFERS);
    }

    Optional<Sum> adjustment() {
        return other("调整|追加");
    }

    Optional<Sum> carriedOver() {
        return other("(上年|年初|以前年度)(结转|结余)");
    }

    Optional<Sum> leftOver() {
        return other("年末|(?<!上年|年初|以前年度|结转)结余");
    }

    /** As the form works it out, 1 is 100 %; empty while a figure is missing. */
    Optional<BigDecimal> rate() {
        var rate = form.layout().funds().rate();
        var below = rate.denominator() == Layout.Denominator.OPENING ? opening() : budget();
        if (below.isEmpty() || below.get().amount.signum() <= 0) {
            return Optional.empty();
        }
        var off = rate.numerator() == Layout.Numerator.EXECUTED
                ? BigDecimal.ZERO
                : transfers().map(Sum::amount).orElse(BigDecimal.ZERO);
        return executed().map(spent -> spent.amount.subtract(off).divide(below.get().amount, 6, RoundingMode.HALF_UP));
    }

    static String shown(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    static String percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private Optional<Sum> other(String title) {
        return sum(column -> column.role() == Layout.Role.OTHER
                && java.util.regex.Pattern.compile(title)
                        .matcher(column.title().zh())
                        .find());
    }

    private Optional<Sum> sum(Predicate<Layout.FundColumn> which) {
        return form.layout().funds().columns().stream()
                .filter(which)
                .flatMap(column ->
                        form.layout().funds().sources().stream().map(source -> Cell.fund(source.key(), column.key())))
                .flatMap(cell -> form.content().number(cell).map(number -> new Sum(number, cell)).stream())
                .reduce((one, more) -> new Sum(one.amount.add(more.amount), one.cell));
    }
}
