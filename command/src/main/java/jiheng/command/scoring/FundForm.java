package jiheng.command.scoring;

import static jiheng.command.scoring.Figures.term;

import java.math.BigDecimal;
import java.util.Optional;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Denominator;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.Layout.Rate;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Points;

/**
 * What the fund table says, summed over its sources, in 万元. A source left blank adds nothing.
 *
 * @param budget A, opening or adjusted as the form lays down; empty if no source has one
 * @param executed B, empty if no source has one
 * @param transfers C; a blank means there were none
 */
record FundForm(
        BigDecimal weight,
        Optional<Points> claim,
        Optional<BigDecimal> budget,
        Optional<BigDecimal> executed,
        BigDecimal transfers,
        Rate formula) {
    static FundForm of(Layout layout, Content content) {
        var funds = layout.funds();
        return new FundForm(
                content.number(Cell.branch(Cell.FUNDS, "weight"))
                        .map(Points::new)
                        .orElse(funds.weight())
                        .value(),
                content.number(Cell.fund(Cell.TOTAL, "score")).map(Points::new),
                sum(layout, content, funds.budget()),
                sum(layout, content, funds.column(Role.EXECUTED)),
                sum(layout, content, funds.column(Role.TRANSFERS)).orElse(BigDecimal.ZERO),
                funds.rate());
    }

    private static Optional<BigDecimal> sum(Layout layout, Content content, Optional<String> column) {
        return column.stream()
                .flatMap(key -> layout.funds().sources().stream().map(source -> Cell.fund(source.key(), key)))
                .flatMap(cell -> content.number(cell).stream())
                .reduce(BigDecimal::add);
    }

    /** The execution rate, exact; empty unless both amounts are there and the budget is above 0. */
    Optional<Ratio> rate() {
        if (obstacle().isPresent()) {
            return Optional.empty();
        }
        var spent = net() ? executed.orElseThrow().subtract(transfers) : executed.orElseThrow();
        return Optional.of(new Ratio(spent, budget.orElseThrow()));
    }

    /** The name of the formula in a derivation. */
    String formulaKey() {
        return (net() ? "net-of-transfers" : "gross")
                + (formula.denominator() == Denominator.OPENING ? "-on-opening" : "");
    }

    private boolean net() {
        return formula.numerator() == Numerator.EXECUTED_LESS_TRANSFERS;
    }

    /** Why there is no rate. */
    Optional<Unscored> obstacle() {
        if (budget.isEmpty() || executed.isEmpty()) {
            return Optional.of(Unscored.NO_FIGURES);
        }
        return budget.get().signum() <= 0 ? Optional.of(Unscored.NO_BUDGET) : Optional.empty();
    }

    /** The rate as it is written out: {@code (739.39 − 0) ÷ 548.74}. */
    String arithmetic() {
        var spent = term(executed.orElseThrow());
        return (net() ? "(" + spent + " − " + term(transfers) + ")" : spent) + " ÷ " + term(budget.orElseThrow());
    }
}
