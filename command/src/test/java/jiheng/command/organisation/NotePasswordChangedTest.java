package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.refusal;

import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.PasswordChanged;
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
    void aPersonWithoutAnyRoleDoesNot() {
        fixture.given(region.stream(NEWCOMER))
                .when(new NotePasswordChanged(NEWCOMER), as(NEWCOMER).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }

    @Test
    void aDisabledPersonDoesNot() {
        region.add(new AccountDisabled(PREPARER, "调离"));
        fixture.given(region.stream(PREPARER))
                .when(new NotePasswordChanged(PREPARER), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "account-disabled"));
    }
}
