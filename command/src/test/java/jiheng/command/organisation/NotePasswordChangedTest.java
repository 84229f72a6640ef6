package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.TODAY;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.refusal;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.predicate;

import java.util.Map;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.PasswordChanged;
import jiheng.events.organisation.Role;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotePasswordChangedTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "admin"})
    void thePersonOrAnAdministratorChangesAPassword(String by) {
        fixture.given(region.stream(PREPARER))
                .when(new NotePasswordChanged(PREPARER), as(AccountId.of(by)).asMetaData())
                .expectEvents(new PasswordChanged(PREPARER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "system"})
    void nobodyElseDoes(String by) {
        fixture.given(region.stream(PREPARER))
                .when(new NotePasswordChanged(PREPARER), as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void aPersonWithoutAnyRoleChangesTheirOwn() {
        fixture.given(region.stream(NEWCOMER))
                .when(new NotePasswordChanged(NEWCOMER), as(NEWCOMER).asMetaData())
                .expectEvents(new PasswordChanged(NEWCOMER));
    }

    @Test
    void whoActsForOthersChangesTheirOwnPasswordForThemself() {
        region.add(new DelegationGiven(
                NEWCOMER, DelegationId.of("leave"), PREPARER, "填报丁", Role.PREPARER, SCHOOL, TODAY, TODAY));
        var own = Map.of("account", NEWCOMER.value(), "unit", SCHOOL.value(), "unitName", "第一中学");
        fixture.given(region.stream(NEWCOMER))
                .when(new NotePasswordChanged(NEWCOMER), as(NEWCOMER).asMetaData())
                .expectEventsMatching(exactSequenceOf(
                        predicate((EventMessage<?> event) -> event.getPayload().equals(new PasswordChanged(NEWCOMER))
                                && event.getMetaData().entrySet().containsAll(own.entrySet())
                                && !event.getMetaData().containsKey("role")
                                && !event.getMetaData().containsKey("onBehalfOf"))));
    }

    @Test
    void aDisabledPersonDoesNot() {
        region.add(new AccountDisabled(PREPARER, "调离"));
        fixture.given(region.stream(PREPARER))
                .when(new NotePasswordChanged(PREPARER), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "account-disabled"));
    }
}
