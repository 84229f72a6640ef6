package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitFormTest {
    private static SubmitForm submission(AForm form) {
        return new SubmitForm(ID, form.seen());
    }

    @Test
    void targetsGoToTheFirstStepAsVersionOneWithTheDigestOfWhatStandsThere() {
        var form = AForm.targeted();
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.TARGETS, 1, form.content().digest(), "unit", false));
    }

    @Test
    void resultsAreCountedFromOneAgain() {
        var form = AForm.filled();
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 1, form.content().digest(), "unit", false));
    }

    @Test
    void theFirstSubmissionLocksTheBaselineWhereTargetsAndResultsComeTogether() {
        var form = AForm.together();
        var digest = form.content().digest();
        form.when(PREPARER, submission(form))
                .tells(
                        new FormSubmitted(ID, Stage.RESULTS, 1, digest, "unit", false),
                        new BaselineLocked(ID, 1, digest));
    }

    @Test
    void theSecondSubmissionLocksNothingAgain() {
        var form = AForm.together().submitted().returnedBy(APPROVER);
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 2, form.content().digest(), "unit", false));
    }

    @ParameterizedTest
    @CsvSource({"approver, unit", "reviewer, supervising", "finance, finance"})
    void aReturnedFormGoesStraightBackToTheStepThatReturnedIt(String who, String step) {
        var form = AForm.filled().submitted();
        for (var earlier : new AccountId[] {APPROVER, REVIEWER, FINANCE}) {
            if (earlier.key().equals(who)) {
                break;
            }
            form = form.approvedBy(earlier);
        }
        form = form.returnedBy(AccountId.of(who)).fills("narratives/results/text", "改过的文字");
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 2, form.content().digest(), step, false));
    }

    @Test
    void returnedTargetsGoStraightBackEvenWhenARowWasTakenOff() {
        var form = AForm.targeted().submitted().approvedBy(APPROVER).returnedBy(REVIEWER);
        form = form.by(PREPARER, new RemoveIndicator(ID, form.seen(), AForm.SATISFACTION))
                .fills("branches/satisfaction/weight", "0", "branches/satisfaction/reason", "不涉及服务对象")
                .fills("branches/output/weight", "60", "branches/output/reason", "产出为主")
                .fills("indicators/indicator-1/weight", "60");
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.TARGETS, 2, form.content().digest(), "supervising", false));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T15:59:59Z, false", "2026-03-10T16:00:00Z, true"})
    void targetsAreLateFromTheDayAfterTheirDeadlineInChina(Instant moment, boolean late) {
        var form = AForm.targeted().at(moment);
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.TARGETS, 1, form.content().digest(), "unit", late));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-20T15:59:59Z, false", "2026-03-20T16:00:00Z, true"})
    void resultsAreLateFromTheDayAfterTheirs(Instant moment, boolean late) {
        var form = AForm.filled().at(moment);
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 1, form.content().digest(), "unit", late));
    }

    @Test
    void whatWasChangedSinceItWasSeenIsNotSubmitted() {
        var form = AForm.filled();
        var stale = submission(form);
        var changed = form.by(COLLEAGUE, form.filling("narratives/results/text", "同事改过"));
        changed.when(PREPARER, stale).refused(STALE, "form-changed").with("current", "" + changed.seen());
        changed.when(PREPARER, new SubmitForm(ID, changed.seen() + 1)).refused(STALE, "form-changed");
    }

    @Test
    void aBranchWhoseWeightsDoNotAddUpIsNamedWithByHowMuch() {
        var form =
                AForm.targeted().fills("indicators/indicator-1/weight", "47.5", "indicators/indicator-2/weight", "31");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .with("count", "2")
                .at(
                        "indicators/indicator-1/weight",
                        "branch-under",
                        Map.of("branch", "产出指标", "sum", "47.50", "owed", "50.00", "off", "2.50"))
                .at("indicators/indicator-2/weight", "branch-over", Map.of("branchEn", "Benefit", "off", "1.00"));
    }

    @ParameterizedTest
    @CsvSource({"20, total-over, 110.00, 10.00", "2, total-under, 92.00, 8.00"})
    void branchesAddUpToAHundred(String weight, String code, String sum, String off) {
        var form = AForm.targeted().fills("branches/funds/weight", weight, "branches/funds/reason", "本地区规定");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .onlyAt("form", code, Map.of("sum", sum, "off", off));
    }

    @Test
    void anAdjustedWeightOwesAReason() {
        var form = AForm.targeted()
                .fills(
                        "branches/funds/weight",
                        "20",
                        "branches/output/weight",
                        "40",
                        "indicators/indicator-1/weight",
                        "40");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .at(
                        "branches/funds/reason",
                        "adjusted-weight-without-reason",
                        Map.of("weight", "20.00", "standard", "10.00"))
                .at("branches/output/reason", "adjusted-weight-without-reason");

        var explained = form.fills("branches/funds/reason", "本地区规定", "branches/output/reason", "本地区规定");
        explained.when(PREPARER, submission(explained)).accepted();
    }

    @ParameterizedTest
    @CsvSource({
        "indicators/indicator-1/name, indicators/indicator-1/name, name-missing",
        "indicators/indicator-1/targets, indicators/indicator-1/target, target-missing",
        "indicators/indicator-1/weight, indicators/indicator-1/weight, weight-missing",
        "narratives/goals/text, narratives/goals/text, narrative-missing"
    })
    void targetsOweTheseCells(String emptied, String field, String code) {
        var form = AForm.targeted().fills(emptied, "");
        form.when(PREPARER, submission(form)).refused(RULE, "incomplete").at(field, code);
    }

    @ParameterizedTest
    @CsvSource({
        "indicators/indicator-1/actuals, indicators/indicator-1/actual, actual-missing",
        "indicators/indicator-1/score, indicators/indicator-1/score, score-missing",
        "narratives/results/text, narratives/results/text, narrative-missing",
        "funds/fiscal/budget, funds/fiscal/budget, fund-figure-missing",
        "funds/fiscal/executed, funds/fiscal/executed, fund-figure-missing"
    })
    void resultsOweTheseCells(String emptied, String field, String code) {
        var form = AForm.filled().fills(emptied, "");
        form.when(PREPARER, submission(form)).refused(RULE, "incomplete").onlyAt(field, code, Map.of());
    }

    @Test
    void ofSeveralSourcesOneHasABudget() {
        var funds =
                Templates.shipped().find(AForm.PROJECT).orElseThrow().layout().funds();
        var form = AForm.filled().hadItBeenOpened(opened -> withFunds(opened, funds));
        form.when(PREPARER, submission(form)).accepted();

        var emptied = form.fills("funds/fiscal/budget", "");
        emptied.when(PREPARER, submission(emptied))
                .refused(RULE, "incomplete")
                .onlyAt("funds/fiscal/budget", "funds-missing", Map.of());
        var carried = emptied.fills("funds/carried/budget", "12");
        carried.when(PREPARER, submission(carried)).accepted();
    }

    private static EvaluationOpened withFunds(EvaluationOpened opened, Layout.Funds funds) {
        var layout = opened.layout();
        return new EvaluationOpened(
                opened.evaluation(),
                opened.unit(),
                opened.unitName(),
                opened.cycle(),
                opened.year(),
                opened.kind(),
                opened.project(),
                opened.template(),
                opened.ruleSet(),
                new Layout(
                        layout.title(),
                        layout.header(),
                        funds,
                        layout.narratives(),
                        layout.targets(),
                        layout.branches(),
                        layout.columns(),
                        layout.signoff(),
                        layout.checks(),
                        layout.paper()),
                opened.route(),
                opened.stage());
    }

    @Test
    void transfersMayBeLeftEmpty() {
        var form = AForm.filled().fills("funds/fiscal/transfers", "");
        form.when(PREPARER, submission(form)).accepted();
    }

    @Test
    void moneyIsNotNegative() {
        var form = AForm.filled().fills("funds/fiscal/executed", "-1");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .onlyAt("funds/fiscal/executed", "fund-figure-negative", Map.of("columnEn", "Executed (B)"));
    }

    @Test
    void aRowThatLosesPointsOwesAReasonAndAnImprovement() {
        var form = AForm.filled().fills("indicators/indicator-1/score", "49.99");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .with("count", "2")
                .at("indicators/indicator-1/reason", "reason-owed")
                .at("indicators/indicator-1/improvement", "improvement-owed");

        var explained = form.fills("indicators/indicator-1/reason", "疫情", "indicators/indicator-1/improvement", "早安排");
        explained.when(PREPARER, submission(explained)).accepted();
    }

    /** No act leaves a score above its weight any more; a form filled in before that rule may still hold one. */
    private static AForm onceLowered(AForm form, String cell, String to) {
        var weight = new Cell(cell);
        var lowered = new CellFilled(
                ID, weight, form.content().value(weight).orElse(null), new Value.Number(new BigDecimal(to)), null);
        return form.after(List.of(new GenericEventMessage<>(lowered, Map.of("account", PREPARER.value()))));
    }

    @Test
    void aScoreLeftAboveALoweredWeightIsNotSubmitted() {
        var form = onceLowered(AForm.together(), "indicators/indicator-1/weight", "49.00");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .at("indicators/indicator-1/score", "score-above-weight", Map.of("weight", "49.00"));
    }

    @Test
    void norIsAScoreOnARowThatNoLongerCounts() {
        var form = onceLowered(AForm.together(), "indicators/indicator-1/weight", "0.00");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .at("indicators/indicator-1/score", "score-above-weight", Map.of("weight", "0.00"));
    }

    @Test
    void norIsAFundScoreAboveALoweredWeight() {
        var scored = AForm.together().fills("funds/total/score", "10", "branches/funds/reason", "本地区规定");
        var form = onceLowered(scored, "branches/funds/weight", "9.00");
        form.when(PREPARER, submission(form))
                .refused(RULE, "incomplete")
                .at("funds/total/score", "score-above-weight", Map.of("weight", "9.00"));
    }

    @Test
    void aFormWithoutRowsIsNotSubmitted() {
        var form = AForm.opened(Stage.TARGETS);
        form.when(PREPARER, submission(form)).refused(RULE, "incomplete").at("form", "no-indicators");
    }

    @Test
    void aCorrectionThatChangedNothingIsNotSubmitted() {
        var form = AForm.correcting();
        form.when(PREPARER, submission(form)).refused(RULE, "nothing-corrected");
    }

    @Test
    void aCorrectionGoesAsTheNextVersionToTheFirstStepWhoseApprovalLapsed() {
        var form = AForm.correcting().fills("narratives/results/text", "更正后的文字");
        form.when(PREPARER, submission(form))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 2, form.content().digest(), "unit", false));
    }

    @Test
    void whatIsSubmittedIsNotSubmittedAgain() {
        var form = AForm.filled().submitted();
        form.when(PREPARER, submission(form)).refused(RULE, "wrong-state").with("state", "SUBMITTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "reviewer", "finance", "auditor", "admin", "archivist", "newcomer", "nobody"})
    void onlyAPreparerOfTheUnitSubmits(String who) {
        var form = AForm.filled();
        form.when(AccountId.of(who), submission(form)).refused(FORBIDDEN, "not-entitled");
    }
}
