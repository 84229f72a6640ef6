package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.EDUCATION;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.TODAY;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import java.time.LocalDate;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndDelegationTest {
    private static final DelegationId LEAVE = DelegationId.of("leave");

    private final Region region = new Region();

    private AggregateTestFixture<Account> fixture() {
        return region.fixture(Account.class);
    }

    private void delegated(LocalDate last) {
        region.add(new DelegationGiven(
                NEWCOMER, LEAVE, REVIEWER, "主管丙", Role.SUPERVISING_REVIEWER, EDUCATION, TODAY.minusDays(9), last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "admin"})
    void theGiverOrAnAdministratorEndsADelegation(String by) {
        delegated(TODAY);
        fixture()
                .given(region.stream(NEWCOMER))
                .when(
                        new EndDelegation(NEWCOMER, LEAVE, "提前返岗"),
                        as(AccountId.of(by)).asMetaData())
                .expectEvents(new DelegationEnded(NEWCOMER, LEAVE, "提前返岗"));
    }

    @Test
    void anUnknownDelegationIsAbsent() {
        fixture()
                .given(region.stream(NEWCOMER))
                .when(new EndDelegation(NEWCOMER, LEAVE, "提前返岗"), as(ADMIN).asMetaData())
                .expectException(refusal(ABSENT, "delegation-unknown"));
    }

    @Test
    void aDelegationEndsOnce() {
        delegated(TODAY);
        region.add(new DelegationEnded(NEWCOMER, LEAVE, "提前返岗"));
        fixture()
                .given(region.stream(NEWCOMER))
                .when(new EndDelegation(NEWCOMER, LEAVE, "提前返岗"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "delegation-already-ended"));
    }

    @Test
    void whatIsOverIsNotEnded() {
        delegated(TODAY.minusDays(1));
        fixture()
                .given(region.stream(NEWCOMER))
                .when(new EndDelegation(NEWCOMER, LEAVE, "提前返岗"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "delegation-already-over"));
    }

    @Test
    void aReasonIsGiven() {
        delegated(TODAY);
        fixture()
                .given(region.stream(NEWCOMER))
                .when(new EndDelegation(NEWCOMER, LEAVE, " "), as(REVIEWER).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "system", "newcomer"})
    void nobodyElseEndsIt(String by) {
        delegated(TODAY);
        fixture()
                .given(region.stream(NEWCOMER))
                .when(
                        new EndDelegation(NEWCOMER, LEAVE, "提前返岗"),
                        as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
