package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.command.Actor;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.UnitId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAccountTest {
    private static final AccountId NEW = AccountId.of("liu");

    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @ParameterizedTest
    @ValueSource(strings = {"admin", "system"})
    void anAdministratorOrTheSystemOpensAnAccount(String by) {
        fixture.givenNoPriorActivity()
                .when(new OpenAccount(NEW, " 刘镕 ", SCHOOL), as(AccountId.of(by)).asMetaData())
                .expectEvents(new AccountOpened(NEW, "刘镕", SCHOOL));
    }

    @Test
    void nobodyOpensTheAccountOfTheSystem() {
        fixture.givenNoPriorActivity()
                .when(new OpenAccount(Actor.SYSTEM, "系统", BUREAU), as(ADMIN).asMetaData())
                .expectException(malformed("account-reserved", "account"));
    }

    @Test
    void anAccountIsOpenedOnce() {
        fixture.given(region.stream(NEWCOMER))
                .when(new OpenAccount(NEWCOMER, "刘镕", SCHOOL), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "account-exists"));
    }

    @Test
    void anUnknownUnitIsNamed() {
        fixture.givenNoPriorActivity()
                .when(
                        new OpenAccount(NEW, "刘镕", UnitId.of("nowhere")),
                        as(Actor.SYSTEM).asMetaData())
                .expectException(malformed("unit-unknown", "unit"));
    }

    @Test
    void aPersonHasAName() {
        fixture.givenNoPriorActivity()
                .when(new OpenAccount(NEW, "", SCHOOL), as(ADMIN).asMetaData())
                .expectException(malformed("name-blank", "name"));
    }

    @Test
    void aFinanceReviewerOpensNoAccount() {
        fixture.givenNoPriorActivity()
                .when(new OpenAccount(NEW, "刘镕", SCHOOL), as(FINANCE).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
