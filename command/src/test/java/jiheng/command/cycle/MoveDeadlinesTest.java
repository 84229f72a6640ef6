package jiheng.command.cycle;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import java.time.LocalDate;
import jiheng.command.organisation.Region;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.DeadlinesMoved;
import jiheng.events.organisation.AccountId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveDeadlinesTest {
    private static final CycleId CYCLE = CycleId.of("2026");
    private static final LocalDate TARGETS = LocalDate.of(2026, 3, 31);
    private static final LocalDate RESULTS = LocalDate.of(2027, 2, 28);
    private static final LocalDate LATER = RESULTS.plusDays(14);
    private static final CycleOpened OPENED = new CycleOpened(CYCLE, 2026, TARGETS, RESULTS);

    private final AggregateTestFixture<Cycle> fixture = new Region().fixture(Cycle.class);

    @ParameterizedTest
    @ValueSource(strings = {"finance", "admin"})
    void theBureauMovesADeadline(String by) {
        fixture.given(OPENED)
                .when(
                        new MoveDeadlines(CYCLE, TARGETS, LATER, "决算推迟"),
                        as(AccountId.of(by)).asMetaData())
                .expectEvents(new DeadlinesMoved(CYCLE, TARGETS, TARGETS, RESULTS, LATER, "决算推迟"));
    }

    @Test
    void aSecondMoveStartsFromTheFirst() {
        fixture.given(OPENED, new DeadlinesMoved(CYCLE, TARGETS, TARGETS, RESULTS, LATER, "决算推迟"))
                .when(
                        new MoveDeadlines(CYCLE, TARGETS, RESULTS, "决算提前"),
                        as(FINANCE).asMetaData())
                .expectEvents(new DeadlinesMoved(CYCLE, TARGETS, TARGETS, LATER, RESULTS, "决算提前"));
    }

    @Test
    void theSameDaysAreNoNews() {
        fixture.given(OPENED)
                .when(
                        new MoveDeadlines(CYCLE, TARGETS, RESULTS, "决算推迟"),
                        as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "deadlines-unchanged"));
    }

    @Test
    void targetsAreDueBeforeResults() {
        fixture.given(OPENED)
                .when(
                        new MoveDeadlines(CYCLE, RESULTS, TARGETS, "决算推迟"),
                        as(FINANCE).asMetaData())
                .expectException(malformed("deadlines-reversed", "resultsDue"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(OPENED)
                .when(new MoveDeadlines(CYCLE, TARGETS, LATER, ""), as(FINANCE).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @Test
    void aClosedCycleKeepsItsDeadlines() {
        fixture.given(OPENED, new CycleClosed(CYCLE, "年度结束"))
                .when(
                        new MoveDeadlines(CYCLE, TARGETS, LATER, "决算推迟"),
                        as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "cycle-closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "reviewer", "system"})
    void nobodyElseMovesThem(String by) {
        fixture.given(OPENED)
                .when(
                        new MoveDeadlines(CYCLE, TARGETS, LATER, "决算推迟"),
                        as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }
}
