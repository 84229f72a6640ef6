package jiheng.command.cycle;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import jiheng.command.organisation.Region;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
import jiheng.events.organisation.AccountId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReopenCycleTest {
    private static final CycleId CYCLE = CycleId.of("2026");
    private static final LocalDate TARGETS = LocalDate.of(2026, 3, 31);
    private static final LocalDate RESULTS = LocalDate.of(2027, 2, 28);
    private static final CycleOpened OPENED = new CycleOpened(CYCLE, 2026, TARGETS, RESULTS);
    private static final CycleClosed CLOSED = new CycleClosed(CYCLE, "年度结束");
    private static final CycleReopened REOPENED = new CycleReopened(CYCLE, "两家漏报");

    private final AggregateTestFixture<Cycle> fixture = new Region().fixture(Cycle.class);

    @ParameterizedTest
    @ValueSource(strings = {"finance", "admin"})
    void theBureauOrAnAdministratorReopensAClosedCycle(String by) {
        fixture.given(OPENED, CLOSED)
                .when(new ReopenCycle(CYCLE, "两家漏报"), as(AccountId.of(by)).asMetaData())
                .expectEvents(REOPENED);
    }

    @Test
    void anOpenOneIsNotReopened() {
        fixture.given(OPENED)
                .when(new ReopenCycle(CYCLE, "两家漏报"), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "cycle-not-closed"));
    }

    @Test
    void norTwice() {
        fixture.given(OPENED, CLOSED, REOPENED)
                .when(new ReopenCycle(CYCLE, "两家漏报"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "cycle-not-closed"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(OPENED, CLOSED)
                .when(new ReopenCycle(CYCLE, " "), as(FINANCE).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "system"})
    void nobodyElseReopensIt(String by) {
        fixture.given(OPENED, CLOSED)
                .when(new ReopenCycle(CYCLE, "两家漏报"), as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }

    @Test
    void itsDeadlinesAreMovedAndItIsClosedAgain() {
        fixture.given(OPENED, CLOSED, REOPENED)
                .when(
                        new MoveDeadlines(CYCLE, TARGETS, RESULTS.plusMonths(1), "补报"),
                        as(FINANCE).asMetaData())
                .expectEvents(new DeadlinesMoved(CYCLE, TARGETS, TARGETS, RESULTS, RESULTS.plusMonths(1), "补报"));
        new Region()
                .fixture(Cycle.class)
                .given(OPENED, CLOSED, REOPENED)
                .when(new CloseCycle(CYCLE, "补报结束"), as(FINANCE).asMetaData())
                .expectEvents(new CycleClosed(CYCLE, "补报结束"));
    }

    /** What forms ask when they are opened, filled in and submitted. */
    @Test
    void formsFindItOpenAgain() {
        assertThat(standing(OPENED, CLOSED)).isEqualTo(new Cycles.Standing(2026, TARGETS, RESULTS, true));
        assertThat(standing(OPENED, CLOSED, REOPENED)).isEqualTo(new Cycles.Standing(2026, TARGETS, RESULTS, false));
    }

    private static Cycles.Standing standing(Object... events) {
        return new Cycles(id -> Stream.of(events)).find(CYCLE).orElseThrow();
    }
}
