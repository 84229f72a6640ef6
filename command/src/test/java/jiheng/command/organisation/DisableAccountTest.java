package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisableAccountTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @Test
    void anAdministratorDisablesAnAccount() {
        fixture.given(region.stream(PREPARER))
                .when(new DisableAccount(PREPARER, "调离\r\n已交接"), as(ADMIN).asMetaData())
                .expectEvents(new AccountDisabled(PREPARER, "调离\n已交接"));
    }

    @Test
    void aDisabledAccountStaysDisabled() {
        fixture.given(region.add(new AccountDisabled(PREPARER, "调离")).stream(PREPARER))
                .when(new DisableAccount(PREPARER, "调离"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "account-already-disabled"));
    }

    @Test
    void anAdministratorCannotLeaveNoneBehind() {
        fixture.given(region.stream(ADMIN))
                .when(new DisableAccount(ADMIN, "调离"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "own-account"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(region.stream(PREPARER))
                .when(new DisableAccount(PREPARER, " "), as(ADMIN).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @Test
    void aReasonHasAtMostAThousandCharacters() {
        fixture.given(region.stream(PREPARER))
                .when(new DisableAccount(PREPARER, "调".repeat(1001)), as(ADMIN).asMetaData())
                .expectException(malformed("reason-too-long", "reason"));
    }

    @Test
    void aReasonHidesNothing() {
        fixture.given(region.stream(PREPARER))
                .when(new DisableAccount(PREPARER, "调\u0007离"), as(ADMIN).asMetaData())
                .expectException(malformed("reason-unprintable", "reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "system", "nobody"})
    void nobodyElseDisables(String by) {
        fixture.given(region.stream(PREPARER))
                .when(new DisableAccount(PREPARER, "调离"), as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
