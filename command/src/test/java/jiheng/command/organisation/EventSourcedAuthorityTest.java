package jiheng.command.organisation;

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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.Authority.UnitStanding;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRenamed;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSourcedAuthorityTest {
    private static final UnitId NOWHERE = UnitId.of("nowhere");

    private final Region region = new Region();

    private boolean entitled(AccountId account, Role role, UnitId over) {
        try {
            region.authority().require(as(account), List.of(role), over);
            return true;
        } catch (CommandRefused refused) {
            assertThat(refused.code()).isEqualTo("not-entitled");
            return false;
        }
    }

    private String refusal(AccountId account, Role role, UnitId over) {
        return catchThrowableOfType(
                        CommandRefused.class, () -> region.authority().require(as(account), List.of(role), over))
                .code();
    }

    /** The newcomer may act for the supervising reviewer from yesterday to tomorrow. */
    private void delegated() {
        region.add(new DelegationGiven(
                NEWCOMER,
                DelegationId.of("leave"),
                REVIEWER,
                "主管丙",
                Role.SUPERVISING_REVIEWER,
                EDUCATION,
                TODAY.minusDays(1),
                TODAY.plusDays(1)));
    }

    private boolean newcomerReviewsTheSchool() {
        return entitled(NEWCOMER, Role.SUPERVISING_REVIEWER, SCHOOL);
    }

    @ParameterizedTest
    @CsvSource({
        "PREPARER, education, education",
        "UNIT_APPROVER, education, education",
        "SUPERVISING_REVIEWER, education, school",
        "FINANCE_REVIEWER, bureau, bureau education school archive",
        "AUDITOR, bureau, bureau education school archive",
        "ADMINISTRATOR, bureau, bureau education school archive"
    })
    void aRoleReachesExactlyTheseUnits(Role role, String heldAt, String over) {
        region.add(new RoleGranted(NEWCOMER, role, UnitId.of(heldAt)));

        assertThat(List.of(BUREAU, EDUCATION, SCHOOL, ARCHIVE, NOWHERE))
                .filteredOn(unit -> entitled(NEWCOMER, role, unit))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(over.split(" ")).stream().map(UnitId::of).toList());
    }

    @Test
    void anotherRoleDoesNot() {
        assertThat(entitled(PREPARER, Role.UNIT_APPROVER, SCHOOL)).isFalse();
        assertThat(entitled(PREPARER, Role.PREPARER, SCHOOL)).isTrue();
    }

    @Test
    void aRevokedRoleReachesNothing() {
        region.add(new RoleRevoked(PREPARER, Role.PREPARER, SCHOOL, "轮岗"));

        assertThat(entitled(PREPARER, Role.PREPARER, SCHOOL)).isFalse();
    }

    @Test
    void anUnknownAccountIsNotEntitled() {
        assertThat(entitled(AccountId.of("nobody"), Role.AUDITOR, BUREAU)).isFalse();
    }

    @Test
    void aDisabledAccountIsRefusedUntilItIsEnabled() {
        region.add(new AccountDisabled(PREPARER, "借调"));
        assertThat(refusal(PREPARER, Role.PREPARER, SCHOOL)).isEqualTo("account-disabled");

        region.add(new AccountEnabled(PREPARER, "借调期满"));
        assertThat(entitled(PREPARER, Role.PREPARER, SCHOOL)).isTrue();
    }

    @Test
    void theRefusalNamesTheRolesAndTheUnit() {
        assertThatThrownBy(() -> region.authority()
                        .require(as(PREPARER), List.of(Role.UNIT_APPROVER, Role.FINANCE_REVIEWER), SCHOOL))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> assertThat(refused.arguments())
                        .containsEntry("roles", "UNIT_APPROVER,FINANCE_REVIEWER")
                        .containsEntry("unit", "第一中学"));
    }

    @Test
    void whoActsIsNamedAsOfNow() {
        region.add(new AccountRenamed(PREPARER, "填报丁", "填报庚")).add(new UnitRenamed(SCHOOL, "第一中学", "实验中学"));

        assertThat(region.authority().require(as(PREPARER), List.of(Role.PREPARER), SCHOOL))
                .isEqualTo(new Authorised(as(PREPARER), "填报庚", Role.PREPARER, SCHOOL, "实验中学", null, null));
    }

    @Test
    void aDelegationEntitlesOnBehalfOfItsGiver() {
        delegated();

        assertThat(region.authority().require(as(NEWCOMER), List.of(Role.SUPERVISING_REVIEWER), SCHOOL))
                .isEqualTo(new Authorised(
                        as(NEWCOMER), "新人戊", Role.SUPERVISING_REVIEWER, EDUCATION, "教育局", REVIEWER, "主管丙"));
    }

    @Test
    void aDelegationReachesNoFurtherThanTheGrant() {
        delegated();

        assertThat(entitled(NEWCOMER, Role.SUPERVISING_REVIEWER, EDUCATION)).isFalse();
        assertThat(entitled(NEWCOMER, Role.SUPERVISING_REVIEWER, ARCHIVE)).isFalse();
    }

    @Test
    void anOwnGrantComesBeforeADelegation() {
        delegated();
        region.add(new RoleGranted(NEWCOMER, Role.FINANCE_REVIEWER, BUREAU));

        var by = region.authority()
                .require(as(NEWCOMER), List.of(Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER), SCHOOL);

        assertThat(by.role()).isEqualTo(Role.FINANCE_REVIEWER);
        assertThat(by.onBehalfOf()).isNull();
    }

    @Test
    void everyWayToActIsFoundOwnRolesFirst() {
        var other = AccountId.of("reviewer2");
        region.add(new AccountOpened(other, "主管己", EDUCATION))
                .add(new RoleGranted(other, Role.SUPERVISING_REVIEWER, EDUCATION))
                .add(new DelegationGiven(
                        NEWCOMER,
                        DelegationId.of("trip"),
                        other,
                        "主管己",
                        Role.SUPERVISING_REVIEWER,
                        EDUCATION,
                        TODAY,
                        TODAY));
        delegated();
        region.add(new RoleGranted(NEWCOMER, Role.SUPERVISING_REVIEWER, EDUCATION));

        assertThat(region.authority().entitlements(as(NEWCOMER), List.of(Role.SUPERVISING_REVIEWER), SCHOOL))
                .extracting(Authorised::onBehalfOf)
                .containsExactly(null, other, REVIEWER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-27T15:59:59Z, false",
        "2026-02-27T16:00:00Z, true",
        "2026-03-02T15:59:59Z, true",
        "2026-03-02T16:00:00Z, false"
    })
    void aDelegationCountsFromMidnightToMidnightInShanghai(Instant moment, boolean inForce) {
        delegated();
        region.at(moment);

        assertThat(newcomerReviewsTheSchool()).isEqualTo(inForce);
    }

    @Test
    void anEndedDelegationEntitlesNoMore() {
        delegated();
        assertThat(newcomerReviewsTheSchool()).isTrue();

        region.add(new DelegationEnded(NEWCOMER, DelegationId.of("leave"), "提前返岗"));
        assertThat(newcomerReviewsTheSchool()).isFalse();
    }

    @Test
    void aDelegationRestsWhileItsGiverIsDisabled() {
        delegated();
        region.add(new AccountDisabled(REVIEWER, "停职"));

        assertThat(newcomerReviewsTheSchool()).isFalse();
    }

    @Test
    void aDelegationRestsWhileItsGiverDoesNotHoldTheRole() {
        delegated();
        region.add(new RoleRevoked(REVIEWER, Role.SUPERVISING_REVIEWER, EDUCATION, "轮岗"));

        assertThat(newcomerReviewsTheSchool()).isFalse();
    }

    @Test
    void theSystemAccountIsEntitledWhereAnAdministratorIs() {
        var by = region.authority()
                .require(as(Actor.SYSTEM), List.of(Role.FINANCE_REVIEWER, Role.ADMINISTRATOR), NOWHERE);

        assertThat(by.name()).isEqualTo("系统");
        assertThat(by.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(entitled(Actor.SYSTEM, Role.FINANCE_REVIEWER, BUREAU)).isFalse();
    }

    @Test
    void anOfficeIsHeldInWhateverUnit() {
        assertThat(region.authority()
                        .require(as(FINANCE), List.of(Role.FINANCE_REVIEWER))
                        .unit())
                .isEqualTo(BUREAU);
        assertThatThrownBy(() -> region.authority().require(as(ADMIN), List.of(Role.FINANCE_REVIEWER)))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("role-missing"));
    }

    @Test
    void aUnitIsKnownWithTheKindOfTheBodyAboveIt() {
        assertThat(region.authority().unit(SCHOOL))
                .contains(new UnitStanding(
                        SCHOOL, "第一中学", UnitKind.BUDGET_UNIT, Optional.of(UnitKind.SUPERVISING_DEPARTMENT)));
        assertThat(region.authority().unit(BUREAU))
                .contains(new UnitStanding(BUREAU, "财政局", UnitKind.FINANCE_BUREAU, Optional.empty()));
        assertThat(region.authority().unit(NOWHERE)).isEmpty();
    }

    @Test
    void anEventStoreTellsTheSameIncludingWhatTheActItselfHasAppended() {
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        for (UnitId unit : List.of(BUREAU, EDUCATION, SCHOOL)) {
            publish(store, "Unit", unit.value(), region.stream(unit), 0);
        }
        publish(store, "Account", PREPARER.value(), region.stream(PREPARER), 0);
        var authority = new EventSourcedAuthority(store, Clock.fixed(Region.NOW, ZoneOffset.UTC));

        assertThat(authority.unit(NOWHERE)).isEmpty();
        assertThat(authority.account(NEWCOMER)).isEmpty();
        assertThat(authority.today()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(authority
                        .require(as(PREPARER), List.of(Role.PREPARER), SCHOOL)
                        .name())
                .isEqualTo("填报丁");

        var work = DefaultUnitOfWork.startAndGet(null);
        publish(store, "Account", PREPARER.value(), List.of(new AccountRenamed(PREPARER, "填报丁", "填报庚")), 2);
        assertThat(authority
                        .require(as(PREPARER), List.of(Role.PREPARER), SCHOOL)
                        .name())
                .isEqualTo("填报庚");
        work.rollback();
    }

    private static void publish(EmbeddedEventStore store, String kind, String stream, List<?> events, int from) {
        for (int i = 0; i < events.size(); i++) {
            store.publish(new GenericDomainEventMessage<>(kind, stream, from + i, events.get(i)));
        }
    }
}
