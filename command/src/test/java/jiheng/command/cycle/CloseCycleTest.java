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
import jiheng.events.organisation.AccountId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCycleTest {
    private static final CycleId CYCLE = CycleId.of("2026");
    private static final CycleOpened OPENED =
            new CycleOpened(CYCLE, 2026, LocalDate.of(2026, 3, 31), LocalDate.of(2027, 2, 28));

    private final AggregateTestFixture<Cycle> fixture = new Region().fixture(Cycle.class);

    @Test
    void theBureauClosesACycle() {
        fixture.given(OPENED)
                .when(new CloseCycle(CYCLE, "年度结束"), as(FINANCE).asMetaData())
                .expectEvents(new CycleClosed(CYCLE, "年度结束"));
    }

    @Test
    void aCycleIsClosedOnce() {
        fixture.given(OPENED, new CycleClosed(CYCLE, "年度结束"))
                .when(new CloseCycle(CYCLE, "年度结束"), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "cycle-closed"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(OPENED)
                .when(new CloseCycle(CYCLE, " "), as(FINANCE).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "system"})
    void nobodyElseClosesIt(String by) {
        fixture.given(OPENED)
                .when(new CloseCycle(CYCLE, "年度结束"), as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }
}
