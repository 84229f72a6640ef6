package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import jiheng.command.scoring.NaiveScoring.Item;
import jiheng.command.scoring.NaiveScoring.Row;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;
import jiheng.events.template.FundRule;
import jiheng.events.template.MeasureRule;
import jiheng.events.template.RuleSet;
import jiheng.events.template.RuleSet.Aggregation;
import jiheng.events.template.RuleSet.Deviation;
import jiheng.events.template.RuleSet.DeviationMode;
import jiheng.events.template.RuleSet.SeveralMeasures;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated rule sets and rows; targets and actual values meet at the edges far more often than by chance. */
final class Rows {
    private static final List<RuleSet.GradeBand> GRADES =
            RuleSets.shipped().get(new RuleSetVersion("national", 1)).grades();

    private Rows() {}

    static Arbitrary<RuleSet> ruleSets() {
        var plenty = Arbitraries.of(MeasureRule.AT_LEAST, MeasureRule.EXACTLY, MeasureRule.AS_CLAIMED);
        var little = Arbitraries.of(MeasureRule.AT_MOST_LINEAR, MeasureRule.AT_MOST_RATIO, MeasureRule.AS_CLAIMED);
        var bands = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(MeasureRule.QUALITATIVE)),
                Tuple.of(1, Arbitraries.just(MeasureRule.AS_CLAIMED)));
        var several = Combinators.combine(
                        Arbitraries.of(Aggregation.class),
                        Arbitraries.integers()
                                .between(1, 5)
                                .map(BigDecimal::valueOf)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as(SeveralMeasures::new);
        var deviation = Combinators.combine(
                        Arbitraries.of("0.3", "0.2"), Arbitraries.of(DeviationMode.class), Arbitraries.of("2", "0.5"))
                .as((from, mode, points) -> new Deviation(new BigDecimal(from), mode, Points.of(points)));
        return Combinators.combine(
                        plenty,
                        little,
                        bands,
                        several,
                        deviation,
                        Arbitraries.of(FundRule.class),
                        Arbitraries.of("0.6", "0.5"))
                .as((more, less, band, together, over, fund, partly) -> {
                    var measures = new EnumMap<Operator, MeasureRule>(Operator.class);
                    measures.put(Operator.AT_LEAST, more);
                    measures.put(Operator.MORE_THAN, MeasureRule.AT_LEAST);
                    measures.put(Operator.EXACTLY, more);
                    measures.put(Operator.AT_MOST, less);
                    measures.put(Operator.LESS_THAN, MeasureRule.AT_MOST_LINEAR);
                    measures.put(Operator.QUALITATIVE, band);
                    return new RuleSet(
                            new RuleSetVersion("generated", 1),
                            new Words("生成", "generated"),
                            measures,
                            new RuleSet.QualitativeBands(new BigDecimal("0.8"), new BigDecimal(partly)),
                            together,
                            fund,
                            List.of(),
                            over,
                            GRADES);
                });
    }

    static Arbitrary<Row> rows() {
        // From 0.10 on every band holds a hundredth; below, the nearest end is a matter of definition (case files).
        var weights = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(new BigDecimal("0.00"))),
                Tuple.of(9, Arbitraries.integers().between(10, 2000).map(n -> BigDecimal.valueOf(n, 2))));
        return weights.flatMap(weight -> Combinators.combine(
                        claims(weight).injectNull(0.1), items().list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((claim, items, reason) -> new Row(weight, claim, items, reason)));
    }

    private static Arbitrary<BigDecimal> claims(BigDecimal weight) {
        return Arbitraries.integers()
                .between(0, weight.movePointRight(2).intValueExact())
                .map(n -> BigDecimal.valueOf(n, 2));
    }

    private static Arbitrary<Item> items() {
        return Arbitraries.of(Operator.class)
                .flatMap(operator -> operator == Operator.QUALITATIVE
                        ? Arbitraries.of(Band.class).map(band -> new Item(operator, null, null, band))
                        : numbers().flatMap(target -> actuals(target)
                                .map(actual -> new Item(operator, target, actual, null))));
    }

    static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-3, 12).map(BigDecimal::valueOf),
                Arbitraries.integers().between(0, 200_000).map(n -> BigDecimal.valueOf(n, 2)),
                Arbitraries.longs().between(0, 50_000_000).map(n -> BigDecimal.valueOf(n, 6)));
    }

    static Arbitrary<BigDecimal> actuals(BigDecimal target) {
        var edges = Arbitraries.of("0", "1", "2", "1.3", "1.2", "0.5", "-1")
                .map(factor -> target.multiply(new BigDecimal(factor)));
        return Arbitraries.oneOf(edges, numbers());
    }

    static FormBuilder on(FormBuilder form, String id, Row row) {
        var targets = row.items().stream()
                .map(item -> new Measure(item.operator(), item.target(), item.target() == null ? "" : "个"))
                .toList();
        var actuals = row.items().stream()
                .map(item -> new Reading(item.actual(), item.actual() == null ? "" : "个", item.band()))
                .toList();
        return form.row(
                id,
                row.weight().toPlainString(),
                Objects.toString(row.claim(), null),
                targets,
                actuals,
                row.reason() ? "任务增加" : null);
    }
}
