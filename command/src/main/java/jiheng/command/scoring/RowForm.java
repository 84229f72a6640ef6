package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Value;
import jiheng.events.template.RuleSet.Deductions;

/**
 * What the cells of one indicator say that scoring needs. A weight and a claim are points: two decimals, HALF_UP.
 *
 * @param targets empty where the target is text only
 * @param readings empty where none are given
 * @param cited the deduction codes named in the row
 */
record RowForm(
        Indicator indicator,
        Optional<BigDecimal> weight,
        Optional<Points> claim,
        List<Measure> targets,
        List<Reading> readings,
        List<String> cited,
        boolean reasonGiven) {
    static RowForm of(Content content, Indicator indicator) {
        var id = indicator.id();
        return new RowForm(
                indicator,
                content.number(Cell.indicator(id, "weight")).map(weight -> new Points(weight).value()),
                claim(content, id),
                content.value(Cell.indicator(id, "targets"))
                        .map(value -> value instanceof Value.Measures measures ? measures.measures() : null)
                        .orElseGet(() -> split(content, id).stream().toList()),
                content.value(Cell.indicator(id, "actuals"))
                        .or(() -> content.value(Cell.indicator(id, "reached")))
                        .map(value -> value instanceof Value.Readings readings ? readings.readings() : null)
                        .orElse(List.of()),
                Deductions.cited(content.text(Cell.indicator(id, "deduction"))),
                !content.text(Cell.indicator(id, "reason")).isBlank()
                        || !content.text(Cell.indicator(id, "explanation")).isBlank());
    }

    /** The one measure of a row whose operator, value and unit stand in columns of their own. */
    private static Optional<Measure> split(Content content, IndicatorId id) {
        var operator = Operator.of(content.text(Cell.indicator(id, "nature"))).orElse(null);
        if (operator == Operator.QUALITATIVE) {
            return Optional.of(new Measure(Operator.QUALITATIVE, null, ""));
        }
        return operator == null
                ? Optional.empty()
                : content.number(Cell.indicator(id, "value"))
                        .map(number -> new Measure(operator, number, content.text(Cell.indicator(id, "unit"))));
    }

    static Optional<Points> claim(Content content, IndicatorId id) {
        return content.number(Cell.indicator(id, "score")).map(Points::new);
    }

    /** An actual value without a unit is taken to be in the target's. */
    static boolean sameUnit(Measure measure, Reading reading) {
        return reading.unit().isBlank() || reading.unit().equals(measure.unit());
    }
}
