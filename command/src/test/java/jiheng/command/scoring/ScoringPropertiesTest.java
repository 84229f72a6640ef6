package jiheng.command.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jiheng.command.scoring.NaiveScoring.Item;
import jiheng.command.scoring.NaiveScoring.Row;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Operator;
import jiheng.events.template.RuleSet;
import org.junit.jupiter.api.Test;

/** What holds for every row, rate and form; and the naive implementation agrees on each. */
class ScoringPropertiesTest {
    private static final List<String> SHARES =
            List.of("0", "1", "2", "0.5", "1.0001", "0.99999", "1.99999", "-0.1", "1.347432", "0.50046", "1.49954");

    private static final Pattern EQUATION = Pattern.compile("([0-9.(min][0-9.()×÷−+, min]*) = (−?[0-9][0-9.]*%?)");

    private static final RuleSet NATIONAL = CaseFiles.rules("national-1", "{}");
    private static final RuleSet PENALISED = CaseFiles.rules("form-2022-1", "{}");
    private static final RuleSet BY_RATIO =
            CaseFiles.rules("national-1", "{\"measures\":{\"LESS_THAN\":\"AT_MOST_RATIO\"}}");

    @Test
    void a_row_scores_as_the_naive_implementation_says() {
        cases(8000, random -> {
            var rules = Rows.ruleSet(random);
            var row = Rows.row(random);
            var scored = ScoringCasesTest.row(
                    Rows.on(new FormBuilder(), "indicator-1", row).assessedBy(rules), "indicator-1");

            var score = Optional.ofNullable(scored.score()).map(points -> points.value());
            assertThat(score).isEqualTo(Optional.ofNullable(NaiveScoring.row(rules, row)));
            score.ifPresent(points ->
                    assertThat(points).isBetween(BigDecimal.ZERO, row.weight()).hasScaleOf(2));
            recomputes(scored.derivation());
        });
    }

    @Test
    void a_rate_scores_as_the_naive_implementation_says() {
        cases(8000, random -> {
            var rules = Rows.ruleSet(random);
            var budget = Rows.number(random);
            var share = share(random);
            var spent = budget.multiply(share);
            var scored = ScoringCasesTest.row(funds(budget, spent).assessedBy(rules), Cell.TOTAL);

            assertThat(Optional.ofNullable(scored.score()).map(points -> points.value()))
                    .isEqualTo(Optional.ofNullable(NaiveScoring.funds(rules.fund(), BigDecimal.TEN, budget, spent)));
            recomputes(scored.derivation());
        });
    }

    @Test
    void a_form_totals_as_the_naive_rows_add_up() {
        cases(1200, random -> {
            var rules = Rows.ruleSet(random);
            var rows = Rows.some(random, 0, 8, Rows::row);
            var budget = Rows.number(random);
            var share = share(random);
            var spent = budget.multiply(share);
            var form = funds(budget, spent);
            var fund = NaiveScoring.funds(rules.fund(), BigDecimal.TEN, budget, spent);
            var self = fund == null ? BigDecimal.ZERO : fund;
            var total = self;
            for (int i = 0; i < rows.size(); i++) {
                Rows.on(form, "indicator-" + i, rows.get(i));
                var claim = Objects.requireNonNullElse(rows.get(i).claim(), BigDecimal.ZERO);
                self = self.add(claim);
                total = total.add(Objects.requireNonNullElse(NaiveScoring.row(rules, rows.get(i)), claim));
            }
            var assessment = form.assessedBy(rules);

            assertThat(assessment.selfTotal().value()).isEqualByComparingTo(self);
            assertThat(assessment.ruleTotal().value()).isEqualByComparingTo(total);
            recomputes(assessment.total());
        });
    }

    @Test
    void more_of_what_is_wanted_never_earns_less() {
        cases(4000, random -> {
            var target = Rows.number(random);
            var one = Rows.number(random);
            var other = Rows.number(random);
            for (var operator : List.of(Operator.AT_LEAST, Operator.MORE_THAN)) {
                assertThat(national(operator, target, one.max(other)))
                        .isGreaterThanOrEqualTo(national(operator, target, one.min(other)));
            }
        });
    }

    @Test
    void more_of_what_is_limited_never_earns_more() {
        cases(4000, random -> {
            var target = Rows.number(random);
            var one = Rows.number(random);
            var other = Rows.number(random);
            assertThat(national(Operator.AT_MOST, target, one.max(other)))
                    .isLessThanOrEqualTo(national(Operator.AT_MOST, target, one.min(other)));
            assertThat(scored(BY_RATIO, Operator.LESS_THAN, target, one.max(other)))
                    .isLessThanOrEqualTo(scored(BY_RATIO, Operator.LESS_THAN, target, one.min(other)));
        });
    }

    @Test
    void a_higher_rate_earns_no_less_until_the_budget_is_spent_and_then_no_more_where_an_over_run_is_penalised() {
        cases(4000, random -> {
            var one = share(random);
            var other = share(random);
            var budget = new BigDecimal("548.74");
            var low = budget.multiply(one.min(other));
            var high = budget.multiply(one.max(other));

            assertThat(fund(NATIONAL, budget, high)).isGreaterThanOrEqualTo(fund(NATIONAL, budget, low));
            if (high.compareTo(budget) <= 0) {
                assertThat(fund(PENALISED, budget, high)).isGreaterThanOrEqualTo(fund(PENALISED, budget, low));
            }
            if (low.compareTo(budget) >= 0) {
                assertThat(fund(PENALISED, budget, high)).isLessThanOrEqualTo(fund(PENALISED, budget, low));
            }
        });
    }

    /** Every step and every equation a person reads is right to the last printed digit. */
    private static void recomputes(Derivation derivation) {
        for (var step : derivation.steps()) {
            var arrow = step.indexOf(" → ");
            var equals = step.lastIndexOf(" = ");
            assertThat(
                            arrow >= 0
                                    ? Arithmetic.compares(step.substring(0, arrow))
                                    : Arithmetic.holds(step.substring(0, equals), step.substring(equals + 3)))
                    .as(step + " in " + derivation)
                    .isTrue();
        }
        for (var sentence :
                List.of(derivation.sentence().zh(), derivation.sentence().en())) {
            assertThat(sentence).isNotBlank();
            var equations = EQUATION.matcher(sentence);
            while (equations.find()) {
                assertThat(Arithmetic.holds(equations.group(1), equations.group(2)))
                        .as(equations.group() + " in " + sentence)
                        .isTrue();
            }
        }
    }

    private static FormBuilder funds(BigDecimal budget, BigDecimal spent) {
        return new FormBuilder()
                .source("fiscal", Map.of("budget", budget.toPlainString(), "executed", spent.toPlainString()));
    }

    private static BigDecimal fund(RuleSet rules, BigDecimal budget, BigDecimal spent) {
        return new BigDecimal(ScoringCasesTest.score(funds(budget, spent).assessedBy(rules), Cell.TOTAL)
                .orElseThrow());
    }

    private static BigDecimal national(Operator operator, BigDecimal target, BigDecimal actual) {
        return scored(NATIONAL, operator, target, actual);
    }

    private static BigDecimal scored(RuleSet rules, Operator operator, BigDecimal target, BigDecimal actual) {
        var row = new Row(BigDecimal.TEN, null, List.of(new Item(operator, target, actual, null)), false);
        var assessment = Rows.on(new FormBuilder(), "indicator-1", row).assessedBy(rules);
        return new BigDecimal(ScoringCasesTest.score(assessment, "indicator-1").orElseThrow());
    }

    /** Each case is drawn with a seed of its own, which a failure names. */
    private static void cases(int count, Consumer<Random> property) {
        for (int seed = 0; seed < count; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("case " + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    private static BigDecimal share(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new BigDecimal(Rows.oneOf(random, SHARES));
            case 1 -> BigDecimal.valueOf(random.nextInt(25_001), 4);
            default -> BigDecimal.valueOf(random.nextInt(250_000_001), 8);
        };
    }
}
