package jiheng.query.organisation;

import static jiheng.query.organisation.OrganisationStory.ADMIN;
import static jiheng.query.organisation.OrganisationStory.APRIL_15;
import static jiheng.query.organisation.OrganisationStory.ARCHIVE;
import static jiheng.query.organisation.OrganisationStory.AUDITOR;
import static jiheng.query.organisation.OrganisationStory.BUREAU;
import static jiheng.query.organisation.OrganisationStory.CYCLE;
import static jiheng.query.organisation.OrganisationStory.DEPUTY;
import static jiheng.query.organisation.OrganisationStory.EDUCATION;
import static jiheng.query.organisation.OrganisationStory.FEBRUARY_28;
import static jiheng.query.organisation.OrganisationStory.FINANCE;
import static jiheng.query.organisation.OrganisationStory.LEAVE;
import static jiheng.query.organisation.OrganisationStory.MARCH_1;
import static jiheng.query.organisation.OrganisationStory.MARCH_10;
import static jiheng.query.organisation.OrganisationStory.MARCH_31;
import static jiheng.query.organisation.OrganisationStory.PREPARER;
import static jiheng.query.organisation.OrganisationStory.REVIEWER;
import static jiheng.query.organisation.OrganisationStory.SCHOOL;
import static jiheng.query.organisation.OrganisationStory.START;
import static jiheng.query.organisation.OrganisationStory.TRIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {
    private static final LocalDate FEBRUARY_END = MARCH_1.minusDays(1);
    private static final AccountId NOBODY = AccountId.of("nobody");

    private static OrganisationTables tables;
    private static Organisation organisation;

    @BeforeAll
    static void start() {
        tables = new OrganisationTables();
        organisation = new Organisation(tables.jdbc());
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void tell() throws Exception {
        tables.clear();
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
    }

    /** One more event, by the administrator, as the next of its account. */
    private static void then(AccountId account, Object event) throws Exception {
        long last = tables.jdbc()
                .sql("select sequence from account where account = ?")
                .param(account.value())
                .query(Long.class)
                .single();
        tables.deliver(OrganisationStory.message(
                account.value(),
                last + 1,
                event,
                Map.of("account", ADMIN.value(), "name", "管理员甲"),
                START.plusSeconds(3600)));
    }

    private static List<UnitId> visible(AccountId account, LocalDate day) {
        return organisation.visibleUnits(account, day).stream()
                .map(UnitView::unit)
                .toList();
    }

    @Test
    void unitsAreATreeInTheirPresentNames() {
        assertThat(organisation.units())
                .containsExactlyInAnyOrder(
                        new UnitView(BUREAU, "财政局", UnitKind.FINANCE_BUREAU, null, 0),
                        new UnitView(EDUCATION, "教育局", UnitKind.SUPERVISING_DEPARTMENT, BUREAU, 1),
                        new UnitView(SCHOOL, "实验中学", UnitKind.BUDGET_UNIT, EDUCATION, 2),
                        new UnitView(ARCHIVE, "档案馆", UnitKind.BUDGET_UNIT, BUREAU, 1))
                .startsWith(organisation.unit(BUREAU).orElseThrow())
                .containsSubsequence(
                        organisation.unit(EDUCATION).orElseThrow(),
                        organisation.unit(SCHOOL).orElseThrow());
        assertThat(organisation.unit(UnitId.of("nowhere"))).isEmpty();
    }

    @Test
    void anAccountShowsItsNameUnitAndRoles() {
        assertThat(organisation.account(PREPARER)).hasValueSatisfying(account -> {
            assertThat(account.name()).isEqualTo("填报庚");
            assertThat(account.unitName()).isEqualTo("实验中学");
            assertThat(account.enabled()).isTrue();
            assertThat(account.passwordChanged()).isBetween(START, START.plusSeconds(60));
            assertThat(account.roles()).containsExactly(new GrantView(PREPARER, Role.PREPARER, SCHOOL, "实验中学"));
        });
        assertThat(organisation.account(NOBODY)).isEmpty();
    }

    @Test
    void allAccountsAreListedWithTheSameRolesAsEachAlone() {
        assertThat(organisation.accounts()).hasSize(6).allSatisfy(account -> assertThat(
                        organisation.account(account.account()))
                .contains(account));
        assertThat(organisation.grants()).hasSize(6);
    }

    @Test
    void aDisabledAccountIsStillListed() throws Exception {
        then(PREPARER, new AccountDisabled(PREPARER, "调离"));

        assertThat(organisation.accounts())
                .filteredOn(account -> !account.enabled())
                .extracting(AccountView::account)
                .containsExactly(PREPARER);
    }

    @Test
    void delegationsAreFoundFromBothSides() {
        var leave = new DelegationView(
                LEAVE,
                DEPUTY,
                "新人戊",
                REVIEWER,
                "主管丙",
                Role.SUPERVISING_REVIEWER,
                EDUCATION,
                "教育局",
                MARCH_1,
                MARCH_10,
                false,
                false);

        assertThat(organisation.delegationsGiven(REVIEWER)).containsExactly(leave);
        assertThat(organisation.delegationsReceived(DEPUTY))
                .hasSize(2)
                .contains(leave)
                .filteredOn(DelegationView::ended)
                .extracting(DelegationView::delegation)
                .containsExactly(TRIP);
        assertThat(organisation.delegations()).hasSize(2);
        assertThat(organisation.delegationsReceived(REVIEWER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true", "2026-03-10, true", "2026-03-11, false"})
    void aDelegationIsInForceFromItsFirstToItsLastDay(LocalDate day, boolean inForce) {
        assertThat(organisation.delegationsInForce(day))
                .extracting(DelegationView::delegation)
                .isEqualTo(inForce ? List.of(LEAVE) : List.of());
    }

    @Test
    void aCycleShowsItsPresentDeadlines() {
        assertThat(organisation.cycles()).containsExactly(new CycleView(CYCLE, 2026, APRIL_15, FEBRUARY_28, true));
        assertThat(organisation.cycle(CYCLE)).isPresent();
    }

    @Test
    void eachRoleSeesItsUnits() {
        assertThat(visible(PREPARER, MARCH_31)).containsExactly(SCHOOL);
        assertThat(visible(DEPUTY, MARCH_31)).containsExactly(ARCHIVE);
        assertThat(visible(REVIEWER, MARCH_31)).containsExactly(SCHOOL);
        assertThat(visible(FINANCE, MARCH_31)).containsExactlyInAnyOrder(BUREAU, EDUCATION, SCHOOL, ARCHIVE);
        assertThat(visible(AUDITOR, MARCH_31)).containsExactlyInAnyOrder(BUREAU, EDUCATION, SCHOOL, ARCHIVE);
        assertThat(visible(ADMIN, MARCH_31)).isEmpty();
        assertThat(visible(NOBODY, MARCH_31)).isEmpty();
    }

    @Test
    void aDelegationShowsTheUnitsOfItsGiverWhileItIsInForce() {
        assertThat(visible(DEPUTY, FEBRUARY_END)).containsExactly(ARCHIVE);
        assertThat(visible(DEPUTY, MARCH_1)).containsExactlyInAnyOrder(ARCHIVE, SCHOOL);
    }

    @Test
    void standingsSayOnWhoseBehalf() {
        assertThat(organisation.standings(DEPUTY, MARCH_1))
                .containsExactly(
                        new Standing(Role.UNIT_APPROVER, ARCHIVE, null),
                        new Standing(Role.SUPERVISING_REVIEWER, EDUCATION, REVIEWER));
    }

    @Test
    void aDisabledAccountHasNoStanding() throws Exception {
        then(DEPUTY, new AccountDisabled(DEPUTY, "调离"));

        assertThat(organisation.standings(DEPUTY, MARCH_1)).isEmpty();
        assertThat(visible(DEPUTY, MARCH_1)).isEmpty();
    }

    @Test
    void aDelegationRestsWhileItsGiverIsDisabled() throws Exception {
        then(REVIEWER, new AccountDisabled(REVIEWER, "停职"));

        assertThat(organisation.standings(DEPUTY, MARCH_1))
                .extracting(Standing::onBehalfOf)
                .containsOnlyNulls();
        assertThat(organisation.delegationsInForce(MARCH_1)).isEmpty();
    }

    @Test
    void aDelegationRestsWhileItsGiverDoesNotHoldTheRole() throws Exception {
        then(REVIEWER, new RoleRevoked(REVIEWER, Role.SUPERVISING_REVIEWER, EDUCATION, "轮岗"));

        assertThat(visible(DEPUTY, MARCH_1)).containsExactly(ARCHIVE);
    }

    private static ActFilter everything() {
        var people = OrganisationStory.whole().stream()
                .map(message -> message.getPayload())
                .filter(AccountEvent.class::isInstance)
                .map(event -> ((AccountEvent) event).account())
                .collect(Collectors.toSet());
        var units = OrganisationStory.whole().stream()
                .map(message -> message.getPayload())
                .filter(UnitEvent.class::isInstance)
                .map(event -> ((UnitEvent) event).unit())
                .collect(Collectors.toSet());
        return new ActFilter(units, people, null, null);
    }

    private static ActFilter narrowed(@Nullable AccountId person, @Nullable UnitId unit) {
        return new ActFilter(everything().units(), everything().people(), person, unit);
    }

    @Test
    void actsTellWhoDidWhatToWhomTheLastFirst() {
        var acts = organisation.acts(everything(), 100, 0);

        assertThat(acts).hasSize(OrganisationStory.whole().size());
        assertThat(organisation.countActs(everything())).isEqualTo(acts.size());
        assertThat(acts.get(0).sentence().zh()).isEqualTo("管理员甲停用了存证日志的 SM2 第 1 把密钥（理由：机器报废）。");
        var onCycles = acts.stream().filter(act -> act.cycle() != null).toList();
        assertThat(onCycles.get(0).sentence().zh()).isEqualTo("财政乙关闭了 2026 年度批次（理由：年度结束）。");
        assertThat(onCycles.get(0).cycle()).isEqualTo(CYCLE);
        assertThat(onCycles.get(1).sentence().zh())
                .isEqualTo("新人戊（代财政乙）调整了 2026 年度批次的期限：目标截止由 2026-03-31 改为 2026-04-15（理由：预算批复推迟）。");
    }

    @Test
    void pagesOfActsAreTheWholeListCutUp() {
        var all = organisation.acts(everything(), 100, 0);
        var pages = new ArrayList<OrganisationAct>();
        for (int skipped = 0; skipped < all.size(); skipped += 3) {
            pages.addAll(organisation.acts(everything(), 3, skipped));
        }

        assertThat(all).hasSizeGreaterThan(9);
        assertThat(pages).isEqualTo(all);
        assertThat(organisation.acts(everything(), 3, all.size())).isEmpty();
    }

    @Test
    void anActKeepsTheNamesOfItsTime() {
        assertThat(organisation.acts(narrowed(PREPARER, null), 100, 0))
                .extracting(act -> act.sentence().zh())
                .endsWith("管理员甲授予填报丁在“第一中学”的填报人角色。", "管理员甲为“第一中学”的填报丁开设了账号。")
                .contains("管理员甲撤销了填报庚在“实验中学”的单位审核人角色（理由：轮岗）。");
    }

    @Test
    void actsAreFoundByUnitAndByPerson() {
        assertThat(organisation.acts(narrowed(null, SCHOOL), 100, 0))
                .hasSize(6)
                .allMatch(act -> SCHOOL.equals(act.unit()));
        assertThat(organisation.countActs(narrowed(null, SCHOOL))).isEqualTo(6);
        assertThat(organisation.acts(narrowed(REVIEWER, null), 100, 0))
                .isNotEmpty()
                .allMatch(act -> REVIEWER.equals(act.account()) || REVIEWER.equals(act.actor()))
                .filteredOn(act -> REVIEWER.equals(act.actor()))
                .singleElement()
                .satisfies(act -> assertThat(act.account()).isEqualTo(DEPUTY));
    }

    @Test
    void whoReachesNothingReadsOfTheCyclesAndOfTheLogOnly() {
        var acts = organisation.acts(new ActFilter(Set.of(), Set.of(), null, null), 100, 0);

        assertThat(acts).allMatch(act -> act.cycle() != null || act.stream().startsWith("log-"));
        assertThat(acts).anyMatch(act -> act.cycle() != null).anyMatch(act -> act.stream()
                .startsWith("log-"));
    }
}
