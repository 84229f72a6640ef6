package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.ASKED;
import static jiheng.command.evaluation.AForm.AUDITOR;
import static jiheng.command.evaluation.AForm.FINANCE2;
import static jiheng.command.evaluation.AForm.FIRST;
import static jiheng.command.evaluation.AForm.HINT;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.evaluation.AForm.OWED;
import static jiheng.command.evaluation.AForm.SECOND;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.FindingsPassedOver;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;

class RaiseFindingsTest {
    private static final RaiseFindings BOTH = new RaiseFindings(ID, ASKED, List.of(OWED, HINT));

    @Test
    void whatTheChecksFoundIsRecordedUnderNumbers() {
        AForm.filled()
                .submitted()
                .when(Actor.SYSTEM, BOTH)
                .tells(new FindingRaised(ID, FIRST, OWED), new FindingRaised(ID, SECOND, HINT));
    }

    @Test
    void theSameFactsAreNotRaisedTwice() {
        AForm.doubted().when(Actor.SYSTEM, BOTH).tellsNothing();
    }

    @Test
    void norAfterAReviewerClosedThem() {
        AForm.doubted()
                .by(FINANCE, new CloseFinding(ID, FIRST, "已核实"))
                .when(Actor.SYSTEM, BOTH)
                .tellsNothing();
    }

    @Test
    void otherFactsCloseTheOldFindingAndRaiseANewOne() {
        var now = AForm.finding("missed-target", true, OUTPUT, "30");
        AForm.doubted()
                .when(Actor.SYSTEM, new RaiseFindings(ID, ASKED, List.of(now, HINT)))
                .tells(new FindingClosed(ID, FIRST, true, ""), new FindingRaised(ID, FindingId.of("3"), now));
    }

    @Test
    void factsThatComeBackAreRaisedAnew() {
        AForm.doubted()
                .by(Actor.SYSTEM, new RaiseFindings(ID, ASKED, List.of(HINT)))
                .when(Actor.SYSTEM, BOTH)
                .tells(new FindingRaised(ID, FindingId.of("3"), OWED));
    }

    @Test
    void whatACheckRaisedThatWasNotAskedStays() {
        AForm.doubted()
                .when(Actor.SYSTEM, new RaiseFindings(ID, List.of("far-from-target"), List.of(HINT)))
                .tellsNothing();
    }

    @Test
    void whatAPersonRaisedStays() {
        AForm.doubted()
                .by(AUDITOR, new RaiseFinding(ID, OUTPUT.value(), "请附名单"))
                .when(Actor.SYSTEM, BOTH)
                .tellsNothing();
    }

    @Test
    void noPersonSpeaksForTheChecks() {
        AForm.doubted().when(ADMIN, BOTH).refused(FORBIDDEN, "checks-are-the-programs");
        AForm.doubted().when(PREPARER, BOTH).refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void findingsMakeNobodyAHandAndDoNotHoldUpAWithdrawal() {
        AForm.doubted().when(PREPARER, new WithdrawSubmission(ID)).accepted();
    }

    @Test
    void nobodyApprovesOverAnOpenOneWithoutSayingWhy() {
        var form = AForm.doubted();
        form.when(APPROVER, new ApproveStep(ID, form.seen(), "同意"))
                .refused(RULE, "open-findings")
                .with("count", "1")
                .onlyAt("despite", "open-finding", Map.of("number", "1", "sentence", "不符"));
        form.when(APPROVER, new ApproveStep(ID, form.seen(), "同意", " 已电话核实 "))
                .tells(
                        new FindingsPassedOver(ID, Stage.RESULTS, 1, "unit", List.of(FIRST), "已电话核实"),
                        new StepApproved(ID, Stage.RESULTS, 1, "unit", "同意"));
    }

    @Test
    void whatIsOnlyAHintStandsInNobodysWay() {
        var form = AForm.doubted().by(FINANCE, new CloseFinding(ID, FIRST, "已核实"));
        form.when(APPROVER, new ApproveStep(ID, form.seen(), "同意"))
                .tells(new StepApproved(ID, Stage.RESULTS, 1, "unit", "同意"));
    }

    @Test
    void everyStepAccountsForItselfAndSettlingForWhatItsApprovalDidNot() {
        var form = over(REVIEWER, "乙", over(APPROVER, "甲", AForm.doubted()));
        form.when(FINANCE, new SettleForm(ID, form.seen(), "")).refused(RULE, "open-findings");
        var approved = over(FINANCE, "丙", form);
        assertThat(approved.by(FINANCE, new SettleForm(ID, approved.seen(), "")).told())
                .anyMatch(event -> event instanceof FindingsPassedOver over
                        && over.reason().equals("丙"));
        var later = approved.by(AUDITOR, new RaiseFinding(ID, "", "请附名单"));
        later.when(FINANCE, new SettleForm(ID, later.seen(), "")).refused(RULE, "open-findings");
        later.when(FINANCE, new SettleForm(ID, later.seen(), "", "名单在佐证里")).accepted();
    }

    @Test
    void whoeverSettlesInAnothersPlaceAccountsForThemselves() {
        var approved = over(FINANCE, "丙", over(REVIEWER, "乙", over(APPROVER, "甲", AForm.doubted())));
        approved.when(FINANCE2, new SettleForm(ID, approved.seen(), "")).refused(RULE, "open-findings");
        assertThat(approved.by(FINANCE2, new SettleForm(ID, approved.seen(), "", "丁"))
                        .told())
                .anyMatch(event -> event instanceof FindingsPassedOver over
                        && over.reason().equals("丁"));
    }

    @Test
    void aReasonThatIsGivenAgainIsRecordedAgain() {
        var approved = over(FINANCE, "丙", over(REVIEWER, "乙", over(APPROVER, "甲", AForm.doubted())));
        assertThat(approved.by(FINANCE, new SettleForm(ID, approved.seen(), "", "另有说明"))
                        .told())
                .anyMatch(event -> event instanceof FindingsPassedOver over
                        && over.reason().equals("另有说明")
                        && over.findings().equals(List.of(FIRST)));
    }

    @Test
    void aNewVersionIsAccountedForAnew() {
        var form = over(APPROVER, "甲", AForm.doubted())
                .returnedBy(REVIEWER)
                .fills("narratives/results/text", "六期培训都已办完")
                .submitted();
        form.when(REVIEWER, new ApproveStep(ID, form.seen(), "")).refused(RULE, "open-findings");
    }

    private static AForm over(AccountId who, String why, AForm form) {
        return form.by(who, new ApproveStep(ID, form.seen(), "", why));
    }
}
