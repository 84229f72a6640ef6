package jiheng.query.organisation;

import static jiheng.query.organisation.OrganisationStory.BUREAU;
import static jiheng.query.organisation.OrganisationStory.CYCLE;
import static jiheng.query.organisation.OrganisationStory.DEPUTY;
import static jiheng.query.organisation.OrganisationStory.EDUCATION;
import static jiheng.query.organisation.OrganisationStory.LEAVE;
import static jiheng.query.organisation.OrganisationStory.PREPARER;
import static jiheng.query.organisation.OrganisationStory.REVIEWER;
import static jiheng.query.organisation.OrganisationStory.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKeyEvent;
import jiheng.events.audit.Occasion;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
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
import jiheng.events.store.StoredNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrganisationSentencesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 10);
    private static final LocalDate RESULTS = LocalDate.of(2027, 2, 28);
    private static final ActedBy ADMIN = new ActedBy(AccountId.of("admin"), "管理员甲", null);

    private static final Names NAMES = new Names() {
        private final Map<Object, String> names = Map.of(
                BUREAU, "财政局", EDUCATION, "教育局", SCHOOL, "第一中学", REVIEWER, "主管丙", DEPUTY, "新人戊", PREPARER, "填报丁");

        @Override
        public String account(AccountId account) {
            return Optional.ofNullable(names.get(account)).orElseThrow();
        }

        @Override
        public String unit(UnitId unit) {
            return Optional.ofNullable(names.get(unit)).orElseThrow();
        }

        @Override
        public int year(CycleId cycle) {
            return 2026;
        }

        @Override
        public Delegated delegation(AccountId account, DelegationId delegation) {
            return new Delegated(REVIEWER, Role.SUPERVISING_REVIEWER, EDUCATION);
        }
    };

    static Stream<Arguments> sentences() {
        return Stream.of(
                told(
                        new UnitRegistered(SCHOOL, "第一中学", UnitKind.BUDGET_UNIT, EDUCATION),
                        "管理员甲登记了预算单位“第一中学”，上级为“教育局”。",
                        "管理员甲 registered the budget unit “第一中学” under “教育局”."),
                told(
                        new UnitRenamed(SCHOOL, "第一中学", "实验中学"),
                        "管理员甲将单位“第一中学”更名为“实验中学”。",
                        "管理员甲 renamed the unit “第一中学” to “实验中学”."),
                told(
                        new AccountOpened(PREPARER, "填报丁", SCHOOL),
                        "管理员甲为“第一中学”的填报丁开设了账号。",
                        "管理员甲 opened an account for 填报丁 of “第一中学”."),
                told(
                        new AccountRenamed(PREPARER, "填报丁", "填报庚"),
                        "管理员甲将填报丁的姓名改为填报庚。",
                        "管理员甲 changed the name of 填报丁 to 填报庚."),
                told(
                        new AccountDisabled(PREPARER, "借调"),
                        "管理员甲停用了填报丁的账号（理由：借调）。",
                        "管理员甲 disabled the account of 填报丁 (reason: 借调)."),
                told(
                        new AccountEnabled(PREPARER, "期满"),
                        "管理员甲恢复了填报丁的账号（理由：期满）。",
                        "管理员甲 enabled the account of 填报丁 (reason: 期满)."),
                told(new PasswordChanged(PREPARER), "管理员甲重设了填报丁的密码。", "管理员甲 set a new password for 填报丁."),
                told(
                        new RoleGranted(PREPARER, Role.UNIT_APPROVER, SCHOOL),
                        "管理员甲授予填报丁在“第一中学”的单位审核人角色。",
                        "管理员甲 granted 填报丁 the role of unit approver at “第一中学”."),
                told(
                        new RoleRevoked(PREPARER, Role.UNIT_APPROVER, SCHOOL, "轮岗"),
                        "管理员甲撤销了填报丁在“第一中学”的单位审核人角色（理由：轮岗）。",
                        "管理员甲 revoked the role of unit approver at “第一中学” from 填报丁 (reason: 轮岗)."),
                told(
                        leave(),
                        "管理员甲将主管丙在“教育局”的主管部门审核人角色委托给新人戊，自 2026-03-01 至 2026-03-10。",
                        "管理员甲 delegated the role of supervising reviewer held by 主管丙 at “教育局” to 新人戊"
                                + " from 2026-03-01 to 2026-03-10."),
                told(
                        new DelegationEnded(DEPUTY, LEAVE, "返岗"),
                        "管理员甲终止了主管丙在“教育局”的主管部门审核人角色对新人戊的委托（理由：返岗）。",
                        "管理员甲 ended the delegation to 新人戊 of the role of supervising reviewer held by 主管丙 at “教育局”"
                                + " (reason: 返岗)."),
                told(
                        new CycleOpened(CYCLE, 2026, LAST, RESULTS),
                        "管理员甲开启了 2026 年度批次，目标截止 2026-03-10，自评截止 2027-02-28。",
                        "管理员甲 opened the cycle of 2026, targets due 2026-03-10, results due 2027-02-28."),
                told(
                        new DeadlinesMoved(CYCLE, FIRST, LAST, RESULTS, RESULTS, "推迟"),
                        "管理员甲调整了 2026 年度批次的期限：目标截止由 2026-03-01 改为 2026-03-10（理由：推迟）。",
                        "管理员甲 moved the deadlines of the cycle of 2026: targets due from 2026-03-01 to 2026-03-10"
                                + " (reason: 推迟)."),
                told(
                        new CycleClosed(CYCLE, "年度结束"),
                        "管理员甲关闭了 2026 年度批次（理由：年度结束）。",
                        "管理员甲 closed the cycle of 2026 (reason: 年度结束)."),
                told(
                        new CycleReopened(CYCLE, "两家漏报"),
                        "管理员甲重新打开了 2026 年度批次（理由：两家漏报）。",
                        "管理员甲 reopened the cycle of 2026 (reason: 两家漏报)."),
                told(
                        introduced(1, Occasion.FIRST, ""),
                        "管理员甲生成了存证日志的 SM2 第 1 把密钥，由它签名。",
                        "管理员甲 made SM2 key 1 of the log, which signs it."),
                told(
                        introduced(1, Occasion.FOUND, ""),
                        "管理员甲补记了存证日志一直在用的 SM2 第 1 把密钥。",
                        "管理员甲 noted SM2 key 1 of the log, which signed it before."),
                told(
                        introduced(2, Occasion.ROTATED, "每年更换"),
                        "管理员甲更换了存证日志的密钥，由 SM2 第 2 把密钥签名（理由：每年更换）。",
                        "管理员甲 replaced a key of the log: SM2 key 2 signs it (reason: 每年更换)."),
                told(
                        new KeyRetired(LogId.LEDGER, OrganisationStory.key(1), "机器报废"),
                        "管理员甲停用了存证日志的 SM2 第 1 把密钥（理由：机器报废）。",
                        "管理员甲 retired SM2 key 1 of the log (reason: 机器报废)."));
    }

    private static Arguments told(Object event, String zh, String en) {
        return Arguments.of(event, new Sentence(zh, en));
    }

    private static KeyIntroduced introduced(int number, Occasion occasion, String reason) {
        return new KeyIntroduced(LogId.LEDGER, OrganisationStory.key(number), occasion, reason);
    }

    private static DelegationGiven leave() {
        return new DelegationGiven(DEPUTY, LEAVE, REVIEWER, "主管丙", Role.SUPERVISING_REVIEWER, EDUCATION, FIRST, LAST);
    }

    private static Sentence sentence(ActedBy by, Object event) {
        var sentences = new OrganisationSentences(by, NAMES);
        if (event instanceof UnitEvent unit) {
            return sentences.of(unit);
        }
        if (event instanceof LogKeyEvent key) {
            return sentences.of(key);
        }
        return event instanceof AccountEvent account ? sentences.of(account) : sentences.of((CycleEvent) event);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void anEventIsOneSentenceInEachLanguage(Object event, Sentence expected) {
        assertThat(sentence(ADMIN, event)).isEqualTo(expected);
    }

    @Test
    void everyEventOfTheOrganisationAndOfCyclesAndKeysHasASentence() {
        var families = StoredNames.classes().stream()
                .filter(type -> Stream.of(UnitEvent.class, AccountEvent.class, CycleEvent.class, LogKeyEvent.class)
                        .anyMatch(family -> family.isAssignableFrom(type)))
                .toList();

        assertThat(families).isNotEmpty();
        assertThat(sentences().map(one -> one.get()[0].getClass()))
                .map(type -> (Object) type)
                .containsAll(families);
    }

    @Test
    void oneWhoActsForThemselfIsNotNamedTwice() {
        assertThat(sentence(new ActedBy(PREPARER, "填报丁", null), new PasswordChanged(PREPARER)))
                .isEqualTo(new Sentence("填报丁修改了自己的密码。", "填报丁 changed their own password."));
        assertThat(sentence(new ActedBy(REVIEWER, "主管丙", null), leave()))
                .isEqualTo(new Sentence(
                        "主管丙将自己在“教育局”的主管部门审核人角色委托给新人戊，自 2026-03-01 至 2026-03-10。",
                        "主管丙 delegated their own role of supervising reviewer at “教育局” to 新人戊"
                                + " from 2026-03-01 to 2026-03-10."));
    }

    @Test
    void oneWhoActsByDelegationIsNamedWithTheOther() {
        assertThat(sentence(new ActedBy(DEPUTY, "新人戊", "财政乙"), new CycleClosed(CYCLE, "年度结束")))
                .isEqualTo(new Sentence(
                        "新人戊（代财政乙）关闭了 2026 年度批次（理由：年度结束）。", "新人戊 (for 财政乙) closed the cycle of 2026 (reason: 年度结束)."));
    }

    @Test
    void theSystemRegistersABureauThatNothingStandsAbove() {
        assertThat(sentence(
                        new ActedBy(AccountId.of("system"), "系统", null),
                        new UnitRegistered(BUREAU, "财政局", UnitKind.FINANCE_BUREAU, null)))
                .isEqualTo(new Sentence("系统登记了财政局“财政局”。", "The system registered the finance bureau “财政局”."));
    }

    @Test
    void bothDeadlinesAreToldWhenBothMove() {
        assertThat(sentence(ADMIN, new DeadlinesMoved(CYCLE, FIRST, LAST, LAST, RESULTS, "推迟"))
                        .zh())
                .isEqualTo("管理员甲调整了 2026 年度批次的期限：目标截止由 2026-03-01 改为 2026-03-10，"
                        + "自评截止由 2026-03-10 改为 2027-02-28（理由：推迟）。");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasAWord(Role role) {
        assertThat(sentence(ADMIN, new RoleGranted(PREPARER, role, SCHOOL)).zh())
                .matches("管理员甲授予填报丁在“第一中学”的\\p{IsHan}+角色。");
    }

    @ParameterizedTest
    @EnumSource(UnitKind.class)
    void everyKindOfUnitHasAWord(UnitKind kind) {
        assertThat(sentence(ADMIN, new UnitRegistered(SCHOOL, "第一中学", kind, EDUCATION))
                        .zh())
                .matches("管理员甲登记了\\p{IsHan}+“第一中学”，上级为“教育局”。");
    }
}
