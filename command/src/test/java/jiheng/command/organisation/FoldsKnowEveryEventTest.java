package jiheng.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.PasswordChanged;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;
import org.junit.jupiter.api.Test;

/** A new event that a fold does not know turns this red before it stops anyone's work. */
class FoldsKnowEveryEventTest {
    private static final AccountId WHO = AccountId.of("liu");
    private static final AccountId FROM = AccountId.of("wang");
    private static final UnitId UNIT = UnitId.of("school");
    private static final DelegationId DELEGATION = DelegationId.of("leave");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final DelegationGiven GIVEN =
            new DelegationGiven(WHO, DELEGATION, FROM, "王五", Role.PREPARER, UNIT, DAY, DAY);

    private static final List<AccountEvent> ACCOUNT = List.of(
            new AccountOpened(WHO, "刘三", UNIT),
            new AccountRenamed(WHO, "刘三", "刘四"),
            new PasswordChanged(WHO),
            new RoleGranted(WHO, Role.PREPARER, UNIT),
            new RoleGranted(WHO, Role.UNIT_APPROVER, UNIT),
            new RoleRevoked(WHO, Role.PREPARER, UNIT, "轮岗"),
            GIVEN,
            new DelegationEnded(WHO, DELEGATION, "返岗"),
            new AccountDisabled(WHO, "借调"),
            new AccountEnabled(WHO, "期满"));

    private static final List<UnitEvent> UNITS = List.of(
            new UnitRegistered(UNIT, "一中", UnitKind.BUDGET_UNIT, UnitId.of("education")),
            new UnitRenamed(UNIT, "一中", "实验中学"));

    @Test
    void theExamplesHoldEveryEvent() {
        assertThat(ACCOUNT).extracting(Object::getClass).contains(AccountEvent.class.getPermittedSubclasses());
        assertThat(UNITS).extracting(Object::getClass).contains(UnitEvent.class.getPermittedSubclasses());
    }

    @Test
    void anAccountIsFoldedFromAllOfThem() {
        assertThat(AccountStanding.of(ACCOUNT))
                .contains(new AccountStanding(
                        WHO,
                        "刘四",
                        UNIT,
                        true,
                        List.of(new Grant(Role.UNIT_APPROVER, UNIT)),
                        List.of(new AccountStanding.Delegated(GIVEN, true))));
    }

    @Test
    void aUnitIsFoldedFromAllOfThem() {
        assertThat(UnitState.of(UNITS))
                .contains(new UnitState(UNIT, "实验中学", UnitKind.BUDGET_UNIT, UnitId.of("education")));
    }

    @Test
    void nothingIsFoldedFromNothing() {
        assertThat(AccountStanding.of(List.of())).isEmpty();
        assertThat(UnitState.of(List.of())).isEmpty();
    }
}
