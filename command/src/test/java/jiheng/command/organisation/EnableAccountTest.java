package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class EnableAccountTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @Test
    void anAdministratorEnablesADisabledAccount() {
        fixture.given(region.add(new AccountDisabled(PREPARER, "借调")).stream(PREPARER))
                .when(new EnableAccount(PREPARER, "借调期满"), as(ADMIN).asMetaData())
                .expectEvents(new AccountEnabled(PREPARER, "借调期满"));
    }

    @Test
    void anEnabledAccountIsNotEnabledAgain() {
        fixture.given(region.stream(PREPARER))
                .when(new EnableAccount(PREPARER, "借调期满"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "account-already-enabled"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(region.stream(PREPARER))
                .when(new EnableAccount(PREPARER, ""), as(ADMIN).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @Test
    void nobodyEnablesThemself() {
        region.add(new AccountDisabled(PREPARER, "借调"));
        fixture.given(region.stream(PREPARER))
                .when(new EnableAccount(PREPARER, "借调期满"), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "account-disabled"));
    }
}
