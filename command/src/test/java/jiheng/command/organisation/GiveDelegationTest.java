package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.ARCHIVE;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.EDUCATION;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.NEWCOMER;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.TODAY;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import java.time.LocalDate;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.UnitId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GiveDelegationTest {
    private static final DelegationId LEAVE = DelegationId.of("leave");
    private static final DelegationId OTHER = DelegationId.of("other");
    private static final LocalDate LAST = TODAY.plusDays(9);

    private final Region region = new Region();
    private final AggregateTestFixture<Account> fixture = region.fixture(Account.class);

    private static GiveDelegation toNewcomer(AccountId from, Role role, UnitId unit, LocalDate first, LocalDate last) {
        return new GiveDelegation(NEWCOMER, LEAVE, from, role, unit, first, last);
    }

    private static GiveDelegation ofReviewer(LocalDate first, LocalDate last) {
        return toNewcomer(REVIEWER, Role.SUPERVISING_REVIEWER, EDUCATION, first, last);
    }

    private static DelegationGiven given(DelegationId id, LocalDate first, LocalDate last) {
        return new DelegationGiven(NEWCOMER, id, REVIEWER, "主管丙", Role.SUPERVISING_REVIEWER, EDUCATION, first, last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "admin"})
    void theHolderOrAnAdministratorDelegatesARole(String by) {
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(TODAY, LAST), as(AccountId.of(by)).asMetaData())
                .expectEvents(given(LEAVE, TODAY, LAST));
    }

    @Test
    void aDelegationMayLastOneDayAndThatToday() {
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(TODAY, TODAY), as(REVIEWER).asMetaData())
                .expectEvents(given(LEAVE, TODAY, TODAY));
    }

    @Test
    void aDelegationIsNotOverBeforeItIsGiven() {
        var yesterday = TODAY.minusDays(1);
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(yesterday, yesterday), as(REVIEWER).asMetaData())
                .expectException(refusal(RULE, "delegation-already-over"));
    }

    @Test
    void theFirstDayIsNotAfterTheLast() {
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(LAST, TODAY), as(REVIEWER).asMetaData())
                .expectException(malformed("delegation-days-reversed", "last"));
    }

    @Test
    void nobodyDelegatesToThemself() {
        fixture.given(region.stream(REVIEWER))
                .when(
                        new GiveDelegation(
                                REVIEWER, LEAVE, REVIEWER, Role.SUPERVISING_REVIEWER, EDUCATION, TODAY, LAST),
                        as(REVIEWER).asMetaData())
                .expectException(refusal(RULE, "delegation-to-oneself"));
    }

    @Test
    void anAdministratorDoesNotBorrowARole() {
        fixture.given(region.stream(ADMIN))
                .when(
                        new GiveDelegation(ADMIN, LEAVE, FINANCE, Role.FINANCE_REVIEWER, BUREAU, TODAY, LAST),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "delegation-to-oneself"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "ADMINISTRATOR"})
    void someRolesAreNotDelegated(Role role) {
        region.add(new RoleGranted(FINANCE, role, BUREAU));
        fixture.given(region.stream(NEWCOMER))
                .when(
                        toNewcomer(FINANCE, role, BUREAU, TODAY, LAST),
                        as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "role-not-delegable"));
    }

    @Test
    void aRoleIsDelegatedOnlyByWhoHoldsItThere() {
        fixture.given(region.stream(NEWCOMER))
                .when(
                        toNewcomer(PREPARER, Role.PREPARER, ARCHIVE, TODAY, LAST),
                        as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void anAdministratorDelegatesOnlyWhatIsHeld() {
        fixture.given(region.stream(NEWCOMER))
                .when(
                        toNewcomer(PREPARER, Role.UNIT_APPROVER, SCHOOL, TODAY, LAST),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "delegator-lacks-role"));
    }

    @Test
    void aDelegatedRoleIsNotDelegatedOnward() {
        region.add(new DelegationGiven(
                PREPARER, OTHER, REVIEWER, "主管丙", Role.SUPERVISING_REVIEWER, EDUCATION, TODAY, LAST));
        fixture.given(region.stream(NEWCOMER))
                .when(
                        toNewcomer(PREPARER, Role.SUPERVISING_REVIEWER, EDUCATION, TODAY, LAST),
                        as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void anUnknownPersonIsNamed() {
        fixture.given(region.stream(NEWCOMER))
                .when(
                        toNewcomer(AccountId.of("nobody"), Role.PREPARER, SCHOOL, TODAY, LAST),
                        as(ADMIN).asMetaData())
                .expectException(malformed("account-unknown", "from"));
    }

    @Test
    void aDisabledPersonDelegatesNothing() {
        region.add(new AccountDisabled(REVIEWER, "调离"));
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(TODAY, LAST), as(REVIEWER).asMetaData())
                .expectException(refusal(FORBIDDEN, "account-disabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "newcomer"})
    void noDelegationConcernsADisabledAccount(String disabled) {
        region.add(new AccountDisabled(AccountId.of(disabled), "调离"));
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(TODAY, LAST), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "delegation-of-disabled"));
    }

    @Test
    void theSameIsNotDelegatedTwiceForADay() {
        region.add(given(OTHER, TODAY, LAST));
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(LAST, LAST.plusDays(5)), as(REVIEWER).asMetaData())
                .expectException(refusal(RULE, "delegation-overlaps"));
    }

    @Test
    void theSameIsDelegatedForTheDaysAfter() {
        region.add(given(OTHER, TODAY, LAST));
        fixture.given(region.stream(NEWCOMER))
                .when(
                        ofReviewer(LAST.plusDays(1), LAST.plusDays(5)),
                        as(REVIEWER).asMetaData())
                .expectEvents(given(LEAVE, LAST.plusDays(1), LAST.plusDays(5)));
    }

    @Test
    void anEndedDelegationIsInNobodysWay() {
        region.add(given(OTHER, TODAY, LAST)).add(new DelegationEnded(NEWCOMER, OTHER, "提前返岗"));
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(TODAY, LAST), as(REVIEWER).asMetaData())
                .expectEvents(given(LEAVE, TODAY, LAST));
    }

    @Test
    void anIdIsUsedOnce() {
        region.add(given(LEAVE, TODAY, TODAY));
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(LAST, LAST), as(REVIEWER).asMetaData())
                .expectException(refusal(RULE, "delegation-exists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "system", "newcomer"})
    void nobodyElseDelegates(String by) {
        fixture.given(region.stream(NEWCOMER))
                .when(ofReviewer(TODAY, LAST), as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}
