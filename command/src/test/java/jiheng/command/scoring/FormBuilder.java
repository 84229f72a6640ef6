package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.template.RuleSet;
import org.jspecify.annotations.Nullable;

/** A form put together for a test. */
final class FormBuilder {
    private final List<Layout.Item> sources = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final TreeMap<Cell, Value> cells = new TreeMap<>();
    private Layout.Numerator numerator = Layout.Numerator.EXECUTED_LESS_TRANSFERS;
    private String fundWeight = "10";

    FormBuilder rate(Layout.Numerator of) {
        numerator = of;
        return this;
    }

    FormBuilder fundWeight(String weight) {
        fundWeight = weight;
        return this;
    }

    FormBuilder source(String key, Map<String, String> figures) {
        sources.add(new Layout.Item(key, words(key)));
        figures.forEach((column, figure) -> number(Cell.fund(key, column), figure));
        return this;
    }

    FormBuilder number(Cell cell, @Nullable String number) {
        if (number != null) {
            cells.put(cell, new Value.Number(new BigDecimal(number)));
        }
        return this;
    }

    FormBuilder row(
            String id,
            @Nullable String weight,
            @Nullable String claim,
            List<Measure> targets,
            List<Reading> actuals,
            @Nullable String reason) {
        var indicator = new IndicatorId(id);
        indicators.add(new Indicator(indicator, "output", "quantity", indicators.size() + 1));
        number(Cell.indicator(indicator, "weight"), weight);
        number(Cell.indicator(indicator, "score"), claim);
        if (!targets.isEmpty()) {
            cells.put(Cell.indicator(indicator, "targets"), new Value.Measures(targets));
        }
        if (!actuals.isEmpty()) {
            cells.put(Cell.indicator(indicator, "actuals"), new Value.Readings(actuals));
        }
        if (reason != null) {
            cells.put(Cell.indicator(indicator, "reason"), new Value.Text(reason));
        }
        return this;
    }

    /** Hangs the last row below another branch and child. */
    FormBuilder below(String branch, String child) {
        var last = indicators.remove(indicators.size() - 1);
        indicators.add(new Indicator(last.id(), branch, child, last.position()));
        return this;
    }

    Assessment assessedBy(RuleSet rules) {
        var columns = List.of(
                column("budget", Layout.Role.ADJUSTED),
                column("executed", Layout.Role.EXECUTED),
                column("transfers", Layout.Role.TRANSFERS));
        var rate = new Layout.Rate(numerator, Layout.Denominator.ADJUSTED);
        var layout = new Layout(
                words("form"),
                List.of(),
                new Layout.Funds(columns, sources, rate, List.of(), Points.of(fundWeight), true),
                List.of(),
                Layout.Targets.BOTH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Layout.Paper(Layout.Orientation.LANDSCAPE, words("year")));
        return Scoring.assess(rules, layout, new Content(indicators, cells, Map.of(), null));
    }

    private static Layout.FundColumn column(String key, Layout.Role role) {
        return new Layout.FundColumn(key, words(key), role);
    }

    private static Words words(String key) {
        return new Words(key, key);
    }
}
