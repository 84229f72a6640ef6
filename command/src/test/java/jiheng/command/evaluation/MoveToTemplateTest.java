package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.BENEFIT;
import static jiheng.command.evaluation.AForm.DEPARTMENT;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellChange;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.LayoutChange;
import jiheng.events.evaluation.LayoutChange.Kind;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.AccountId;
import jiheng.events.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class MoveToTemplateTest {
    private static final TemplateVersion THIRD = new TemplateVersion("department-2022", 3);
    private static final RuleSetVersion RULES = new RuleSetVersion("form-2022", 1);
    private static final Cell DUTIES = Cell.narrative("duties");
    private static final Cell REASON = Cell.indicator(OUTPUT, "reason");

    /** The third version as the first, edited by a test. */
    private static Edition third() {
        return Edition.of(DEPARTMENT, 3);
    }

    private static MoveToTemplate moving(AForm form, TemplateVersion to) {
        return new MoveToTemplate(ID, form.seen(), to, null);
    }

    private static AForm moved(AForm form, Edition to) {
        var template = to.template();
        var offered = form.offering(template);
        return offered.by(PREPARER, moving(offered, template.version()));
    }

    private static TemplateChanged told(AForm after) {
        return after.told()
                .filter(TemplateChanged.class::isInstance)
                .map(TemplateChanged.class::cast)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static KeptCell kept(Cell cell, String text, String zh, String en) {
        return new KeptCell(cell, new Value.Text(text), new Words(zh, en), DEPARTMENT);
    }

    @Test
    void theFormHasTheNewVersionAndTellsWhatItHasOtherwise() {
        var form = AForm.targeted();
        var second = new TemplateVersion("department-2022", 2);
        var event = told(form.by(PREPARER, moving(form, second)));

        assertThat(event.from()).isEqualTo(DEPARTMENT);
        assertThat(event.to()).isEqualTo(second);
        assertThat(event.ruleSet()).isEqualTo(RULES);
        assertThat(event.layout().signoff()).hasSize(5);
        assertThat(event.route()).hasSize(3);
        assertThat(event.changes())
                .extracting(LayoutChange::kind, LayoutChange::place)
                .containsExactly(
                        tuple(Kind.SETTING, "branches/output"),
                        tuple(Kind.SETTING, "branches/benefit"),
                        tuple(Kind.ADDED, "signoff/preparer"),
                        tuple(Kind.ADDED, "signoff/reviewer"),
                        tuple(Kind.ADDED, "signoff/leader"),
                        tuple(Kind.ADDED, "signoff/date"),
                        tuple(Kind.ADDED, "signoff/phone"));
        assertThat(event.kept()).isEmpty();
    }

    @Test
    void everyChangeIsListedWithWhatStoodThereBefore() {
        var edition = third().rename("layout/narratives", "goals", "年度目标", "Goals of the year")
                .change("layout/narratives", "goals", one -> one.put("limit", 500))
                .drop("layout/columns", "improvement")
                .add(
                        "layout/header",
                        "{\"key\": \"contact\", \"title\": {\"zh\": \"联系人\", \"en\": \"Contact\"}, \"limit\": 50}")
                .change("layout/branches", "output", one -> one.put("weight", "40.00"))
                .change("layout/branches", "benefit", one -> one.put("weight", "40.00"))
                .change("layout/funds/columns", "transfers", one -> one.put("key", "passed"));

        assertThat(told(moved(AForm.targeted(), edition)).changes())
                .containsExactly(
                        new LayoutChange(Kind.ADDED, "header/contact", new Words("联系人", "Contact"), null, null),
                        new LayoutChange(
                                Kind.DROPPED,
                                "funds/columns/transfers",
                                new Words("上级财政转移支付（C）", "Transfers from above (C)"),
                                null,
                                null),
                        new LayoutChange(
                                Kind.ADDED,
                                "funds/columns/passed",
                                new Words("上级财政转移支付（C）", "Transfers from above (C)"),
                                null,
                                null),
                        new LayoutChange(
                                Kind.RENAMED,
                                "narratives/goals",
                                new Words("年度目标", "Goals of the year"),
                                new Words("年初设定目标", "Goals set at the start of the year"),
                                new Words("年度目标", "Goals of the year")),
                        new LayoutChange(
                                Kind.LIMIT,
                                "narratives/goals",
                                new Words("年度目标", "Goals of the year"),
                                new Words("20000", "20000"),
                                new Words("500", "500")),
                        new LayoutChange(
                                Kind.WEIGHT,
                                "branches/output",
                                new Words("产出指标", "Output"),
                                new Words("50.00", "50.00"),
                                new Words("40.00", "40.00")),
                        new LayoutChange(
                                Kind.WEIGHT,
                                "branches/benefit",
                                new Words("效益指标", "Benefit"),
                                new Words("30.00", "30.00"),
                                new Words("40.00", "40.00")),
                        new LayoutChange(
                                Kind.DROPPED, "columns/improvement", new Words("改进措施", "Improvement"), null, null));
    }

    @Test
    void aSettingIsToldInWordsAndTheWidthsOfColumnsAllAtOnce() {
        var edition = third().change("layout/branches", "output", one -> one.put("required", true))
                .change("layout/narratives", "duties", one -> one.put("owed", true)
                        .put("binding", "RESULTS"))
                .change("layout/columns", "reason", one -> one.put("width", 80))
                .change("layout/columns", "score", one -> one.put("width", 80))
                .change("layout/paper", one -> one.put("orientation", "PORTRAIT"));

        assertThat(told(moved(AForm.targeted(), edition)).changes())
                .containsExactly(
                        new LayoutChange(
                                Kind.SETTING,
                                "narratives/duties",
                                new Words("部门职能概述", "Duties of the department"),
                                new Words("随时可填，选填", "filled in at any time, not owed"),
                                new Words("随自评填写，必填", "filled in with the results, owed")),
                        new LayoutChange(
                                Kind.SETTING,
                                "branches/output",
                                new Words("产出指标", "Output"),
                                new Words("可无指标", "may hold no row"),
                                new Words("须有指标", "holds a row")),
                        new LayoutChange(Kind.SETTING, "columns", new Words("列宽", "column widths"), null, null),
                        new LayoutChange(
                                Kind.SETTING,
                                "paper",
                                new Words("表", "the form"),
                                new Words("横向", "landscape"),
                                new Words("纵向", "portrait")));
    }

    @Test
    void whatHasNoPlaceAnyMoreIsKeptUnderTheNameItHad() {
        var form = AForm.filled()
                .fills(DUTIES.path(), "管理全县学校", REASON.path(), "两期改在来年", "header/form/independentUnits", "3");
        var edition = third().drop("layout/narratives", "duties")
                .drop("layout/columns", "reason")
                .drop("layout/header", "independentUnits");
        var after = moved(form, edition);

        assertThat(told(after).kept())
                .containsExactly(
                        new KeptCell(
                                Cell.header("independentUnits"),
                                form.content()
                                        .value(Cell.header("independentUnits"))
                                        .orElseThrow(),
                                new Words("所属独立核算单位个数", "Number of independent accounting units"),
                                DEPARTMENT),
                        kept(REASON, "两期改在来年", "未完成原因", "Reason"),
                        kept(DUTIES, "管理全县学校", "部门职能概述", "Duties of the department"));
        assertThat(after.content().kept()).isEqualTo(told(after).kept());
        assertThat(after.content().cells())
                .hasSize(form.content().cells().size() - 3)
                .doesNotContainKey(DUTIES);
        after.when(PREPARER, after.filling(DUTIES.path(), "改"))
                .refused(MALFORMED, "cells-malformed")
                .at(DUTIES.path(), "no-such-cell");
    }

    @Test
    void aFigureInAFieldThatIsATextNowIsKeptAndTheFieldIsFree() {
        var units = "header/form/independentUnits";
        var form = AForm.targeted().fills(units, "3");
        var after = moved(form, third().change("layout/header", "independentUnits", one -> one.put("limit", 100)));

        assertThat(after.content().kept()).extracting(KeptCell::cell).containsExactly(new Cell(units));
        after = after.fills(units, "三个");
        assertThat(after.content().text(new Cell(units))).isEqualTo("三个");
        assertThat(after.content().kept())
                .extracting(one -> one.value().toString())
                .containsExactly("3");
    }

    @Test
    void aLaterVersionThatHasThePlaceAgainRestoresIt() {
        var form = AForm.filled().fills(DUTIES.path(), "管理全县学校");
        var without = moved(form, third().drop("layout/narratives", "duties"));
        var again = moved(without, Edition.of(DEPARTMENT, 4));

        assertThat(told(again).restored()).isEqualTo(told(without).kept());
        assertThat(again.content().cells()).isEqualTo(form.content().cells());
        assertThat(again.content().kept()).isEmpty();
        assertThat(again.content().digest()).isEqualTo(form.content().digest());
        assertThat(without.content().digest()).isNotEqualTo(form.content().digest());
    }

    @Test
    void keptCellsGoWithTheirRow() {
        var form = AForm.targeted().fills("indicators/indicator-2/content", "办学满意");
        var after = moved(form, third().drop("layout/columns", "content"));
        assertThat(after.content().kept()).hasSize(1);

        after = after.by(PREPARER, new RemoveIndicator(ID, after.seen(), BENEFIT));
        assertThat(after.content().kept()).isEmpty();
        assertThat(after.told().filter(IndicatorRemoved.class::isInstance).flatMap(event -> ((IndicatorRemoved) event)
                        .contents().stream()))
                .contains(new CellChange(new Cell("indicators/indicator-2/content"), new Value.Text("办学满意"), null));
    }

    @Test
    void theUnitsScoresStayAndTheRulesScoresAreRecordedAnew() {
        var form = AForm.filled();
        // 134.74 % by the 2022 form: 6.53; capped: 10.
        assertThat(rule(form)).isEqualTo(Points.of("96.53"));
        var after = moved(
                form, third().change("ruleSet", one -> one.put("id", "national").put("version", 1)));

        assertThat(told(after).ruleSet()).isEqualTo(new RuleSetVersion("national", 1));
        assertThat(rule(after)).isEqualTo(Points.of("100.00"));
        assertThat(after.content().cells()).isEqualTo(form.content().cells());
        assertThat(after.toldSince(form)).hasSize(2).last().isInstanceOf(FormScored.class);
        assertThat(after.content().scores().values())
                .allMatch(row -> row.derivation().ruleSet().id().equals("national"));
    }

    private static Points rule(AForm form) {
        return Objects.requireNonNull(form.content().totals()).rule();
    }

    @Test
    void aRuleSetMayBeNamed() {
        var form = AForm.filled();
        var after = form.by(
                PREPARER,
                new MoveToTemplate(
                        ID,
                        form.seen(),
                        new TemplateVersion("department-2022", 2),
                        new RuleSetVersion("form-2022-minus-2", 1)));
        assertThat(told(after).ruleSet()).isEqualTo(new RuleSetVersion("form-2022-minus-2", 1));
    }

    @Test
    void noFigureFollowsFromWhatIsOnlyKept() {
        Consumer<ObjectNode> national = one -> one.put("id", "national");
        var form = moved(AForm.filled(), third().change("ruleSet", national));
        assertThat(form.content().scores().get(OUTPUT.value()))
                .extracting(RowScore::score)
                .isNotNull();
        var after = moved(
                form,
                Edition.of(DEPARTMENT, 4)
                        .change("ruleSet", national)
                        .drop("layout/columns", "targets")
                        .drop("layout/columns", "actuals")
                        .change("layout", one -> one.put("targets", "TEXT")));
        assertThat(after.content().scores().get(OUTPUT.value()))
                .extracting(RowScore::score)
                .isNull();
        assertThat(after.content().kept()).hasSize(6);
    }

    @Test
    void theBaselineStaysLocked() {
        var form = AForm.baselined();
        var after = moved(form, third());
        after.when(PREPARER, after.filling("indicators/indicator-1/weight", "40"))
                .refused(RULE, "cells-not-open")
                .at("indicators/indicator-1/weight", "baseline-locked");
        after.when(PREPARER, new RemoveIndicator(ID, after.seen(), OUTPUT)).refused(RULE, "baseline-locked");
    }

    @Test
    void aTextThatIsTooLongNowStaysAndIsOwedToBeShortened() {
        var goals = "narratives/goals/text";
        var form = AForm.targeted();
        var after = moved(form, third().change("layout/narratives", "goals", one -> one.put("limit", 3)));

        assertThat(after.content().text(new Cell(goals))).isEqualTo("办好五期培训");
        after.when(PREPARER, new SubmitForm(ID, after.seen()))
                .refused(RULE, "incomplete")
                .onlyAt(goals, "text-too-long", Map.of("limit", "3", "length", "6"));
        after.fills(goals, "五期").submitted();
    }

    @Test
    void aReturnedFormGoesOnWhereItStood() {
        var form = AForm.filled().submitted().approvedBy(APPROVER).returnedBy(REVIEWER);
        var after = moved(form, third());
        assertThat(after.submitted().toldSince(after))
                .filteredOn(FormSubmitted.class::isInstance)
                .extracting(event -> ((FormSubmitted) event).step())
                .containsExactly("supervising");
    }

    @Test
    void aRoundOfApprovalsDoesNotBreakOff() {
        var form = AForm.filled().submitted().approvedBy(APPROVER).returnedBy(REVIEWER);
        refusedWith(form, third().drop("route", "unit"), "route-breaks-off").with("step", "单位审核");
        refusedWith(form, third().drop("route", "supervising"), "route-breaks-off")
                .with("step", "主管部门审核");
        moved(form, third().change("route", "finance", one -> one.put("key", "bureau")));
        // Before the round begins, the route may be any.
        moved(AForm.filled(), third().drop("route", "unit"));
    }

    @Test
    void noRowLosesItsPlace() {
        refusedWith(AForm.baselined(), third().drop("layout/branches/1/children", "social"), "rows-without-place")
                .with("count", "1")
                .onlyAt(
                        "indicators/indicator-2/name",
                        "row-without-place",
                        Map.of("row", "指标2", "child", "社会效益指标", "childEn", "Social benefit"));
    }

    private static Outcome.Refusal refusedWith(AForm form, Edition to, String code) {
        var template = to.template();
        var offered = form.offering(template);
        return offered.when(PREPARER, moving(offered, template.version())).refused(RULE, code);
    }

    @Test
    void onlyToANewerVersionOfTheSameTemplateAndKind() {
        var form = AForm.targeted();
        form.when(PREPARER, moving(form, THIRD)).refused(ABSENT, "no-such-template");
        form.when(PREPARER, moving(form, DEPARTMENT))
                .refused(RULE, "not-a-newer-version")
                .with("from", "department-2022 1");
        form.when(PREPARER, moving(form, new TemplateVersion("project-standard", 2)))
                .refused(RULE, "not-a-newer-version");
        var second = form.by(PREPARER, moving(form, new TemplateVersion("department-2022", 2)));
        second.when(PREPARER, moving(second, DEPARTMENT)).refused(RULE, "not-a-newer-version");
        refusedWith(form, third().change("", one -> one.put("kind", "PROJECT")), "template-of-another-kind");
        form.when(
                        PREPARER,
                        new MoveToTemplate(
                                ID,
                                form.seen(),
                                new TemplateVersion("department-2022", 2),
                                new RuleSetVersion("nowhere", 1)))
                .refused(ABSENT, "no-such-rule-set");
    }

    @Test
    void onlyWhileItIsFilledIn() {
        var second = new TemplateVersion("department-2022", 2);
        for (var form : List.of(
                AForm.targeted().submitted(), AForm.filled().submitted(), AForm.settled(), AForm.correcting())) {
            form.when(FINANCE, moving(form, second)).refused(RULE, "wrong-state");
        }
        var cancelled = AForm.targeted()
                .by(PREPARER, new CancelEvaluation(ID, AForm.targeted().seen(), "重复"));
        cancelled
                .when(FINANCE, moving(cancelled, second))
                .refused(RULE, "wrong-state")
                .with("state", "CANCELLED");
        var closed = AForm.targeted().withItsCycleClosed();
        closed.when(FINANCE, moving(closed, second)).refused(RULE, "cycle-closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "reviewer", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitOrTheBureauMovesIt(String who) {
        var form = AForm.targeted();
        form.when(AccountId.of(who), moving(form, new TemplateVersion("department-2022", 2)))
                .refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void theBureauMayMoveItAndStillDecideOnIt() {
        var form = AForm.filled();
        var after = form.by(FINANCE, moving(form, new TemplateVersion("department-2022", 2)))
                .fills("signoff/form/preparer", "甲", "signoff/form/leader", "乙", "signoff/form/date", "三月");
        after.submitted().approvedBy(APPROVER).approvedBy(REVIEWER).settledBy(FINANCE);
    }

    @Test
    void onlyAsItWasSeen() {
        var stale = moving(AForm.targeted(), new TemplateVersion("department-2022", 2));
        var form = AForm.targeted().fills("narratives/goals/text", "新目标");
        form.when(PREPARER, stale).refused(STALE, "form-changed");

        // And what was seen before the move is not what is decided on after it.
        var submit = new SubmitForm(ID, AForm.targeted().seen());
        moved(AForm.targeted(), third()).when(PREPARER, submit).refused(STALE, "form-changed");
    }

    @Test
    void theDifferenceOfALayoutToItselfIsEmpty() {
        for (Template template : Templates.shipped().all().toList()) {
            assertThat(LayoutDifference.between(template.layout(), template.layout()))
                    .isEmpty();
        }
        assertThat(Content.EMPTY.kept()).isEmpty();
    }
}
