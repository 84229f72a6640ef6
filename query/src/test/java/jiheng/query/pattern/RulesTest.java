package jiheng.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule has acts that meet it, and acts just short of it that do not. */
class RulesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);
    private final List<Step> history = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T22:00:00, true",
        "2026-03-02T21:59:59, false",
        "2026-03-03T05:59:59, true",
        "2026-03-03T06:00:00, false",
        "2026-03-03T12:00:00, false"
    })
    void aNightIsFromTenToSixInBeijing(String clock, boolean found) {
        step(clock, "li", "PREPARER", null, "cell-filled", "a");

        assertThat(found(Rule.NIGHT_WORK)).hasSize(found ? 1 : 0);
    }

    @Test
    void oneNightOfOnePersonIsOneFindingAndWhatTheRulesRecordIsNone() {
        step("2026-03-02T23:30:00", "li", "PREPARER", null, "cell-filled", "a");
        step("2026-03-02T23:30:00", "li", "PREPARER", null, "scored", "a");
        step("2026-03-03T01:00:00", "li", "PREPARER", null, "cell-filled", "b");
        step("2026-03-03T01:00:00", "zhou", "PREPARER", null, "submitted", "c");
        step("2026-03-03T23:00:00", "li", "PREPARER", null, "scored", "d");

        assertThat(found(Rule.NIGHT_WORK))
                .extracting(Unusual::people, Unusual::sequences, Unusual::facts)
                .containsExactly(
                        tuple(List.of("li"), List.of(0L, 2L), List.of("2")),
                        tuple(List.of("zhou"), List.of(3L), List.of("1")));
    }

    @ParameterizedTest
    @CsvSource({"29, false, false", "30, false, true", "30, true, false"})
    void thirtyCellsInOneActAreManyUnlessTheFormCameWithThem(int cells, boolean opening, boolean found) {
        if (opening) {
            step("2026-03-02T10:00:00", "li", "PREPARER", null, "opened", "a");
        }
        IntStream.range(0, cells)
                .forEach(cell -> step("2026-03-02T10:00:00", "li", "PREPARER", null, "cell-filled", "a"));
        step("2026-03-02T10:00:05", "li", "PREPARER", null, "cell-filled", "b");

        assertThat(found(Rule.BULK_EDIT)).hasSize(found ? 1 : 0);
    }

    @Test
    void whoApprovesTwiceForDifferentPeopleIsOnBothSides() {
        step("2026-03-02T10:00:00", "chen", "UNIT_APPROVER", null, "step-approved", "a");
        step("2026-03-03T10:00:00", "chen", "SUPERVISING_REVIEWER", "luo", "step-approved", "b");

        assertThat(found(Rule.BOTH_SIDES))
                .extracting(Unusual::sequences, Unusual::facts)
                .containsExactly(tuple(List.of(0L, 1L), List.of("UNIT_APPROVER", "SUPERVISING_REVIEWER")));
    }

    @Test
    void whoFillsInWhatTheirDeputyDecidedForThemIsOnBothSides() {
        step("2026-03-02T10:00:00", "deputy", "UNIT_APPROVER", "chen", "returned", "a");
        step("2026-03-03T10:00:00", "chen", "PREPARER", null, "cell-filled", "b");

        assertThat(found(Rule.BOTH_SIDES)).hasSize(1);
    }

    @Test
    void withoutADelegationOrWithoutADecisionNobodyIsOnBothSides() {
        step("2026-03-02T10:00:00", "both", "PREPARER", null, "cell-filled", "a");
        step("2026-03-02T11:00:00", "both", "UNIT_APPROVER", null, "step-approved", "b");
        step("2026-03-03T10:00:00", "deputy", "FINANCE_REVIEWER", "shen", "step-approved", "c");
        step("2026-03-03T10:00:00", "deputy", "FINANCE_REVIEWER", "shen", "settled", "c");
        step("2026-03-04T10:00:00", "other", "PREPARER", "li", "cell-filled", "d");
        step("2026-03-04T11:00:00", "other", "UNIT_APPROVER", null, "submitted", "e");

        assertThat(found(Rule.BOTH_SIDES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"29, 1", "30, 0", "3600, 0"})
    void anApprovalLessThanHalfAMinuteAfterTheArrivalIsQuick(long seconds, int found) {
        step("2026-03-02T10:00:00", "li", "PREPARER", null, "submitted", "a");
        history.add(
                step(at("2026-03-02T10:00:00").plusSeconds(seconds), "chen", "UNIT_APPROVER", "step-approved", "b"));

        assertThat(found(Rule.QUICK_APPROVAL)).hasSize(found);
    }

    @Test
    void settlingIsOneActWithItsApprovalAndComesAfterTheStepBefore() {
        step("2026-03-02T10:00:00", "li", "PREPARER", null, "submitted", "a");
        step("2026-03-02T12:00:00", "chen", "UNIT_APPROVER", null, "step-approved", "b");
        step("2026-03-02T12:00:04", "shen", "FINANCE_REVIEWER", null, "step-approved", "c");
        step("2026-03-02T12:00:04", "shen", "FINANCE_REVIEWER", null, "settled", "c");

        assertThat(found(Rule.QUICK_APPROVAL))
                .extracting(Unusual::sequences, Unusual::facts)
                .containsExactly(tuple(List.of(2L), List.of("4")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T23:30:00, cell-filled, 1",
        "2026-03-20T23:29:59, cell-filled, 0",
        "2026-03-20T23:59:59, evidence-attached, 1",
        "2026-03-21T00:00:00, cell-filled, 0",
        "2026-03-20T23:45:00, submitted, 0"
    })
    void theLastHalfHourOfADeadlinesDayIsJustBeforeIt(String clock, String kind, int found) {
        step(clock, "li", "PREPARER", null, kind, "a");

        assertThat(found(Rule.BEFORE_DEADLINE)).hasSize(found);
    }

    @Test
    void ordinaryWorkIsNothingUnusual() {
        step("2026-03-02T09:00:00", "li", "PREPARER", null, "opened", "a");
        step("2026-03-02T09:10:00", "li", "PREPARER", null, "cell-filled", "b");
        step("2026-03-02T16:00:00", "li", "PREPARER", null, "submitted", "c");
        step("2026-03-03T10:00:00", "chen", "UNIT_APPROVER", null, "step-approved", "d");
        step("2026-03-04T10:00:00", "shen", "FINANCE_REVIEWER", null, "settled", "e");

        assertThat(Rules.find(history, List.of(DUE))).isEmpty();
    }

    private List<Unusual> found(Rule rule) {
        return Rules.find(history, List.of(DUE)).stream()
                .filter(one -> one.rule() == rule)
                .toList();
    }

    private void step(String clock, String account, String role, @Nullable String onBehalfOf, String kind, String act) {
        history.add(new Step(history.size(), at(clock), account, account, role, onBehalfOf, kind, act));
    }

    private Step step(Instant at, String account, String role, String kind, String act) {
        return new Step(history.size(), at, account, account, role, null, kind, act);
    }

    private static Instant at(String clock) {
        return LocalDateTime.parse(clock).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
