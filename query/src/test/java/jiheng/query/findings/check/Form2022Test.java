package jiheng.query.findings.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingFact;
import org.junit.jupiter.api.Test;

/** What an auditor finds in the form of 2022, row by row; and nothing on what is correct there. */
class Form2022Test {
    private final List<Finding> found = Checks.of(AForm.of2022().subject()).findings();

    @Test
    void everyCaseIsFoundAndNoOther() {
        assertThat(found.stream().map(Form2022Test::row))
                .containsExactlyInAnyOrder(
                        "budget-identity results 10.00",
                        "budget-text results,total 10.00",
                        "within-budget results,total 10.00",
                        "fund-points total 3.47",
                        "missed-target 8 5.00",
                        "missed-target 11 2.00",
                        "same-reason 10,13 4.00",
                        "opposite-facts 10,13 4.00",
                        "same-narrative 1,14,15,19 27.00",
                        "same-narrative 3,4 10.00",
                        "same-narrative 6,16 9.00",
                        "same-narrative 5,7 10.00",
                        "unanswered 4,5 5.00",
                        "unanswered 7 5.00",
                        "unanswered 16 4.00",
                        "far-from-target 1 5.00",
                        "far-from-target 2 5.00",
                        "far-from-target 3 5.00",
                        "far-from-target 5 5.00",
                        "far-from-target 14 8.00",
                        "stale-year duties 0.00",
                        "relative-year 6,8,results 0.00",
                        "other-people 20 10.00",
                        "one-name 1 90.00",
                        "empty-row 18 0.00",
                        "not-signed  0.00");
    }

    @Test
    void theFactsOfTheBudgetStandBesideEachOther() {
        assertThat(values("budget-identity")).containsExactly("537.55", "190.65", "728.20", "739.39", "0.00", "-11.19");
        assertThat(values("budget-text"))
                .containsExactly("537.55", "190.65", "739.39", "548.74", "739.39", "548.74 + 190.65 = 739.39");
        assertThat(values("within-budget")).containsExactly("较好地控制在预算范围之内", "134.74%");
        assertThat(values("opposite-facts")).containsExactly("15.60%", "1", "219.33%", "1");
    }

    /** 30702 × 50 = 1 535 100 and 13769 × 10 = 137 690 are right, and stand in the text of row 5. */
    @Test
    void whatIsRightIsNotDoubted() {
        assertThat(found)
                .filteredOn(
                        one -> !code(one).equals("same-narrative") && !code(one).equals("unanswered"))
                .flatExtracting(Finding::facts)
                .extracting(FindingFact::value)
                .noneMatch(value -> value.contains("30702") || value.contains("13769") || value.contains("94.53"));
    }

    private List<String> values(String check) {
        return found.stream()
                .filter(one -> code(one).equals(check))
                .flatMap(one -> one.facts().stream())
                .map(FindingFact::value)
                .toList();
    }

    private static String code(Finding one) {
        return Objects.requireNonNull(one.check()).code();
    }

    private static String row(Finding one) {
        return code(one) + " "
                + one.rows().stream().map(row -> row.replace("indicator-", "")).collect(Collectors.joining(",")) + " "
                + one.stake();
    }
}
