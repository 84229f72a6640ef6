package jiheng.ui.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.command.scoring.Scoring;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.Value;
import jiheng.events.template.RuleSet;

/**
 * An example of a form: one row under each level-2 indicator, some over their target, some short of it, one
 * qualitative, so that an editor sees what its rules do.
 */
final class Specimen {
    private static final List<BigDecimal> REACHED =
            List.of(new BigDecimal(12), new BigDecimal(9), new BigDecimal(15), new BigDecimal(10));

    private final Layout layout;
    private final TreeMap<Cell, Value> cells = new TreeMap<>();
    private final List<Indicator> rows = new ArrayList<>();

    private Specimen(Layout layout) {
        this.layout = layout;
    }

    static Content of(Layout layout, RuleSet rules) {
        var specimen = new Specimen(layout);
        specimen.funds();
        layout.branches().forEach(specimen::branch);
        var bare = new Content(specimen.rows, specimen.cells, Map.of(), null);
        var assessed = Scoring.assess(rules, layout, bare);
        var scores = new TreeMap<String, RowScore>();
        assessed.rows().forEach(row -> scores.put(row.row(), row));
        return new Content(
                specimen.rows,
                specimen.cells,
                scores,
                new Content.Totals(assessed.selfTotal(), assessed.ruleTotal(), assessed.grade(), assessed.total()));
    }

    private void funds() {
        for (var column : layout.funds().columns()) {
            var amount =
                    switch (column.role()) {
                        case OPENING -> "100.00";
                        case ADJUSTED -> "120.00";
                        case EXECUTED -> "114.00";
                        case TRANSFERS, OTHER -> "0.00";
                    };
            if (!layout.funds().sources().isEmpty()) {
                var source = layout.funds().sources().get(0);
                cells.put(Cell.fund(source.key(), column.key()), number(amount));
            }
        }
    }

    private void branch(Layout.Branch branch) {
        var left = branch.weight().value();
        var share = branch.children().isEmpty()
                ? left
                : left.divide(BigDecimal.valueOf(branch.children().size()), 0, RoundingMode.DOWN);
        for (int i = 0; i < branch.children().size(); i++) {
            var weight = i + 1 == branch.children().size() ? left : share;
            left = left.subtract(weight);
            row(branch, branch.children().get(i), weight);
        }
    }

    private void row(Layout.Branch branch, Layout.Item child, BigDecimal weight) {
        var id = IndicatorId.of("" + (rows.size() + 1));
        var reached = REACHED.get(rows.size() % REACHED.size());
        var qualitative = rows.size() % 5 == 4;
        rows.add(new Indicator(id, branch.key(), child.key(), rows.size() + 1));
        put(id, "name", new Value.Text("示例 " + rows.size()));
        put(id, "weight", new Value.Number(weight));
        put(id, "score", new Value.Number(weight));
        var aimed = qualitative
                ? new Measure(Operator.QUALITATIVE, null, "")
                : new Measure(Operator.AT_LEAST, BigDecimal.TEN, "项");
        var got = qualitative ? new Reading(null, "", Band.REACHED) : new Reading(reached, "项", null);
        switch (layout.targets()) {
            case SPLIT -> {
                put(id, "nature", new Value.Text(aimed.operator().sign()));
                put(id, "value", qualitative ? new Value.Text("按期达成") : new Value.Number(BigDecimal.TEN));
                put(id, "unit", new Value.Text(qualitative ? "" : "项"));
                put(id, "reached", new Value.Readings(List.of(got)));
            }
            case TEXT -> texts(id, aimed, got);
            case MEASURES -> measures(id, aimed, got);
            case BOTH -> {
                texts(id, aimed, got);
                measures(id, aimed, got);
            }
        }
    }

    private void texts(IndicatorId id, Measure aimed, Reading got) {
        put(id, "target", new Value.Text(aimed.toString()));
        put(id, "actual", new Value.Text(got.toString()));
    }

    private void measures(IndicatorId id, Measure aimed, Reading got) {
        put(id, "targets", new Value.Measures(List.of(aimed)));
        put(id, "actuals", new Value.Readings(List.of(got)));
    }

    private void put(IndicatorId id, String field, Value value) {
        if (!value.toString().isEmpty() && layout.has(field)) {
            cells.put(Cell.indicator(id, field), value);
        }
    }

    private static Value number(String text) {
        return new Value.Number(new BigDecimal(text));
    }
}
