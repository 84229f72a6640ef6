package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.Words;
import jiheng.events.template.MeasureRule;
import jiheng.events.template.RuleSet;
import jiheng.events.template.RuleSet.DeviationMode;
import org.jspecify.annotations.Nullable;

/** The score of one indicator row: each measure by its rule, then together, then the deduction for a deviation. */
final class IndicatorScoring {
    private final RuleSet rules;
    private final RowForm row;
    private final Working working = new Working();

    private IndicatorScoring(RuleSet rules, RowForm row) {
        this.rules = rules;
        this.row = row;
    }

    /**
     * What the row stands at before a deduction.
     *
     * @param stands whether this is the self score, which needs no score of the rule's beside it
     * @param expression the arithmetic of the score, nothing rounded inside
     * @param write puts it into the working, the score shown to that many decimals
     */
    private record Base(String rule, Ratio score, boolean stands, String expression, IntConsumer write) {}

    static RowScore score(RuleSet rules, RowForm row) {
        return new IndicatorScoring(rules, row).score();
    }

    private RowScore score() {
        row.weight().ifPresent(weight -> working.input("weight", weight));
        row.claim().ifPresent(claim -> working.input("claim", claim.value()));
        recordMeasures();
        if (row.weight().isEmpty()) {
            return unscored(Unscored.NO_WEIGHT);
        }
        var weight = row.weight().get();
        if (weight.signum() <= 0) {
            working.say("分值为 0，本行不适用，得 0.00", "weight 0: the row is not applicable, score 0.00");
            return outcome("not-applicable", Points.ZERO);
        }
        if (scoredByDeduction()) {
            return byDeduction(weight);
        }
        if (row.targets().isEmpty()) {
            return unscored(Unscored.NO_TARGET);
        }
        // Part of a row cannot be scored for the whole of it, so one measure left to the unit leaves the row to it.
        if (row.targets().stream().anyMatch(measure -> rule(measure) == MeasureRule.AS_CLAIMED)) {
            return row.claim().isPresent() ? afterDeviation(claimed(), weight) : unscored(Unscored.AS_CLAIMED);
        }
        if (row.targets().size() != row.readings().size()) {
            return unscored(Unscored.NO_READING);
        }
        var parts = new ArrayList<Measured>();
        for (int i = 0; i < row.targets().size(); i++) {
            var measure = row.targets().get(i);
            var reading = row.readings().get(i);
            var obstacle = obstacle(measure, reading);
            if (obstacle != null) {
                return unscored(obstacle);
            }
            parts.add(measured(weight, measure, reading));
        }
        var together = new Together(rules.several(), parts);
        var rule = parts.size() == 1 ? rule(row.targets().get(0)).key() : Together.rule(rules.several());
        return afterDeviation(
                new Base(
                        rule,
                        together.score(),
                        false,
                        together.expression(),
                        decimals -> together.write(working, decimals)),
                weight);
    }

    private Base claimed() {
        var claim = row.claim().orElseThrow();
        return new Base(
                Unscored.AS_CLAIMED.rule(),
                Ratio.of(claim.value()),
                true,
                Figures.fixed(claim.value()),
                decimals -> sayClaimStands(Unscored.AS_CLAIMED));
    }

    private MeasureRule rule(Measure measure) {
        return rule(measure.operator());
    }

    private MeasureRule rule(Operator operator) {
        return rules.rule(row.indicator().branch(), row.indicator().child(), operator);
    }

    /** A row of texts alone is judged like a qualitative one. */
    private boolean scoredByDeduction() {
        return row.targets().isEmpty()
                ? rule(Operator.QUALITATIVE) == MeasureRule.BY_DEDUCTION
                : row.targets().stream().anyMatch(measure -> rule(measure) == MeasureRule.BY_DEDUCTION);
    }

    private RowScore byDeduction(BigDecimal weight) {
        var left = weight;
        var arithmetic = new StringBuilder(Figures.term(weight));
        var names = new ArrayList<Words>();
        for (var cited : row.cited()) {
            var code = rules.deductions().find(cited).orElse(null);
            if (code == null) {
                return unscored(Unscored.UNKNOWN_CODE);
            }
            left = left.subtract(code.off(weight));
            arithmetic
                    .append(" − ")
                    .append(code.share().signum() == 0 ? "" : Figures.term(weight) + " × ")
                    .append(Figures.plain(code.share().signum() == 0 ? code.off(weight) : code.share()));
            names.add(new Words(
                    cited + " " + code.title().zh(), cited + " " + code.title().en()));
        }
        var score = new Points(left.max(BigDecimal.ZERO));
        if (names.isEmpty()) {
            working.say("未引用扣分代码，得 " + score, "no deduction code is cited, score " + score);
        } else {
            working.input("cited", String.join(" ", row.cited()));
            var end = left.signum() < 0 ? " < 0 → " + score : " = " + score;
            working.step(arithmetic + end);
            working.say(
                    "按扣分代码扣分（" + names.stream().map(Words::zh).collect(Collectors.joining("、")) + "）：" + arithmetic
                            + end,
                    "deducted by the codes (" + names.stream().map(Words::en).collect(Collectors.joining(", ")) + "): "
                            + arithmetic + end);
        }
        return outcome(MeasureRule.BY_DEDUCTION.key(), score);
    }

    private void recordMeasures() {
        for (int i = 0; i < row.targets().size(); i++) {
            var measure = row.targets().get(i);
            var place = row.targets().size() == 1 ? "" : "-" + (i + 1);
            working.input("rule" + place, rule(measure).key());
            working.input("operator" + place, measure.operator().sign());
            working.input("unit" + place, measure.unit());
            if (measure.number() != null) {
                working.input("target" + place, measure.number());
            }
            if (i < row.readings().size()) {
                var reading = row.readings().get(i);
                if (reading.number() != null) {
                    working.input("actual" + place, reading.number());
                } else if (reading.band() != null) {
                    working.input("actual" + place, reading.band().name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    private @Nullable Unscored obstacle(Measure measure, Reading reading) {
        if ((measure.number() == null) != (reading.number() == null)) {
            return Unscored.KINDS_DIFFER;
        }
        if (measure.number() == null) {
            return row.claim().isEmpty() ? Unscored.NO_CLAIM : null;
        }
        return RowForm.sameUnit(measure, reading) ? null : Unscored.UNITS_DIFFER;
    }

    private Measured measured(BigDecimal weight, Measure measure, Reading reading) {
        return reading.band() == null
                ? MeasureScoring.number(rule(measure), weight, measure, reading)
                : MeasureScoring.band(
                        rules.qualitative(),
                        weight,
                        reading.band(),
                        row.claim().orElseThrow().value());
    }

    private RowScore afterDeviation(Base base, BigDecimal weight) {
        var rule = rules.deviation();
        var excess = Excess.largest(row, rule.from()).orElse(null);
        if (excess == null) {
            base.write().accept(2);
            return undeducted(base);
        }
        working.input("deviation-from", rule.from());
        working.input(
                "deviation-mode", rule.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        working.input("reason", row.reasonGiven() ? "given" : "none");
        if (rule.mode() == DeviationMode.NOTHING_MORE || row.reasonGiven()) {
            base.write().accept(2);
            exceeds(excess, excess.share().rounded(4));
            if (row.reasonGiven()) {
                working.goOn("已说明原因，不扣分", "the reason is given, nothing is deducted");
            } else {
                working.goOn("应当说明原因", "a reason is owed");
            }
            return undeducted(base);
        }
        var before = base.score().within(weight);
        var deduction = rule.mode() == DeviationMode.MINUS_POINTS
                ? Deduction.minus(rule.points().value(), before, base.expression(), excess)
                : Deduction.lowered(before, base.expression(), excess);
        base.write().accept(deduction.from());
        exceeds(excess, deduction.share());
        working.step(deduction.step());
        working.goOn(deduction.said().zh(), deduction.said().en());
        return outcome(base.rule(), new Points(deduction.score()));
    }

    private void exceeds(Excess excess, BigDecimal share) {
        working.input("deviation", share);
        working.step(excess.arithmetic() + " = " + Figures.fixed(share));
        working.say("超出目标 " + Figures.percent(share), Figures.percent(share) + " above the target");
    }

    private RowScore undeducted(Base base) {
        return outcome(
                base.rule(), base.stands() ? null : new Points(base.score().rounded(2)));
    }

    private RowScore unscored(Unscored why) {
        sayClaimStands(why);
        return outcome(why.rule(), null);
    }

    private void sayClaimStands(Unscored why) {
        working.input("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        working.say(why.words());
        row.claim()
                .ifPresentOrElse(
                        claim -> working.goOn("以自评得分 " + claim + " 为准", "the self score " + claim + " stands"),
                        () -> working.goOn("尚无自评得分，按 0 计", "there is no self score, it counts 0"));
    }

    private RowScore outcome(String rule, @Nullable Points score) {
        return new RowScore(row.indicator().id().value(), score, working.derivation(rule, rules.version()));
    }
}
