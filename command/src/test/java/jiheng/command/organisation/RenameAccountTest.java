package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.events.organisation.AccountRenamed;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RenameAccountTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @Test
    void anAdministratorRenamesAPerson() {
        fixture.given(region.stream(PREPARER))
                .when(new RenameAccount(PREPARER, "填报庚"), as(ADMIN).asMetaData())
                .expectEvents(new AccountRenamed(PREPARER, "填报丁", "填报庚"));
    }

    @Test
    void theSameNameIsNoNews() {
        fixture.given(region.stream(PREPARER))
                .when(new RenameAccount(PREPARER, "填报丁"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "name-unchanged"));
    }

    @Test
    void aNameIsNotBlank() {
        fixture.given(region.stream(PREPARER))
                .when(new RenameAccount(PREPARER, "\t"), as(ADMIN).asMetaData())
                .expectException(malformed("name-blank", "name"));
    }

    @Test
    void nobodyRenamesThemself() {
        fixture.given(region.stream(PREPARER))
                .when(new RenameAccount(PREPARER, "填报庚"), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
