package jiheng.command.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused.Detail;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellChange;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Value;

/**
 * A score lies between 0 and its weight, a weight between 0 and 100, as they will stand after the act: a score that
 * stays bounds its weight from below. What breaks the rule is named once, at the cell that the act changes.
 *
 * @param content before the act
 * @param changes the act's, by their cells
 */
record Bounds(Layout layout, Content content, Map<Cell, CellChange> changes) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Cell FUND_WEIGHT = Cell.branch(Cell.FUNDS, "weight");
    private static final Cell FUND_SCORE = Cell.fund(Cell.TOTAL, "score");

    List<Detail> broken() {
        return changes.values().stream()
                .flatMap(change -> switch (change.cell().field()) {
                    case "score" -> score(change).stream();
                    case "weight" -> weight(change).stream();
                    default -> Optional.<Detail>empty().stream();
                })
                .toList();
    }

    private Optional<Detail> score(CellChange change) {
        if (!(change.after() instanceof Value.Number score)) {
            return Optional.empty();
        }
        var most = weightOf(change.cell());
        return negative(change.cell(), score).or(() -> Optional.of(most)
                .filter(weight -> score.number().compareTo(weight) > 0)
                .map(weight -> new Detail(
                        change.cell().path(), "score-above-weight", Map.of("weight", weight.toPlainString()))));
    }

    private Optional<Detail> weight(CellChange change) {
        var cell = change.cell();
        if (change.after() instanceof Value.Number weight) {
            var outside = negative(cell, weight).or(() -> Optional.of(HUNDRED)
                    .filter(most -> weight.number().compareTo(most) > 0)
                    .map(most ->
                            new Detail(cell.path(), "weight-above-hundred", Map.of("weight", most.toPlainString()))));
            if (outside.isPresent()) {
                return outside;
            }
        }
        return scoreUnder(cell)
                .filter(score -> !changes.containsKey(score))
                .flatMap(content::number)
                .filter(score -> score.compareTo(after(cell)) > 0)
                .map(score -> belowScore(cell, score));
    }

    private Detail belowScore(Cell cell, BigDecimal score) {
        var isFund = cell.equals(FUND_WEIGHT);
        return new Detail(
                cell.path(),
                "weight-below-score",
                Map.of(
                        "weight",
                        after(cell).toPlainString(),
                        "score",
                        score.toPlainString(),
                        "row",
                        isFund ? "预算执行率" : name(cell),
                        "rowEn",
                        isFund ? "Budget execution rate" : name(cell)));
    }

    private static Optional<Detail> negative(Cell cell, Value.Number points) {
        return points.number().signum() < 0
                ? Optional.of(new Detail(cell.path(), "points-negative", Map.of()))
                : Optional.empty();
    }

    private BigDecimal weightOf(Cell score) {
        return after(score.isIn(Cell.FUNDS) ? FUND_WEIGHT : Cell.indicator(new IndicatorId(score.row()), "weight"));
    }

    /** The score that a weight bounds; the weights of the other branches bound none. */
    private static Optional<Cell> scoreUnder(Cell weight) {
        if (weight.isIn(Cell.INDICATORS)) {
            return Optional.of(Cell.indicator(new IndicatorId(weight.row()), "score"));
        }
        return weight.equals(FUND_WEIGHT) ? Optional.of(FUND_SCORE) : Optional.empty();
    }

    /** A weight after the act; without one a row is worth nothing, and the execution rate what the layout says. */
    private BigDecimal after(Cell weight) {
        var changed = changes.get(weight);
        var number = changed == null
                ? content.number(weight)
                : Optional.ofNullable(changed.after())
                        .filter(Value.Number.class::isInstance)
                        .map(after -> ((Value.Number) after).number());
        return number.orElse(
                weight.equals(FUND_WEIGHT) ? layout.funds().weight().value() : BigDecimal.ZERO);
    }

    /** What the row is called, or its place in the list. */
    private String name(Cell cell) {
        var id = new IndicatorId(cell.row());
        var position = content.indicator(id).map(row -> "" + (row.position() + 1));
        return List.of("content", "name").stream()
                .map(field -> content.text(Cell.indicator(id, field)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(Bounds::shortened)
                .orElseGet(() -> position.orElse(cell.row()));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 30
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 30)) + "…";
    }
}
