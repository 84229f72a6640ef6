package jiheng.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.events.store.StoredNames;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildTest {
    private static final String UNION = "evaluation-2022-union-department";

    private static Store store;

    @BeforeAll
    static void start() {
        store = new Store();
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @BeforeEach
    void tell() throws Exception {
        store.clear();
        store.tell(Store.story());
    }

    @Test
    void aStoreInWhichEveryEventHappenedIsWhatItsEventsMakeOfIt() {
        assertThat(Store.story().stream().<Class<?>>map(EventMessage::getPayloadType))
                .containsAll(StoredNames.classes());

        var report = compare();

        assertThat(report.same()).isTrue();
        assertThat(report.differences()).isEmpty();
        assertThat(report.differing()).isZero();
        assertThat(report.events()).isEqualTo(Store.story().size());
        assertThat(report.tables()).hasSize(15).allSatisfy(table -> {
            assertThat(table.liveRows()).as(table.name()).isPositive().isEqualTo(table.eventRows());
            assertThat(table.liveDigest()).hasSize(32);
        });
    }

    /** Every column of every table of the read side has a name for people, and so has every table. */
    @Test
    void everyTableAndColumnHasWords() {
        var tables = store.jdbc()
                .sql(
                        "select tablename from pg_tables where schemaname = 'live' and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list();
        var columns = store.jdbc().sql("""
                        select distinct column_name from information_schema.columns
                        where table_schema = 'live' and table_name <> 'flyway_schema_history' and column_name <> 'body'
                        """).query(String.class).list();

        assertThat(tables).hasSize(15).allMatch(FieldNames::isNamedTable);
        assertThat(columns).hasSizeGreaterThan(40).allMatch(FieldNames::isNamed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
    a total             | update evaluation set self_total = 99.99 where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 自评总分：现况为 99.99，按变更记录应为 98.00
    a total in the form | update evaluation set body = jsonb_set(body, '{content,totals,rule}', '"99.00"') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 规则总分：现况为 99.00，按变更记录应为 95.50
    a score             | update evaluation set body = jsonb_set(body, '{content,cells,indicators/indicator-8/score,number}', '"6.00"') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 「工会经费审计」得分：现况为 6.00，按变更记录应为 5.00
    a rule's score      | update evaluation set body = jsonb_set(body, '{content,scores,indicator-8,score}', '"5.00"') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 「工会经费审计」规则得分：现况为 5.00，按变更记录应为 2.50
    a measure           | update evaluation set body = jsonb_set(body, '{content,cells,indicators/indicator-8/actuals,readings,0,number}', '"40"') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 「工会经费审计」量化完成：现况为 40家，按变更记录应为 20家
    an emptied cell     | update evaluation set body = body #- '{content,cells,indicators/indicator-8/reason}' where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 「工会经费审计」未完成原因：现况为 空，按变更记录应为 部分基层工会延后
    a fund figure       | update evaluation set body = jsonb_set(body, '{content,cells,funds/fiscal/budget,number}', '"548.74"') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 「财政拨款」全年预算数：现况为 548.74，按变更记录应为 739.39
    a state             | update evaluation set state = 'SETTLED' where id like '%school%' | 第一中学 2022 年度「实验室改造 100%」部门整体支出绩效自评表 状态：现况为 SETTLED，按变更记录应为 DRAFT
    a submission        | update evaluation set body = jsonb_set(body, '{submissions,0,late}', 'true') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 送审记录：现况为 true，按变更记录应为 false
    a time              | update evaluation set changed_at = changed_at + interval '1 second' where id like '%school%' | 第一中学 2022 年度「实验室改造 100%」部门整体支出绩效自评表 最近变更时间：现况为 2026-02-02T
    a sentence          | update evaluation_act set body = jsonb_set(body, '{summary,zh}', '"无事"') where evaluation like '%union%' and sequence = 3 | 区总工会 2022 年度部门整体支出绩效自评表第 3 条变更记录 变更说明：现况为 无事，按变更记录应为 负责人 填为 王某
    who did it          | update evaluation_act set name = '他人' where evaluation like '%union%' and sequence = 3 | 区总工会 2022 年度部门整体支出绩效自评表第 3 条变更记录 姓名：现况为 他人，按变更记录应为 填报丁
    what it touched     | update evaluation_act set touched = '{}' where evaluation like '%union%' and sequence = 3 | 区总工会 2022 年度部门整体支出绩效自评表第 3 条变更记录 涉及栏目：现况为 []，按变更记录应为 ["form","header/form/leader"]
    a file's hash       | update evidence set sha256 = repeat('0', 64) where evidence = 'evidence-kept' | 区总工会 2022 年度部门整体支出绩效自评表的佐证“审计报告.pdf” SHA-256：现况为 0000
    a file in the form  | update evaluation set body = jsonb_set(body, '{content,evidence,0,file}', '"假.pdf"') where id like '%union%' | 区总工会 2022 年度部门整体支出绩效自评表 佐证：现况为 假.pdf，按变更记录应为 审计报告.pdf
    a unit's name       | update unit set name = '某校' where unit = 'unit-school' | 单位“实验中学” 单位名称：现况为 某校，按变更记录应为 实验中学
    a disabled account  | update account set enabled = false where account = 'account-preparer' | 账号“填报庚（account-preparer）” 启用：现况为 false，按变更记录应为 true
    a deadline          | update cycle set results_due = '2030-01-01' | 2026 年度批次 自评截止日：现况为 2030-01-01，按变更记录应为 2027-02-28
    a delegation's end  | update delegation set ended = false where delegation = 'delegation-trip' | 财政乙在“财政局”的财政审核人角色对新人戊的委托 终止：现况为 false，按变更记录应为 true
    an office's history | update organisation_act set sentence_zh = '无事' where stream = 'unit-school' and sequence = 1 | “实验中学”第 1 条变更记录 变更说明：现况为 无事，按变更记录应为 管理员甲将单位“第一中学”更名为“实验中学”。
    a role too many     | insert into role_grant values ('account-preparer', 'ADMINISTRATOR', 'unit-bureau', 9) | 填报庚在“财政局”的系统管理员角色：现况多出这一项，变更记录中没有
    a role taken away   | delete from role_grant where role = 'AUDITOR' | 审计己在“财政局”的审计人员角色：现况缺少这一项，变更记录中有
    a form gone         | delete from evaluation where id like '%school%' | 第一中学 2022 年度「实验室改造 100%」部门整体支出绩效自评表：现况缺少这一项，变更记录中有
    an act gone         | delete from evaluation_act where evaluation like '%union%' and sequence = 5 | 区总工会 2022 年度部门整体支出绩效自评表第 5 条变更记录：现况缺少这一项，变更记录中有
    a form too many     | insert into evaluation select 'evaluation-x', sequence, unit, '某单位', cycle, year, kind, project_name, stage, state, version, self_total, rule_total, grade, awaiting_step, awaiting_role, correction, changed_at, body from evaluation where id like '%union%' | 某单位 2022 evaluation-x：现况多出这一项，变更记录中没有
    a version's status  | update definition set status = 'PUBLISHED' where version = 2 | “县级规则”第 2 版 状态：现况为 PUBLISHED，按变更记录应为 DISCARDED
    a version's rules   | update definition set body = jsonb_set(body, '{rules,fund}', '"AS_CLAIMED"') where version = 1 | “县级规则”第 1 版
    a reviewer's score  | update recheck_row set reviewed = 5 | “recheck-2022”第 2 次抽样：evaluation-2022-centre-department 复核得分：现况为 5.00，按变更记录应为 2.50
    a table altered     | alter table unit add column note text | 单位：表结构被改动（现为 unit text, name text, kind text, parent text, sequence bigint, note text，应为 unit text, name text, kind text, parent text, sequence bigint）
    """)
    void whatAHandChangedIsNamedAndASwitchRepairsIt(String what, String hand, String sentence) {
        store.sql(hand);

        var report = compare();

        assertThat(report.same()).isFalse();
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.differences())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence().zh()).startsWith(sentence));

        assertThat(store.rebuild().run(true, progress -> {}).switched()).isTrue();
        assertThat(compare().same()).isTrue();
    }

    @Test
    void aColumnOfEachKindIsNoticedWhicheverItIs() {
        var columns = store.jdbc()
                .sql("""
                        select c.table_name, c.column_name, c.data_type from information_schema.columns c
                        where c.table_schema = 'live' and c.table_name <> 'flyway_schema_history'
                        """)
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        var other = Map.of(
                "text", "'x'",
                "character varying", "'x'",
                "bigint", "12345",
                "integer", "12345",
                "boolean", "not %s",
                "numeric", "0.01",
                "date", "'2031-01-01'",
                "timestamp with time zone", "'2031-01-01'",
                "jsonb", "'{\"x\": 1}'",
                "ARRAY", "'{x}'");

        assertThat(columns).hasSizeGreaterThan(60);
        var tables = columns.stream().collect(Collectors.groupingBy(column -> column.get(0)));
        var widest = tables.values().stream().mapToInt(List::size).max().orElseThrow();
        // The first column of every table, then the second of all that have one, and so on.
        for (var at = 0; at < widest; at++) {
            var place = at;
            var changed = tables.values().stream()
                    .filter(of -> of.size() > place)
                    .map(of -> of.get(place))
                    .toList();
            for (var column : changed) {
                var table = column.get(0);
                var name = column.get(1);
                var value = Objects.requireNonNull(other.get(column.get(2))).replace("%s", name);
                store.sql("create table public.before_" + table + " as select * from live." + table);
                store.sql("update " + table + " set " + name + " = " + value + " where ctid = (select ctid from "
                        + table + " where " + name + " is distinct from " + value + " limit 1)");
            }

            var report = compare();

            assertThat(report.differences())
                    .as(changed.toString())
                    .extracting(one -> one.table())
                    .containsOnly(changed.stream().map(column -> column.get(0)).toArray(String[]::new));
            for (var column : changed) {
                store.sql("truncate live." + column.get(0));
                store.sql("insert into live." + column.get(0) + " select * from public.before_" + column.get(0));
                store.sql("drop table public.before_" + column.get(0));
            }
        }
        assertThat(compare().same()).isTrue();
    }

    @Test
    void moreDifferencesThanAreListedAreCounted() {
        store.sql(
                "insert into role_grant select 'account-x' || n, 'AUDITOR', 'unit-bureau', 1 from generate_series(1, 250) n");

        var report = compare();

        assertThat(report.differences()).hasSize(Rebuild.MOST_LISTED);
        assertThat(report.more()).isTrue();
        assertThat(report.differing()).isEqualTo(250);
    }

    @Test
    void aComparisonChangesNothingAndLeavesNothing() {
        store.sql("update evaluation set self_total = 99.99");

        compare();

        assertThat(store.text("select self_total::text from evaluation where id = '" + UNION + "'"))
                .isEqualTo("99.99");
        assertThat(store.hasSchema("shadow")).isFalse();
        assertThat(store.hasSchema("replaced")).isFalse();
    }

    @Test
    void aSwitchKeepsWhatWasReplacedUntilTheNext() {
        store.sql("update evaluation set self_total = 11.11");
        store.rebuild().run(true, progress -> {});
        store.sql("update evaluation set self_total = 22.22");

        store.rebuild().run(true, progress -> {});

        assertThat(store.text("select self_total::text from evaluation where id = '" + UNION + "'"))
                .isEqualTo("98.00");
        assertThat(store.text("select self_total::text from replaced.evaluation where id = '" + UNION + "'"))
                .isEqualTo("22.22");
    }

    @Test
    void nothingIsSwitchedWhereNothingDiffers() {
        var report = store.rebuild().run(true, progress -> {});

        assertThat(report.same()).isTrue();
        assertThat(report.switched()).isFalse();
        assertThat(store.hasSchema("replaced")).isFalse();
    }

    @Test
    void afterASwitchTheNextStartMigratesAndActsGoOn() throws Exception {
        store.clear();
        var story = Store.story();
        store.tell(story.subList(0, story.size() - 5));
        store.sql("delete from evaluation_act");
        assertThat(store.rebuild().run(true, progress -> {}).switched()).isTrue();

        store.migrate("live", "classpath:db/query");
        store.tell(story.subList(story.size() - 5, story.size()));

        assertThat(compare().same()).isTrue();
    }

    @Test
    void leftoversOfARunThatDiedAreClearedAway() {
        store.sql("create schema shadow");
        store.sql("create table shadow.unit (unit text primary key)");
        store.sql("insert into shadow.unit values ('unit-ghost')");

        assertThat(compare().same()).isTrue();
        assertThat(store.hasSchema("shadow")).isFalse();
    }

    @Test
    void anEventThatCannotBeFoldedIsNamedAndTheLiveTablesStay() throws Exception {
        store.tamper(
                "update event set payload = convert_to('{}', 'UTF8') where stream = '" + UNION + "' and sequence = 4");
        store.sql("update evaluation set self_total = 99.99");

        assertThatThrownBy(() -> store.rebuild().run(true, progress -> {}))
                .isInstanceOf(RebuildRefused.class)
                .hasMessageContaining(UNION)
                .hasMessageContaining("evaluation.cell-filled");

        assertThat(store.text("select self_total::text from evaluation where id = '" + UNION + "'"))
                .isEqualTo("99.99");
        assertThat(store.hasSchema("shadow")).isFalse();
    }

    @Test
    void anEventThatIsMissingFromTheLedgerIsAnErrorNotAForm() {
        store.tamper("delete from event where stream = '" + UNION + "' and sequence = 4");

        assertThatThrownBy(() -> compare())
                .isInstanceOf(RebuildRefused.class)
                .hasMessageContaining("is known up to 3, so 5 came out of turn");
    }

    @Test
    void twoAtOnceAreOneTooMany() throws Exception {
        try (var other = store.source().getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + 0x6A68_0002L + ")");

            assertThatThrownBy(() -> compare())
                    .isInstanceOf(RebuildRefused.class)
                    .hasMessageContaining("另一次核对正在进行");
        }
        assertThat(compare().same()).isTrue();
    }

    @Test
    void tablesOfAnotherVersionAreNotTouched() {
        store.sql("""
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (99, '9.9', 'later', 'SQL', 'V9_9__later.sql', 'x', 1, true)
                """);

        assertThatThrownBy(() -> store.rebuild().run(true, progress -> {}))
                .isInstanceOf(RebuildRefused.class)
                .hasMessageContaining("9.9");
    }

    @Test
    void whereThereIsNoLedgerThereIsNothingToDo() {
        store.sql("alter table event rename to hidden");
        try {
            assertThatThrownBy(() -> compare())
                    .isInstanceOf(RebuildRefused.class)
                    .hasMessageContaining("这里还没有数据");
        } finally {
            store.sql("alter table hidden rename to event");
        }
    }

    @Test
    void itTellsHowFarItHasCome() {
        List<Progress> told = new ArrayList<>();
        store.sql("delete from unit where unit = 'unit-school'");

        store.rebuild().run(true, told::add);

        assertThat(told.stream().map(Progress::phase).distinct())
                .containsExactlyElementsOf(List.of(Progress.Phase.values()));
        assertThat(told.get(told.size() - 1).percent()).isEqualTo(100);
    }

    @Test
    void itRunsEveryProjectionThereIsInThisRoom() {
        assertThat(Projections.types().stream().map(Class::getSimpleName).collect(Collectors.toSet()))
                .isEqualTo(Set.of(
                        "OrganisationProjection",
                        "DefinitionProjection",
                        "EvaluationProjection",
                        "EvidenceProjection",
                        "RecheckProjection"));
    }

    private static Report compare() {
        return store.rebuild().run(false, progress -> {});
    }
}
