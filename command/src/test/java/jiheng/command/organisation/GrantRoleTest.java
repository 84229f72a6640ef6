package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.command.Actor;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantRoleTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    @ParameterizedTest
    @CsvSource({
        "PREPARER, bureau",
        "PREPARER, education",
        "PREPARER, school",
        "UNIT_APPROVER, bureau",
        "UNIT_APPROVER, education",
        "UNIT_APPROVER, school",
        "SUPERVISING_REVIEWER, education",
        "FINANCE_REVIEWER, bureau",
        "AUDITOR, bureau",
        "ADMINISTRATOR, bureau"
    })
    void aRoleIsGrantedWhereItBelongs(Role role, String unit) {
        fixture.given(region.stream(NEWCOMER))
                .when(new GrantRole(NEWCOMER, role, UnitId.of(unit)), as(ADMIN).asMetaData())
                .expectEvents(new RoleGranted(NEWCOMER, role, UnitId.of(unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "SUPERVISING_REVIEWER, bureau",
        "SUPERVISING_REVIEWER, school",
        "FINANCE_REVIEWER, education",
        "FINANCE_REVIEWER, school",
        "AUDITOR, education",
        "AUDITOR, school",
        "ADMINISTRATOR, education",
        "ADMINISTRATOR, school"
    })
    void aRoleIsNotGrantedWhereItDoesNotBelong(Role role, String unit) {
        fixture.given(region.stream(NEWCOMER))
                .when(new GrantRole(NEWCOMER, role, UnitId.of(unit)), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "role-unfit"));
    }

    @Test
    void theSystemAccountGrantsWhileItSetsUp() {
        fixture.given(region.stream(NEWCOMER))
                .when(
                        new GrantRole(NEWCOMER, Role.ADMINISTRATOR, BUREAU),
                        as(Actor.SYSTEM).asMetaData())
                .expectEvents(new RoleGranted(NEWCOMER, Role.ADMINISTRATOR, BUREAU));
    }

    @Test
    void anAdministratorGrantsThemselfNothing() {
        fixture.given(region.stream(ADMIN))
                .when(
                        new GrantRole(ADMIN, Role.FINANCE_REVIEWER, BUREAU),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "role-to-oneself"));
    }

    @Test
    void aRoleIsGrantedOnce() {
        fixture.given(region.stream(PREPARER))
                .when(new GrantRole(PREPARER, Role.PREPARER, SCHOOL), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "role-already-granted"));
    }

    @Test
    void aRevokedRoleIsGrantedAgain() {
        region.add(new RoleRevoked(PREPARER, Role.PREPARER, SCHOOL, "轮岗"));
        fixture.given(region.stream(PREPARER))
                .when(new GrantRole(PREPARER, Role.PREPARER, SCHOOL), as(ADMIN).asMetaData())
                .expectEvents(new RoleGranted(PREPARER, Role.PREPARER, SCHOOL));
    }

    @Test
    void anAdministratorOfAnotherBureauGrantsNothingHere() {
        var other = UnitId.of("other-bureau");
        var stranger = AccountId.of("stranger");
        region.add(new UnitRegistered(other, "邻县财政局", UnitKind.FINANCE_BUREAU, null))
                .add(new AccountOpened(stranger, "邻县管理员", other))
                .add(new RoleGranted(stranger, Role.ADMINISTRATOR, other));
        fixture.given(region.stream(NEWCOMER))
                .when(
                        new GrantRole(NEWCOMER, Role.PREPARER, SCHOOL),
                        as(stranger).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void anUnknownUnitIsNamed() {
        fixture.given(region.stream(NEWCOMER))
                .when(
                        new GrantRole(NEWCOMER, Role.PREPARER, UnitId.of("nowhere")),
                        as(Actor.SYSTEM).asMetaData())
                .expectException(malformed("unit-unknown", "unit"));
    }

    @Test
    void aFinanceReviewerGrantsNothing() {
        fixture.given(region.stream(NEWCOMER))
                .when(
                        new GrantRole(NEWCOMER, Role.PREPARER, SCHOOL),
                        as(FINANCE).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
