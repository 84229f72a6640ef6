package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;
import jiheng.events.template.RuleSet;

/** Scores a form by a rule set. The same three arguments always give the same assessment. */
public final class Scoring {
    private Scoring() {}

    /**
     * Scores every row and the whole.
     *
     * <p>Where no rule applies (text targets, missing or incomparable actual values, a rule set that leaves the row to
     * the unit, no budget) the row's score is null, its derivation says why, and the self score stands in the rule
     * total. Content that is not there yet never fails: a form is scored from its first cell on.
     */
    public static Assessment assess(RuleSet rules, Layout layout, Content content) {
        var rows = new ArrayList<RowScore>();
        var counted = new ArrayList<Points>();
        var funds = FundForm.of(layout, content);
        var fundRow = FundScoring.score(rules, funds);
        var fundScore = Optional.ofNullable(fundRow.score());
        rows.add(fundRow);
        counted.add(fundScore.or(funds::claim).orElse(Points.ZERO));
        // Most forms let the table work the fund score out, so without a claim the rule's score is the unit's own.
        var self = funds.claim().or(() -> fundScore).orElse(Points.ZERO);
        for (var indicator : content.indicators()) {
            var row = RowForm.of(content, indicator);
            var score = IndicatorScoring.score(rules, row);
            rows.add(score);
            var claim = row.claim().orElse(Points.ZERO);
            self = self.plus(claim);
            counted.add(score.score() == null ? claim : score.score());
        }
        var sum = counted.stream().reduce(Points.ZERO, Points::plus);
        var cap = funds.rate().flatMap(rate -> cap(rules, rate));
        var total = cap.map(RuleSet.TotalCap::atMost)
                .filter(most -> sum.compareTo(most) > 0)
                .orElse(sum);
        var grade = rules.gradeOf(self);

        var working = new Working();
        working.input("rows", BigDecimal.valueOf(rows.size()));
        working.input("sum", sum.value());
        working.input("self-total", self.value());
        working.input("grade", grade.name().toLowerCase(Locale.ROOT));
        working.step(counted.stream().map(Points::toString).collect(Collectors.joining(" + ")) + " = " + sum);
        var standing = rows.stream().filter(row -> row.score() == null).count();
        working.say(
                "规则得分合计 " + sum + "（" + rows.size() + " 行，其中 " + standing + " 行以自评得分计）",
                "sum by the rules " + sum + " (" + rows.size() + " rows, " + standing + " of them by the self score)");
        cap.ifPresent(found -> capped(working, found, funds, sum, total));
        return new Assessment(rows, self, total, grade, derivation(working, rules, cap.isPresent(), self, grade));
    }

    private static Derivation derivation(Working working, RuleSet rules, boolean capped, Points self, Grade grade) {
        working.say(
                "自评总分 " + self + "，等级为" + grade.zh(),
                "self total " + self + ", grade " + grade.name().toLowerCase(Locale.ROOT));
        return working.derivation(capped ? "sum-of-rows-capped-by-rate" : "sum-of-rows", rules.version());
    }

    /** The first cap whose bound the rate stays below; the bands are half-open, so 80 % itself is not below 80 %. */
    private static Optional<RuleSet.TotalCap> cap(RuleSet rules, Ratio rate) {
        return rules.totalCaps().stream()
                .filter(cap -> rate.compareTo(Ratio.of(cap.rateBelow())) < 0)
                .findFirst();
    }

    private static void capped(Working working, RuleSet.TotalCap cap, FundForm funds, Points sum, Points total) {
        var rate = funds.rate().orElseThrow();
        var shown = Figures.shortest(rate, 4, figure -> figure.compareTo(cap.rateBelow()) < 0)
                .orElse(rate.rounded(4));
        var most = Figures.plain(cap.atMost().value());
        var below = Figures.plain(cap.rateBelow().movePointRight(2)) + "%";
        working.input("rate", shown);
        working.input("cap", cap.atMost().value());
        working.step(funds.arithmetic() + " = " + Figures.fixed(shown));
        working.step("min(" + sum + ", " + most + ") = " + total);
        working.say(
                "执行率 " + Figures.percent(shown) + " 低于 " + below + "，总分最高 " + most + " 分，规则总分为 " + total,
                "execution rate " + Figures.percent(shown) + " is below " + below + ", so the total is at most " + most
                        + ": rule total " + total);
    }
}
