package jiheng.ui.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.evaluation.Completeness;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.Layout.Role;

/**
 * The figures of a form that nobody types. Rule scores, totals and the grade are shown as they were recorded; sums and
 * rates are worked out from the cells. A sum of nothing but empty cells is empty.
 */
final class Figures {
    private final Layout layout;
    private final Content content;
    private final Options options;
    private final Map<String, Figure> all = new LinkedHashMap<>();

    Figures(Layout layout, Content content, Options options) {
        this.layout = layout;
        this.content = content;
        this.options = options;
    }

    Map<String, Figure> all() {
        funds();
        rule(Cell.TOTAL);
        layout.branches().forEach(this::branch);
        content.indicators().forEach(row -> rule(row.id().value()));
        totals();
        return Collections.unmodifiableMap(all);
    }

    private void funds() {
        for (var source : layout.funds().sources()) {
            put("funds/" + source.key() + "/rate", rate(column -> amount(source.key(), column)), "");
        }
        for (var column : layout.funds().columns()) {
            put("funds/total/" + column.key(), plain(total(column.key())), "");
        }
        var score = content.scores().get(Cell.TOTAL);
        put(
                "funds/rate",
                rate(this::total),
                score == null ? "" : options.pick(score.derivation().sentence()));
    }

    private void branch(Layout.Branch branch) {
        var sum = sum(content.indicators().stream()
                .filter(row -> row.branch().equals(branch.key()))
                .map(row -> number(Cell.indicator(row.id(), "weight"))));
        var owed = Completeness.branchWeight(layout, content, branch.key());
        put("branch/" + branch.key(), plain(sum.orElse(BigDecimal.ZERO)) + " / " + plain(owed), "");
    }

    private void rule(String row) {
        var score = content.scores().get(row);
        put(
                "rule/" + row,
                score == null || score.score() == null ? "" : score.score().toString(),
                score == null ? "" : options.pick(score.derivation().sentence()));
    }

    private void totals() {
        var totals = content.totals();
        var fund = Completeness.branchWeight(layout, content, Cell.FUNDS);
        put("total/weight", plain(points("weight", Optional.of(fund))), "");
        put(
                "total/self",
                totals == null
                        ? plain(points("score", number(Cell.fund(Cell.TOTAL, "score"))))
                        : totals.self().toString(),
                "");
        put(
                "total/rule",
                totals == null ? "" : totals.rule().toString(),
                totals == null ? "" : options.pick(totals.derivation().sentence()));
        put("grade", totals == null ? "" : name(totals.grade()), "");
    }

    /** The rows' points of a field and those of the fund row. */
    private Optional<BigDecimal> points(String field, Optional<BigDecimal> fund) {
        return sum(Stream.concat(
                Stream.of(fund),
                content.indicators().stream().map(Indicator::id).map(id -> number(Cell.indicator(id, field)))));
    }

    private String name(Grade grade) {
        if (!options.locale().getLanguage().equals("en")) {
            return grade.zh();
        }
        return grade.name().charAt(0) + grade.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private interface Amounts {
        Optional<BigDecimal> of(String column);
    }

    private String rate(Amounts amounts) {
        var funds = layout.funds();
        var budget = funds.budget().flatMap(amounts::of);
        var executed = funds.column(Role.EXECUTED).flatMap(amounts::of);
        if (budget.isEmpty() || executed.isEmpty() || budget.get().signum() <= 0) {
            return "";
        }
        var transfers = Optional.of(Role.TRANSFERS)
                .filter(role -> funds.rate().numerator() == Numerator.EXECUTED_LESS_TRANSFERS)
                .flatMap(funds::column)
                .flatMap(amounts::of)
                .orElse(BigDecimal.ZERO);
        return executed.get()
                        .subtract(transfers)
                        .movePointRight(2)
                        .divide(budget.get(), 2, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }

    private Optional<BigDecimal> total(String column) {
        return sum(layout.funds().sources().stream().map(source -> amount(source.key(), column)));
    }

    private Optional<BigDecimal> amount(String source, String column) {
        return number(Cell.fund(source, column));
    }

    private Optional<BigDecimal> number(Cell cell) {
        return content.number(cell);
    }

    private static Optional<BigDecimal> sum(Stream<Optional<BigDecimal>> numbers) {
        return numbers.flatMap(Optional::stream).reduce(BigDecimal::add);
    }

    private void put(String key, String text, String title) {
        all.put(key, new Figure(key, text, title));
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.map(Figures::decimals).orElse("");
    }

    private static String plain(BigDecimal number) {
        return decimals(number);
    }

    /** At least two decimals, and never fewer than there are. */
    static String decimals(BigDecimal number) {
        return number.setScale(Math.max(2, number.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
