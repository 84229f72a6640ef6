package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevokeRoleTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @Test
    void anAdministratorRevokesARole() {
        fixture.given(region.stream(PREPARER))
                .when(
                        new RevokeRole(PREPARER, Role.PREPARER, SCHOOL, "轮岗"),
                        as(ADMIN).asMetaData())
                .expectEvents(new RoleRevoked(PREPARER, Role.PREPARER, SCHOOL, "轮岗"));
    }

    @Test
    void onlyAHeldRoleIsRevoked() {
        fixture.given(region.stream(PREPARER))
                .when(
                        new RevokeRole(PREPARER, Role.UNIT_APPROVER, SCHOOL, "轮岗"),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "role-not-granted"));
    }

    @Test
    void anAdministratorCannotLeaveNoneBehind() {
        fixture.given(region.stream(ADMIN))
                .when(
                        new RevokeRole(ADMIN, Role.ADMINISTRATOR, BUREAU, "轮岗"),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "own-administrator-role"));
    }

    @Test
    void anAdministratorRevokesAnother() {
        region.add(new RoleGranted(NEWCOMER, Role.ADMINISTRATOR, BUREAU));
        fixture.given(region.stream(NEWCOMER))
                .when(
                        new RevokeRole(NEWCOMER, Role.ADMINISTRATOR, BUREAU, "轮岗"),
                        as(ADMIN).asMetaData())
                .expectEvents(new RoleRevoked(NEWCOMER, Role.ADMINISTRATOR, BUREAU, "轮岗"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(region.stream(PREPARER))
                .when(
                        new RevokeRole(PREPARER, Role.PREPARER, SCHOOL, " "),
                        as(ADMIN).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "system", "preparer"})
    void nobodyElseRevokes(String by) {
        fixture.given(region.stream(PREPARER))
                .when(
                        new RevokeRole(PREPARER, Role.PREPARER, SCHOOL, "轮岗"),
                        as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
