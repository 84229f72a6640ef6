package jiheng.ui.setup;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import jiheng.command.cycle.OpenCycle;
import jiheng.command.organisation.GrantRole;
import jiheng.command.organisation.OpenAccount;
import jiheng.command.organisation.RegisterUnit;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.ui.security.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A region to look around in: a finance bureau, two supervising departments, six units, and their people. */
@Component
class Demo {
    static final String PASSWORD = "jiheng-demo";
    static final CycleId CYCLE = CycleId.of("2022");

    private record Person(String account, String name, Role role, String unit) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("admin", "方知远", Role.ADMINISTRATOR, "finance"),
            new Person("finance", "沈明哲", Role.FINANCE_REVIEWER, "finance"),
            new Person("finance2", "顾若溪", Role.FINANCE_REVIEWER, "finance"),
            new Person("auditor", "严慎行", Role.AUDITOR, "finance"),
            new Person("supervisor", "罗文博", Role.SUPERVISING_REVIEWER, "masses"),
            new Person("supervisor2", "江映雪", Role.SUPERVISING_REVIEWER, "education"),
            new Person("preparer", "李晓晨", Role.PREPARER, "union"),
            new Person("preparer2", "周雨桐", Role.PREPARER, "union"),
            new Person("approver", "陈立群", Role.UNIT_APPROVER, "union"),
            new Person("centre", "宋知夏", Role.PREPARER, "centre"),
            new Person("centre2", "韩子墨", Role.PREPARER, "centre"),
            new Person("centre-approver", "白景行", Role.UNIT_APPROVER, "centre"),
            new Person("women", "唐婉清", Role.PREPARER, "women"),
            new Person("women-approver", "孟繁喆", Role.UNIT_APPROVER, "women"),
            new Person("care", "郭子昂", Role.PREPARER, "care"),
            new Person("care-approver", "冯堃", Role.UNIT_APPROVER, "care"),
            new Person("school", "许嘉宁", Role.PREPARER, "school"),
            new Person("school-approver", "丁镕", Role.UNIT_APPROVER, "school"));

    private final Script script;
    private final Credentials credentials;
    private final SetupClock clock;
    private final DemoForms forms;

    Demo(Script script, Credentials credentials, SetupClock clock, DemoForms forms) {
        this.script = script;
        this.credentials = credentials;
        this.clock = clock;
        this.forms = forms;
    }

    boolean isThere() {
        return credentials.hasDemo();
    }

    void lay() {
        var now = clock.instant();
        clock.tell(now.minus(Duration.ofDays(42)));
        try {
            organisation();
            var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            script.system(new OpenCycle(CYCLE, 2022, today.minusDays(20), today.plusDays(20)));
            forms.lay(now);
        } finally {
            clock.release();
        }
    }

    private void organisation() {
        unit("finance", "临江区财政局", UnitKind.FINANCE_BUREAU, null);
        unit("masses", "临江区群团工作部", UnitKind.SUPERVISING_DEPARTMENT, "finance");
        unit("education", "临江区教育局", UnitKind.SUPERVISING_DEPARTMENT, "finance");
        unit("union", "临江区总工会", UnitKind.BUDGET_UNIT, "masses");
        unit("centre", "临江区职工服务中心", UnitKind.BUDGET_UNIT, "masses");
        unit("women", "临江区妇女联合会", UnitKind.BUDGET_UNIT, "masses");
        unit("care", "临江区残疾人联合会", UnitKind.BUDGET_UNIT, "masses");
        unit("school", "临江区第一中学", UnitKind.BUDGET_UNIT, "education");
        unit("archives", "临江区档案馆", UnitKind.BUDGET_UNIT, "finance");
        for (var person : PEOPLE) {
            clock.advance(Duration.ofMinutes(4));
            var account = AccountId.of(person.account());
            script.system(new OpenAccount(account, person.name(), UnitId.of(person.unit())));
            script.system(new GrantRole(account, person.role(), UnitId.of(person.unit())));
            credentials.setDemo(account, PASSWORD);
        }
    }

    private void unit(String key, String name, UnitKind kind, @Nullable String parent) {
        clock.advance(Duration.ofMinutes(2));
        script.system(new RegisterUnit(UnitId.of(key), name, kind, parent == null ? null : UnitId.of(parent)));
    }
}
