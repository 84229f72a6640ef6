package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
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

/** Generated rule sets and rows; targets and actual values meet at the edges far more often than by chance. */
final class Rows {
    private static final List<RuleSet.GradeBand> GRADES =
            RuleSets.shipped().get(new RuleSetVersion("national", 1)).grades();

    private Rows() {}

    static RuleSet ruleSet(Random random) {
        var more = oneOf(random, List.of(MeasureRule.AT_LEAST, MeasureRule.EXACTLY, MeasureRule.AS_CLAIMED));
        var less =
                oneOf(random, List.of(MeasureRule.AT_MOST_LINEAR, MeasureRule.AT_MOST_RATIO, MeasureRule.AS_CLAIMED));
        var measures = new EnumMap<Operator, MeasureRule>(Operator.class);
        measures.put(Operator.AT_LEAST, more);
        measures.put(Operator.MORE_THAN, MeasureRule.AT_LEAST);
        measures.put(Operator.EXACTLY, more);
        measures.put(Operator.AT_MOST, less);
        measures.put(Operator.LESS_THAN, MeasureRule.AT_MOST_LINEAR);
        measures.put(Operator.QUALITATIVE, random.nextInt(5) == 0 ? MeasureRule.AS_CLAIMED : MeasureRule.QUALITATIVE);
        return new RuleSet(
                new RuleSetVersion("generated", 1),
                new Words("生成", "generated"),
                measures,
                List.of(),
                new RuleSet.QualitativeBands(
                        new BigDecimal("0.8"), new BigDecimal(oneOf(random, List.of("0.6", "0.5")))),
                new SeveralMeasures(
                        oneOf(random, List.of(Aggregation.values())),
                        some(random, 1, 3, one -> BigDecimal.valueOf(one.nextInt(1, 6)))),
                oneOf(random, List.of(FundRule.values())),
                List.of(),
                new Deviation(
                        new BigDecimal(oneOf(random, List.of("0.3", "0.2"))),
                        oneOf(random, List.of(DeviationMode.values())),
                        Points.of(oneOf(random, List.of("2", "0.5")))),
                new RuleSet.Deductions(false, List.of()),
                GRADES);
    }

    static Row row(Random random) {
        // From 0.10 on every band holds a hundredth; below, the nearest end is a matter of definition (case files).
        var weight = random.nextInt(10) == 0
                ? new BigDecimal("0.00")
                : BigDecimal.valueOf(
                        oneOf(random, List.of(10, 2000, random.nextInt(10, 2001), random.nextInt(10, 2001))), 2);
        var most = weight.movePointRight(2).intValueExact();
        var claim = random.nextInt(10) == 0
                ? null
                : BigDecimal.valueOf(
                        oneOf(random, List.of(0, most, random.nextInt(most + 1), random.nextInt(most + 1))), 2);
        return new Row(weight, claim, some(random, 0, 3, Rows::item), random.nextBoolean());
    }

    private static Item item(Random random) {
        var operator = oneOf(random, List.of(Operator.values()));
        if (operator == Operator.QUALITATIVE) {
            return new Item(operator, null, null, oneOf(random, List.of(Band.values())));
        }
        var target = number(random);
        return new Item(operator, target, actual(random, target), null);
    }

    static BigDecimal number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(-3, 13));
            case 1 -> BigDecimal.valueOf(random.nextInt(200_001), 2);
            case 2 -> BigDecimal.valueOf(random.nextInt(50_000_001), 6);
            default -> new BigDecimal(oneOf(random, List.of("0", "1", "-1", "0.01", "2000.00", "0.000001", "50")));
        };
    }

    private static BigDecimal actual(Random random, BigDecimal target) {
        return random.nextBoolean()
                ? target.multiply(new BigDecimal(oneOf(random, List.of("0", "1", "2", "1.3", "1.2", "0.5", "-1"))))
                : number(random);
    }

    static <T> T oneOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    static <T> List<T> some(Random random, int least, int most, Function<Random, T> one) {
        return Stream.generate(() -> one.apply(random))
                .limit(random.nextInt(least, most + 1))
                .toList();
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
