package jiheng.events;

import java.time.LocalDate;
import java.util.List;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
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
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;

/** What the approved files of cycles, units and accounts say, as objects. */
final class OrganisationSamples {
    private static final CycleId CYCLE = CycleId.of("2022");
    private static final UnitId UNIT = UnitId.of("yunxi-union");
    private static final UnitId DEPARTMENT = UnitId.of("yunxi-mass-work");
    private static final AccountId CHEN = AccountId.of("chen-rong");
    private static final AccountId LI = AccountId.of("li-kun");
    private static final DelegationId DELEGATION = DelegationId.of("2023-02");

    private OrganisationSamples() {}

    static List<Object> all() {
        return List.of(
                new CycleOpened(CYCLE, 2022, LocalDate.of(2022, 3, 31), LocalDate.of(2023, 2, 28)),
                new DeadlinesMoved(
                        CYCLE,
                        LocalDate.of(2022, 3, 31),
                        LocalDate.of(2022, 4, 15),
                        LocalDate.of(2023, 2, 28),
                        LocalDate.of(2023, 3, 10),
                        "决算批复推迟，自评时间相应顺延"),
                new CycleClosed(CYCLE, "全部单位已审定，本年度自评结束"),
                new CycleReopened(CYCLE, "两家单位漏报，准予补报"),
                new UnitRegistered(UNIT, "云溪区总工会", UnitKind.BUDGET_UNIT, DEPARTMENT),
                new UnitRenamed(UNIT, "云溪区总工会", "云溪区总工会机关"),
                new AccountOpened(CHEN, "陈镕", UNIT),
                new AccountRenamed(CHEN, "陈镕", "陈喆"),
                new AccountDisabled(CHEN, "调离本单位"),
                new AccountEnabled(CHEN, "借调期满返岗"),
                new PasswordChanged(CHEN),
                new RoleGranted(CHEN, Role.PREPARER, UNIT),
                new RoleRevoked(CHEN, Role.UNIT_APPROVER, UNIT, "岗位调整，不再负责审核"),
                new DelegationGiven(
                        LI,
                        DELEGATION,
                        AccountId.of("wang-fang"),
                        "王芳",
                        Role.SUPERVISING_REVIEWER,
                        DEPARTMENT,
                        LocalDate.of(2023, 2, 6),
                        LocalDate.of(2023, 2, 17)),
                new DelegationEnded(LI, DELEGATION, "本人提前返岗"));
    }
}
