package jiheng.command.cycle;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import java.time.LocalDate;
import jiheng.command.organisation.Region;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.organisation.AccountId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCycleTest {
    private static final CycleId CYCLE = CycleId.of("2026");
    private static final LocalDate TARGETS = LocalDate.of(2026, 3, 31);
    private static final LocalDate RESULTS = LocalDate.of(2027, 2, 28);

    private final AggregateTestFixture<Cycle> fixture = new Region().fixture(Cycle.class);

    @ParameterizedTest
    @ValueSource(strings = {"finance", "admin", "system"})
    void theBureauOpensACycle(String by) {
        fixture.givenNoPriorActivity()
                .when(
                        new OpenCycle(CYCLE, 2026, TARGETS, RESULTS),
                        as(AccountId.of(by)).asMetaData())
                .expectEvents(new CycleOpened(CYCLE, 2026, TARGETS, RESULTS));
    }

    @Test
    void aCycleIsOpenedOnce() {
        fixture.given(new CycleOpened(CYCLE, 2026, TARGETS, RESULTS))
                .when(new OpenCycle(CYCLE, 2026, TARGETS, RESULTS), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "cycle-exists"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1999, 2101, 26})
    void aYearIsAYear(int year) {
        fixture.givenNoPriorActivity()
                .when(new OpenCycle(CYCLE, year, TARGETS, RESULTS), as(FINANCE).asMetaData())
                .expectException(malformed("year-out-of-range", "year"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025", "2026-second", "spring"})
    void aCycleIsCalledByItsYear(String key) {
        fixture.givenNoPriorActivity()
                .when(
                        new OpenCycle(CycleId.of(key), 2026, TARGETS, RESULTS),
                        as(FINANCE).asMetaData())
                .expectException(malformed("cycle-key-not-year", "cycle"));
    }

    @Test
    void targetsAreDueBeforeResults() {
        fixture.givenNoPriorActivity()
                .when(new OpenCycle(CYCLE, 2026, TARGETS, TARGETS), as(FINANCE).asMetaData())
                .expectException(malformed("deadlines-reversed", "resultsDue"));
    }

    @Test
    void aUnitOpensNoCycle() {
        fixture.givenNoPriorActivity()
                .when(new OpenCycle(CYCLE, 2026, TARGETS, RESULTS), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }
}
