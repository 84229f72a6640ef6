package jiheng.query.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import jiheng.events.audit.Occasion;
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
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/** A small region from its first unit to the end of its first cycle; every event of the organisation and of the log's keys happens in it. */
public final class OrganisationStory {
    static final UnitId BUREAU = UnitId.of("bureau");
    static final UnitId EDUCATION = UnitId.of("education");
    static final UnitId SCHOOL = UnitId.of("school");
    static final UnitId ARCHIVE = UnitId.of("archive");

    static final AccountId SYSTEM = AccountId.of("system");
    static final AccountId ADMIN = AccountId.of("admin");
    static final AccountId FINANCE = AccountId.of("finance");
    static final AccountId AUDITOR = AccountId.of("auditor");
    static final AccountId REVIEWER = AccountId.of("reviewer");
    static final AccountId DEPUTY = AccountId.of("deputy");
    static final AccountId PREPARER = AccountId.of("preparer");
    static final DelegationId LEAVE = DelegationId.of("leave");
    static final DelegationId TRIP = DelegationId.of("trip");
    static final CycleId CYCLE = CycleId.of("2026");

    static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
    static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    static final LocalDate MARCH_10 = LocalDate.of(2026, 3, 10);
    static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);
    static final LocalDate APRIL_15 = LocalDate.of(2026, 4, 15);
    static final LocalDate FEBRUARY_28 = LocalDate.of(2027, 2, 28);

    private final Map<String, Long> next = new HashMap<>();
    private final List<DomainEventMessage<?>> messages = new ArrayList<>();

    private OrganisationStory() {}

    public static List<DomainEventMessage<?>> whole() {
        var story = new OrganisationStory();
        story.setUp();
        story.year();
        story.keys();
        return List.copyOf(story.messages);
    }

    private void setUp() {
        by(SYSTEM, "系统", BUREAU, new UnitRegistered(BUREAU, "财政局", UnitKind.FINANCE_BUREAU, null));
        by(SYSTEM, "系统", ADMIN, new AccountOpened(ADMIN, "管理员甲", BUREAU));
        by(SYSTEM, "系统", ADMIN, new RoleGranted(ADMIN, Role.ADMINISTRATOR, BUREAU));
        admin(EDUCATION, new UnitRegistered(EDUCATION, "教育局", UnitKind.SUPERVISING_DEPARTMENT, BUREAU));
        admin(SCHOOL, new UnitRegistered(SCHOOL, "第一中学", UnitKind.BUDGET_UNIT, EDUCATION));
        admin(ARCHIVE, new UnitRegistered(ARCHIVE, "档案馆", UnitKind.BUDGET_UNIT, BUREAU));
        opened(FINANCE, "财政乙", BUREAU, Role.FINANCE_REVIEWER);
        opened(AUDITOR, "审计己", BUREAU, Role.AUDITOR);
        opened(REVIEWER, "主管丙", EDUCATION, Role.SUPERVISING_REVIEWER);
        opened(PREPARER, "填报丁", SCHOOL, Role.PREPARER);
        opened(DEPUTY, "新人戊", ARCHIVE, Role.UNIT_APPROVER);
    }

    private void year() {
        by(FINANCE, "财政乙", CYCLE, new CycleOpened(CYCLE, 2026, MARCH_31, FEBRUARY_28));
        by(
                REVIEWER,
                "主管丙",
                DEPUTY,
                new DelegationGiven(
                        DEPUTY, LEAVE, REVIEWER, "主管丙", Role.SUPERVISING_REVIEWER, EDUCATION, MARCH_1, MARCH_10));
        admin(
                DEPUTY,
                new DelegationGiven(DEPUTY, TRIP, FINANCE, "财政乙", Role.FINANCE_REVIEWER, BUREAU, MARCH_1, MARCH_31));
        admin(DEPUTY, new DelegationEnded(DEPUTY, TRIP, "提前返岗"));
        by(FINANCE, "财政乙", CYCLE, new CycleClosed(CYCLE, "误关"));
        admin(CYCLE, new CycleReopened(CYCLE, "两家漏报"));
        by(PREPARER, "填报丁", PREPARER, new PasswordChanged(PREPARER));
        admin(DEPUTY, new PasswordChanged(DEPUTY));
        admin(SCHOOL, new UnitRenamed(SCHOOL, "第一中学", "实验中学"));
        admin(PREPARER, new AccountRenamed(PREPARER, "填报丁", "填报庚"));
        admin(PREPARER, new AccountDisabled(PREPARER, "借调"));
        admin(PREPARER, new AccountEnabled(PREPARER, "期满"));
        admin(PREPARER, new RoleGranted(PREPARER, Role.UNIT_APPROVER, SCHOOL));
        admin(PREPARER, new RoleRevoked(PREPARER, Role.UNIT_APPROVER, SCHOOL, "轮岗"));
        add(
                Map.of("account", DEPUTY.value(), "name", "新人戊", "onBehalfOfName", "财政乙"),
                CYCLE.value(),
                new DeadlinesMoved(CYCLE, MARCH_31, APRIL_15, FEBRUARY_28, FEBRUARY_28, "预算批复推迟"));
        by(FINANCE, "财政乙", CYCLE, new CycleClosed(CYCLE, "年度结束"));
    }

    private void keys() {
        var log = LogId.LEDGER;
        by(SYSTEM, "系统", log, new KeyIntroduced(log, key(1), Occasion.FIRST, ""));
        admin(log, new KeyIntroduced(log, key(2), Occasion.ROTATED, "每年更换"));
        admin(log, new KeyRetired(log, key(1), "机器报废"));
    }

    static LogKey key(int number) {
        return new LogKey(KeyKind.SM2, number, "log.example/sm3", "log.example/sm3+0000000" + number + "+AQ==");
    }

    private void opened(AccountId account, String name, UnitId unit, Role role) {
        admin(account, new AccountOpened(account, name, unit));
        admin(account, new RoleGranted(account, role, unit));
    }

    private void admin(Object stream, Object event) {
        by(ADMIN, "管理员甲", stream, event);
    }

    private void by(AccountId actor, String name, Object stream, Object event) {
        add(Map.of("account", actor.value(), "name", name), stream.toString(), event);
    }

    private void add(Map<String, String> metaData, String stream, Object event) {
        long sequence = next.merge(stream, 1L, Long::sum) - 1;
        messages.add(message(stream, sequence, event, metaData, START.plusSeconds(messages.size())));
    }

    static DomainEventMessage<?> message(
            String stream, long sequence, Object event, Map<String, String> metaData, Instant at) {
        return new GenericDomainEventMessage<>(
                "organisation", stream, sequence, new GenericMessage<>(event, MetaData.from(metaData)), at);
    }
}
